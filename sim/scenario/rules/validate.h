// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_SCENARIO_RULES_VALIDATE_H
#define PPTPLAB_SIM_SCENARIO_RULES_VALIDATE_H

#include "sim/scenario/structs/scenario.h"
#include "sim/scenario/values/violation.h"

#include <vector>

namespace pptplab::sim::scenario
{

/// The rules that no single key can check. Empty when all hold. Whether the network can be built is
/// asked by sim/reading.
std::vector<Violation> Validate(const Scenario& scenario);

} // namespace pptplab::sim::scenario

#endif
