// SPDX-License-Identifier: GPL-2.0-only
#include "sim/plan/scenario-plan.h"

#include "sim/scenario/structs/nat-boxes.h"

namespace pptplab::sim::plan
{

PlanOptions
PlanOptionsOf(const scenario::Scenario& scenario)
{
    PlanOptions options;
    options.topology = scenario.topology;
    options.servers = scenario.server.farm.servers + scenario.server.farm.overflow;
    options.serverAccess = scenario.server.access;
    for (const scenario::ClientGroup& group : scenario.clients)
    {
        const std::uint32_t machines = group.calls.count.value_or(0);
        const std::uint32_t boxes = scenario::BoxesOf(scenario.nats, group.calls.name, machines);
        options.groups.push_back({group.calls.name, group.access, machines + boxes});
    }
    return options;
}

} // namespace pptplab::sim::plan
