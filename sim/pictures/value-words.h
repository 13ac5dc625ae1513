// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_PICTURES_VALUE_WORDS_H
#define PPTPLAB_SIM_PICTURES_VALUE_WORDS_H

#include "sim/scenario/values/value.h"

#include <string>

namespace pptplab::sim::pictures
{

/// A value: "mean 1 min", "SP3", "90 per hour". `full` says of laws which they are, where several
/// have one mean.
std::string TextOfValue(const scenario::Value& value, bool full = false);

/// A share: "2.5 %".
std::string PerCentText(double share);

/// Whether people know what the value is of, without the key: "SP3", "lowest port first".
/// `key` is without its section.
bool SpeaksForItself(const std::string& key, const scenario::Value& value);

} // namespace pptplab::sim::pictures

#endif
