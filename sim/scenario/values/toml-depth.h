// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_SCENARIO_VALUES_TOML_DEPTH_H
#define PPTPLAB_SIM_SCENARIO_VALUES_TOML_DEPTH_H

#include "sim/scenario/values/problem.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace pptplab::sim::scenario
{

/// Parts of a dotted key, and brackets within each other, each at most. No key of any section goes
/// deeper than five. Parsers, and all who walk over what was parsed, call themselves for each.
inline constexpr std::size_t kMostDepth = 32;

/// Where a text of TOML goes deeper, if it does.
std::optional<Problem> TooDeep(std::string_view toml);

} // namespace pptplab::sim::scenario

#endif
