// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_EXPERIMENT_SETTING_H
#define PPTPLAB_SIM_EXPERIMENT_SETTING_H

#include "sim/scenario/values/value.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pptplab::sim
{

/// One key of a cell and its value there.
struct Setting
{
    std::string key;
    Value value;
};

using Settings = std::vector<Setting>;

const Value* Find(const Settings& settings, std::string_view key);

/// A value as a number in base units: seconds, per second, bit/s. None for names, lists and laws.
std::optional<double> AsNumber(const Value& value);

/// Equal as numbers in base units ("60s" and "1min"), else as texts.
bool SameValue(const Value& a, const Value& b);

/// For tables and file names: texts without their quotes, all else as TOML.
std::string Label(const Value& value);

} // namespace pptplab::sim

#endif
