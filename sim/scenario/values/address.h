// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_SCENARIO_VALUES_ADDRESS_H
#define PPTPLAB_SIM_SCENARIO_VALUES_ADDRESS_H

#include "sim/scenario/values/value.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pptplab::sim::scenario
{

/// The element of a list of tables that one part of a path names: by its `name`, or by its number
/// counted from 1.
std::optional<std::size_t> ElementNamed(const Value::List& list, const std::string& part);

/// The `name` of each element that has one.
std::vector<std::string> NamesIn(const Value::List& list);

/// The places to which a path leads, as Assign takes it: with two groups `clients.holding` is
/// `clients[1].holding` and `clients[2].holding`.
std::vector<std::string> Addresses(const Value::Table& root, std::string_view path);

/// Whether nothing that is assigned at `path` outlives what is assigned at `later` after it.
bool IsCovered(const Value::Table& root, std::string_view path, std::string_view later);

} // namespace pptplab::sim::scenario

#endif
