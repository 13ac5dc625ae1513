// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_EXPERIMENT_SETTING_H
#define PPTPLAB_SIM_EXPERIMENT_SETTING_H

#include "sim/scenario/values/value.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pptplab::sim::experiment
{

/// One key of a cell and its value there.
struct Setting
{
    std::string key;
    scenario::Value value;
};

using Settings = std::vector<Setting>;

const scenario::Value* Find(const Settings& settings, std::string_view key);

/// A value as a number in base units: seconds, per second, bit/s. None for names, lists and laws.
std::optional<double> AsNumber(const scenario::Value& value);

/// A value as a place on an axis: its number, or the mean of a law in seconds.
std::optional<double> OnAxis(const scenario::Value& value);

/// Equal as numbers in base units ("60s" and "1min"), else as texts.
bool SameValue(const scenario::Value& a, const scenario::Value& b);

/// A value for tables and file names: texts without their quotes, all else as TOML.
std::string Label(const scenario::Value& value);

/// The settings of a cell on some keys as one name: "sp3 rotary".
std::string NameOf(const Settings& cell, const std::vector<std::string>& keys);

/// Whether the cell has all of `settings`.
bool Has(const Settings& cell, const Settings& settings);

} // namespace pptplab::sim::experiment

#endif
