// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_SCENARIO_RULES_SERVICE_RULES_H
#define PPTPLAB_SIM_SCENARIO_RULES_SERVICE_RULES_H

#include "sim/scenario/structs/scenario.h"

#include <vector>

namespace pptplab::sim::scenario
{

/// How the keys of restarts and reboots go together, and what callers without PPP may bring.
void ValidateService(const Scenario& scenario, std::vector<Violation>& violations);

} // namespace pptplab::sim::scenario

#endif
