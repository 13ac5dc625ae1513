// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_PATHS_PHASE_H
#define PPTPLAB_SIM_PATHS_PHASE_H

#include "sim/plan/plan.h"
#include "sim/scenario/structs/scenario.h"

#include <optional>
#include <vector>

namespace pptplab::sim::paths
{

/// A time in which the network stays as it is: the same rules, lines and routes.
struct Phase
{
    Duration from{};
    Duration until{};
    std::vector<topologies::Edge> broken;  ///< lines between routers that drop what they are given
    std::vector<topologies::Edge> avoided; ///< broken lines of which routers know
    std::vector<bool> cutOff;              ///< whether a group's access lines are in an outage
    bool serversCutOff = false;
};

/// All phases of the run, one after the other, from 0 to its duration. Random outages, which no one
/// knows before, are not in them.
std::vector<Phase> PhasesOf(const scenario::Scenario& scenario, const plan::NetworkPlan& plan);

} // namespace pptplab::sim::paths

#endif
