// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_SCENARIO_RULES_CALLING_RULES_H
#define PPTPLAB_SIM_SCENARIO_RULES_CALLING_RULES_H

#include "sim/scenario/structs/scenario.h"

#include <vector>

namespace pptplab::sim::scenario
{

/// Calls and crowds that would come when arrivals have stopped.
void ValidateCalling(const Scenario& scenario, std::vector<Violation>& violations);

} // namespace pptplab::sim::scenario

#endif
