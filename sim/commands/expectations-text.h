// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_COMMANDS_EXPECTATIONS_TEXT_H
#define PPTPLAB_SIM_COMMANDS_EXPECTATIONS_TEXT_H

#include "sim/reproduce/verdict.h"

#include <nlohmann/json.hpp>

#include <ostream>
#include <vector>

namespace pptplab::sim::commands
{

/// What was expected of `cells`, what was seen and whether it holds, for people. Nothing where
/// nothing was expected.
void Print(const reproduce::JudgedClaims& judged,
           const std::vector<reproduce::Outcomes>& cells,
           std::ostream& out);

/// Adds them to `object` as "expectations", for programs, unless nothing was expected.
void AddTo(nlohmann::ordered_json& object, const reproduce::JudgedClaims& judged);

} // namespace pptplab::sim::commands

#endif
