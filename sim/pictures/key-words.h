// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_PICTURES_KEY_WORDS_H
#define PPTPLAB_SIM_PICTURES_KEY_WORDS_H

#include "analysis/plot/plot.h"
#include "sim/experiment/setting.h"

#include <string>
#include <vector>

namespace pptplab::sim::pictures
{

/// What people call a key: "ports", "pause before a redial". Where another of the `swept` keys has
/// the same name, whose it is stands before it: "callers' service pack".
std::string NameOfKey(const std::string& key, const std::vector<std::string>& swept);

/// Each value of a key that stands in legends or beneath bars, told apart: "mean pause 1 min".
/// Values that say by themselves what they are, as service packs, stand without the key.
std::vector<std::string> TextsOfValues(const std::string& key,
                                       const std::vector<scenario::Value>& values,
                                       const std::vector<std::string>& swept);

/// The same without the key, where an axis says what it is.
std::vector<std::string> BareTextsOfValues(const std::string& key,
                                           const std::vector<scenario::Value>& values);

/// Settings as one text: "SP3, mean pause 1 min".
std::string TextOfSettings(const experiment::Settings& settings,
                           const std::vector<std::string>& swept);

/// The axis of a key with numbers, and by what they are multiplied to stand on it.
struct NumberAxis
{
    analysis::Axis axis;
    double factor = 1;
};

NumberAxis AxisOfKey(const std::string& key,
                     const std::vector<scenario::Value>& values,
                     const std::vector<std::string>& swept);

} // namespace pptplab::sim::pictures

#endif
