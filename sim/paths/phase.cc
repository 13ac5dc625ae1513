// SPDX-License-Identifier: GPL-2.0-only
#include "sim/paths/phase.h"

#include <algorithm>
#include <set>

namespace pptplab::sim::paths
{

namespace
{

using topologies::Edge;

bool
IsDown(const scenario::LinkFailure& failure, Duration at)
{
    return failure.down <= at && (!failure.up || at < *failure.up);
}

bool
IsDown(const scenario::AccessLink& access, Duration at)
{
    const auto& outages = access.impairments.outages;
    return std::any_of(outages.begin(), outages.end(), [at](const node::Outage& outage) {
        return outage.from <= at && at < outage.until;
    });
}

/// Times at which something changes, in order.
std::set<Duration>
ChangesOf(const scenario::Scenario& scenario)
{
    std::set<Duration> changes{Duration::zero()};
    for (const scenario::FirewallRule& rule : scenario.firewall)
    {
        changes.insert(rule.from);
        changes.insert(rule.until.value_or(Duration::zero()));
    }
    for (const scenario::LinkFailure& failure : scenario.links)
    {
        for (const auto& change : {std::optional(failure.down), failure.up})
        {
            if (change)
            {
                changes.insert({*change, *change + scenario.topology.convergence});
            }
        }
    }
    const auto add = [&changes](const scenario::AccessLink& access) {
        for (const node::Outage& outage : access.impairments.outages)
        {
            changes.insert({outage.from, outage.until});
        }
    };
    changes.insert(scenario.server.filteringStopsAt.value_or(Duration::zero()));
    add(scenario.server.access);
    for (const scenario::ClientGroup& group : scenario.clients)
    {
        add(group.access);
    }
    changes.erase(changes.lower_bound(scenario.duration), changes.end());
    return changes;
}

std::vector<Edge>
LinesDown(const scenario::Scenario& scenario, const plan::NetworkPlan& plan, Duration at)
{
    std::vector<Edge> lines;
    for (const scenario::LinkFailure& failure : scenario.links)
    {
        if (IsDown(failure, at))
        {
            const auto both = plan.LinesBetween(*plan.RouterOf(failure.between.front()),
                                                *plan.RouterOf(failure.between.back()));
            lines.insert(lines.end(), both.begin(), both.end());
        }
    }
    return lines;
}

/// The last change of which routers have heard; none before the first.
std::optional<Duration>
LastHeard(const scenario::Scenario& scenario, Duration at)
{
    std::optional<Duration> last;
    for (const scenario::LinkFailure& failure : scenario.links)
    {
        for (const auto& change : {std::optional(failure.down), failure.up})
        {
            if (change && *change + scenario.topology.convergence <= at)
            {
                last = std::max(last, change);
            }
        }
    }
    return last;
}

} // namespace

std::vector<Phase>
PhasesOf(const scenario::Scenario& scenario, const plan::NetworkPlan& plan)
{
    std::vector<Phase> phases;
    for (const Duration from : ChangesOf(scenario))
    {
        if (!phases.empty())
        {
            phases.back().until = from;
        }
        Phase phase;
        phase.from = from;
        phase.until = scenario.duration;
        phase.broken = LinesDown(scenario, plan, from);
        if (const auto heard = LastHeard(scenario, from))
        {
            phase.avoided = LinesDown(scenario, plan, *heard);
        }
        phase.serversCutOff = IsDown(scenario.server.access, from);
        for (const scenario::ClientGroup& group : scenario.clients)
        {
            phase.cutOff.push_back(IsDown(group.access, from));
        }
        phases.push_back(std::move(phase));
    }
    return phases;
}

} // namespace pptplab::sim::paths
