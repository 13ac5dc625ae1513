// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_SCENARIO_RULES_MACHINE_RULES_H
#define PPTPLAB_SIM_SCENARIO_RULES_MACHINE_RULES_H

#include "sim/scenario/structs/scenario.h"

#include <vector>

namespace pptplab::sim::scenario
{

/// Keys of servers' and callers' machines that mean nothing without another one.
void ValidateMachines(const Scenario& scenario, std::vector<Violation>& violations);

} // namespace pptplab::sim::scenario

#endif
