// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_SCENARIO_KEYS_KEY_NUMBER_H
#define PPTPLAB_SIM_SCENARIO_KEYS_KEY_NUMBER_H

#include "sim/scenario/values/value.h"

#include <optional>
#include <string>
#include <string_view>

namespace pptplab::sim::scenario
{

/// How the values of one key become numbers in base units, for whoever computes with them.
struct KeyNumber
{
    /// The key and its unit: "clients.arrival_rate_per_s", "clients.holding_mean_s" of a law,
    /// "server.ports" of what is a number as it is written.
    std::string name;
    /// None for a value without a number ("auto"), and for a law in a file, which is not read.
    std::optional<double> (*of)(const Value& value) = nullptr;

    /// Whether the text of a value is its number already.
    bool isPlain = false;
};

/// Follows from the form of the key in the tables of keys. `key` may name a group, as
/// `clients.office.holding` does. None for names, texts, lists and tables.
std::optional<KeyNumber> NumberOfKey(std::string_view key);

/// The key of all groups that `key` is of one: `clients.office.holding` -> `clients.holding`. Empty
/// for a key of two parts.
std::string WithoutName(std::string_view key);

} // namespace pptplab::sim::scenario

#endif
