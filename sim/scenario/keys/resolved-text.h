// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_SCENARIO_KEYS_RESOLVED_TEXT_H
#define PPTPLAB_SIM_SCENARIO_KEYS_RESOLVED_TEXT_H

#include "sim/scenario/structs/scenario.h"

#include <string>

namespace pptplab::sim::scenario
{

/// All keys of a scenario with their values, defaults included, as a TOML file that reads back as
/// the same scenario. Equal texts mean equal scenarios, so it is what is hashed and stored.
std::string ResolvedText(const Scenario& scenario);

} // namespace pptplab::sim::scenario

#endif
