// SPDX-License-Identifier: GPL-2.0-only
#include "sim/load/offered.h"

#include "sim/load/held-time.h"

namespace pptplab::sim::load
{

namespace
{

using population::Law;

bool
Redials(const population::Group& group)
{
    return (group.redial && group.redial->probability > 0) || group.automaticRedial.attempts > 0;
}

bool
IsExponential(const population::Group& group, const Law& law)
{
    const bool plain = group.silentShare == 0 && !group.callLimit && group.idleTail.IsZero();
    return plain && group.holding == law && law.Form() == Law::Kind::Exponential;
}

/// Calls of a trace a second, from its first to its last.
double
RateOf(const population::Trace& trace)
{
    const double span = trace.empty() ? 0 : ToSeconds(trace.back().at - trace.front().at);
    return span > 0 ? static_cast<double>(trace.size()) / span : 0;
}

/// Erlangs of the group in ports.
double
ApproximateLoadOf(const population::Group& group, const scenario::ServerSpec& server)
{
    const double held = MostMeanHeld(server, group);
    if (group.trace)
    {
        return RateOf(*group.trace) * held * group.portsPerCall;
    }
    if (group.count)
    {
        return *group.count * held / (held + ToSeconds(group.idleTime.Mean()));
    }
    const double rate = group.interarrival ? 1 / ToSeconds(group.interarrival->Mean())
                                           : group.arrivalRate.perSecond;
    return rate * held * group.portsPerCall;
}

} // namespace

std::optional<FarmShape>
ShapeOf(const scenario::ServerSpec& server)
{
    if (server.farm.spread == population::Spread::Hunt || server.farm.servers == 1)
    {
        return FarmShape{server.farm.servers + server.farm.overflow, 1};
    }
    // To an infinite source each caller is a new one, whose address may be any server's.
    const bool splits = server.farm.spread == population::Spread::Random ||
                        server.farm.spread == population::Spread::Affinity;
    if (splits && server.farm.overflow == 0)
    {
        return FarmShape{1, server.farm.servers};
    }
    return std::nullopt;
}

std::optional<double>
PoissonRate(const population::Group& group)
{
    if (group.trace || group.count)
    {
        return std::nullopt;
    }
    if (!group.interarrival)
    {
        return group.arrivalRate.perSecond;
    }
    const bool exponential = group.interarrival->Form() == Law::Kind::Exponential;
    return exponential ? std::optional(1 / ToSeconds(group.interarrival->Mean())) : std::nullopt;
}

Offered
OfferedBy(const scenario::Scenario& scenario)
{
    const scenario::ServerSpec& server = scenario.server;
    Offered offered;
    offered.exponential = server.setupTime && server.setupTime->IsZero();
    for (const scenario::ClientGroup& each : scenario.clients)
    {
        const population::Group& group = each.calls;
        const auto held = MeanHeld(server, group);
        const auto rate = PoissonRate(group);
        offered.known = offered.known && held && (rate || group.IsFinite());
        offered.finite = offered.finite || group.IsFinite();
        offered.multilink = offered.multilink || group.portsPerCall > 1;
        offered.redials = offered.redials || Redials(group);
        offered.varies = offered.varies || !std::holds_alternative<std::monostate>(group.profile);
        offered.cleansUp =
            offered.cleansUp || (CleanupShare(group) > 0 && !server.cleanup.IsZero());
        offered.exponential =
            offered.exponential && IsExponential(group, scenario.clients.front().calls.holding);
        offered.rate += rate.value_or(0);
        offered.cleanupRate += rate.value_or(0) * CleanupShare(group);
        offered.load += rate.value_or(0) * held.value_or(0) * group.portsPerCall;
    }
    return offered;
}

std::optional<double>
OfferedLoad(const scenario::Scenario& scenario)
{
    const Offered offered = OfferedBy(scenario);
    if (!offered.known || offered.finite)
    {
        return std::nullopt;
    }
    const FarmShape shape =
        ShapeOf(scenario.server).value_or(FarmShape{1, scenario.server.farm.servers});
    return offered.load / shape.apart;
}

LoadedPorts
ApproximateLoad(const scenario::Scenario& scenario)
{
    scenario::ServerSpec server = scenario.server;
    server.setupTime = server.setupTime.value_or(Law());
    const FarmShape shape = ShapeOf(server).value_or(FarmShape{1, server.farm.servers});
    double load = 0;
    for (const scenario::ClientGroup& group : scenario.clients)
    {
        load += ApproximateLoadOf(group.calls, server);
    }
    return {load / shape.apart, static_cast<int>(server.ras.ports * shape.joined)};
}

} // namespace pptplab::sim::load
