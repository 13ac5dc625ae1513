// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_SCENARIO_RULES_ADDRESSING_RULES_H
#define PPTPLAB_SIM_SCENARIO_RULES_ADDRESSING_RULES_H

#include "sim/scenario/forms/forms.h"
#include "sim/scenario/structs/scenario.h"
#include "sim/scenario/values/violation.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace pptplab::sim::scenario
{

/// Sets how many addresses callers have, once all keys of the server are read. `given` tells which
/// were.
void FinishAddressing(const std::function<bool(std::string_view)>& given,
                      ServerSpec& server,
                      std::vector<Violation>& violations);

/// What no single key can check of addresses and PPTP filtering.
void ValidateAddressing(const Scenario& scenario, std::vector<Violation>& violations);

} // namespace pptplab::sim::scenario

#endif
