// SPDX-License-Identifier: GPL-2.0-only
#include "sim/load/held-time.h"

#include "sim/load/law-moments.h"

namespace pptplab::sim::load
{

std::optional<double>
MeanSession(const population::Group& group)
{
    const bool hasTail = !group.idleTail.IsZero() && group.idleLimit != Duration{};
    if (!group.callLimit)
    {
        const double tail = group.idleLimit ? MeanUpTo(group.idleTail, ToSeconds(*group.idleLimit))
                                            : ToSeconds(group.idleTail.Mean());
        return ToSeconds(group.holding.Mean()) + tail;
    }
    if (hasTail)
    {
        return std::nullopt;
    }
    return MeanUpTo(group.holding, ToSeconds(*group.callLimit));
}

double
CleanupShare(const population::Group& group)
{
    return group.protocols.Has(NetworkProtocol::NetBeui) ? 1 : group.netbeuiShare;
}

std::optional<double>
MeanHeld(const scenario::ServerSpec& server, const population::Group& group)
{
    const auto session = MeanSession(group);
    if (!server.setupTime || !session)
    {
        return std::nullopt;
    }
    return ToSeconds(server.setupTime->Mean()) + *session +
           group.silentShare * ToSeconds(server.deadTunnel.Mean()) +
           CleanupShare(group) * ToSeconds(server.cleanup.Mean());
}

} // namespace pptplab::sim::load
