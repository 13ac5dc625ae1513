// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_SCENARIO_RULES_RARE_RULES_H
#define PPTPLAB_SIM_SCENARIO_RULES_RARE_RULES_H

#include "sim/scenario/structs/scenario.h"

#include <vector>

namespace pptplab::sim::scenario
{

/// What splitting cannot do: callers who are not Poisson at a constant rate, or dial again, do not
/// see time averages; a port without a session for want of an address is no matter of ports in use.
/// Nothing is added unless the scenario asks for splitting.
void ValidateRare(const Scenario& scenario, std::vector<Violation>& violations);

} // namespace pptplab::sim::scenario

#endif
