// SPDX-License-Identifier: GPL-2.0-only
#include "sim/network/scenario-plan.h"

namespace pptplab::sim
{

PlanOptions
PlanOptionsOf(const Scenario& scenario)
{
    PlanOptions options;
    options.topology = scenario.topology;
    options.servers = scenario.server.count + scenario.server.overflowCount;
    options.serverAccess = scenario.server.access;
    for (const ClientGroup& group : scenario.clients)
    {
        options.groups.push_back({group.calls.name, group.access, group.calls.count.value_or(0)});
    }
    return options;
}

} // namespace pptplab::sim
