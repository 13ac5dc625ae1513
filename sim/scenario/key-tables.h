// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_SCENARIO_KEY_TABLES_H
#define PPTPLAB_SIM_SCENARIO_KEY_TABLES_H

#include "sim/scenario/key.h"

#include <vector>

namespace pptplab::sim
{

// One table for each section of a scenario.
std::vector<Key<Scenario>> ScenarioKeys();
std::vector<Key<Scenario>> TopologyKeys();
std::vector<Key<ServerSpec>> ServerKeys();
std::vector<Key<ClientGroup>> ClientKeys();

} // namespace pptplab::sim

#endif
