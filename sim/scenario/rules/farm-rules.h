// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_SCENARIO_RULES_FARM_RULES_H
#define PPTPLAB_SIM_SCENARIO_RULES_FARM_RULES_H

#include "sim/scenario/structs/scenario.h"

#include <functional>
#include <string_view>
#include <vector>

namespace pptplab::sim::scenario
{

/// What follows from keys that were or were not given (`given("failure.at")`). Keys of the
/// violations are those of the section `server`.
std::vector<Violation> FinishFarm(const std::function<bool(std::string_view)>& given,
                                  ServerSpec& server);

/// Rules between keys of several servers and their failures.
void ValidateFarm(const Scenario& scenario, std::vector<Violation>& violations);

} // namespace pptplab::sim::scenario

#endif
