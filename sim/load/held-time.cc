// SPDX-License-Identifier: GPL-2.0-only
#include "sim/load/held-time.h"

#include "sim/load/law-moments.h"

#include <algorithm>

namespace pptplab::sim::load
{

namespace
{

double
MeanHolding(const population::Group& group)
{
    const std::optional<Duration>& limit = group.callLimit;
    if (!group.trace)
    {
        return limit ? MeanUpTo(group.holding, ToSeconds(*limit)) : ToSeconds(group.holding.Mean());
    }
    double sum = 0;
    for (const population::TracedCall& call : *group.trace)
    {
        sum += ToSeconds(limit ? std::min(call.holding, *limit) : call.holding);
    }
    return group.trace->empty() ? 0 : sum / static_cast<double>(group.trace->size());
}

double
MeanTail(const population::Group& group)
{
    return group.idleLimit ? MeanUpTo(group.idleTail, ToSeconds(*group.idleLimit))
                           : ToSeconds(group.idleTail.Mean());
}

} // namespace

std::optional<double>
MeanSession(const population::Group& group)
{
    const bool isCutTogether = group.callLimit && MeanTail(group) > 0;
    return isCutTogether ? std::nullopt : std::optional(MostMeanSession(group));
}

double
MostMeanSession(const population::Group& group)
{
    const double sum = MeanHolding(group) + MeanTail(group);
    return group.callLimit ? std::min(sum, ToSeconds(*group.callLimit)) : sum;
}

double
CleanupShare(const population::Group& group)
{
    return group.protocols.Has(NetworkProtocol::NetBeui) ? 1 : group.netbeuiShare;
}

std::optional<double>
MeanHeld(const scenario::ServerSpec& server, const population::Group& group)
{
    const bool known = server.setupTime && MeanSession(group);
    return known ? std::optional(MostMeanHeld(server, group)) : std::nullopt;
}

double
MostMeanHeld(const scenario::ServerSpec& server, const population::Group& group)
{
    return (server.setupTime ? ToSeconds(server.setupTime->Mean()) : 0) + MostMeanSession(group) +
           group.silentShare * ToSeconds(server.deadTunnel.Mean()) +
           CleanupShare(group) * ToSeconds(server.cleanup.Mean());
}

} // namespace pptplab::sim::load
