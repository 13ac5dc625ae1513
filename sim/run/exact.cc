// SPDX-License-Identifier: GPL-2.0-only
#include "sim/run/exact.h"

#include "analysis/queueing/cleanup.h"
#include "analysis/queueing/erlang.h"

#include <algorithm>

namespace pptplab::sim
{

namespace
{

using population::Law;

// RefusalsOfLowestHunt solves 3^ports equations.
constexpr int kMostPortsByNumber = 8;

double
NetbeuiShare(const population::Group& group)
{
    return group.protocols.Has(NetworkProtocol::NetBeui) ? 1 : group.netbeuiShare;
}

bool
IsPoissonWithoutRedial(const population::Group& group)
{
    return !group.count && (!group.redial || group.redial->probability == 0);
}

/// What all groups offer together to one server.
struct Offered
{
    Rate rate;
    double netbeuiShare = 0; ///< of all callers
};

Offered
OfferedTo(const Scenario& scenario)
{
    Offered offered;
    double netbeuiRate = 0;
    for (const ClientGroup& group : scenario.clients)
    {
        offered.rate.perSecond += group.calls.arrivalRate.perSecond;
        netbeuiRate += group.calls.arrivalRate.perSecond * NetbeuiShare(group.calls);
    }
    offered.netbeuiShare = offered.rate.perSecond > 0 ? netbeuiRate / offered.rate.perSecond : 0;
    offered.rate.perSecond /= scenario.server.count;
    return offered;
}

/// A caller without a protocol in common would hold his port for the set-up only.
bool
PortsAreAlike(const ServerSpec& server)
{
    const auto& bound = server.ras.boundProtocols;
    return std::all_of(
        bound.begin(), bound.end(), [](ProtocolSet each) { return each == ProtocolSet::All(); });
}

bool
IsSolvable(const Scenario& scenario)
{
    const auto& clients = scenario.clients;
    return scenario.engine == Engine::Call && PortsAreAlike(scenario.server) &&
           scenario.server.ras.poolSize >= scenario.server.ras.ports &&
           std::all_of(clients.begin(), clients.end(), [](const ClientGroup& group) {
               return IsPoissonWithoutRedial(group.calls);
           });
}

/// All times that the Markov chains know are exponential or absent.
bool
IsMarkov(const Scenario& scenario)
{
    const Law& first = scenario.clients.front().calls.holding;
    return scenario.server.setupTime->IsZero() &&
           scenario.server.cleanup.Form() == Law::Kind::Exponential &&
           first.Form() == Law::Kind::Exponential &&
           std::all_of(scenario.clients.begin(),
                       scenario.clients.end(),
                       [&](const ClientGroup& group) { return group.calls.holding == first; });
}

std::optional<analysis::Refusals>
SolveChain(const Scenario& scenario, const Offered& offered)
{
    const ras::Server::Options& server = scenario.server.ras;
    const analysis::CleanupQueue queue{static_cast<int>(server.ports),
                                       offered.rate,
                                       scenario.clients.front().calls.holding.Mean(),
                                       scenario.server.cleanup.Mean(),
                                       offered.netbeuiShare};
    if (server.cleanupBlocks == ras::CleanupBlocks::Server)
    {
        return analysis::RefusalsOfWholeServer(queue);
    }
    if (server.hunt == ras::Hunt::Random)
    {
        return analysis::RefusalsOfRandomHunt(queue);
    }
    if (server.hunt == ras::Hunt::Lowest && queue.ports <= kMostPortsByNumber)
    {
        return analysis::RefusalsOfLowestHunt(queue);
    }
    return std::nullopt;
}

} // namespace

std::optional<double>
OfferedLoad(const Scenario& scenario)
{
    const auto& clients = scenario.clients;
    const bool finite = std::any_of(clients.begin(), clients.end(), [](const ClientGroup& group) {
        return group.calls.count.has_value();
    });
    if (finite || !scenario.server.setupTime)
    {
        return std::nullopt;
    }
    return ApproximateLoad(scenario);
}

double
ApproximateLoad(const Scenario& scenario)
{
    const Law setup = scenario.server.setupTime.value_or(Law());
    double load = 0;
    for (const ClientGroup& group : scenario.clients)
    {
        const double held = ToSeconds(setup.Mean()) + ToSeconds(group.calls.holding.Mean()) +
                            NetbeuiShare(group.calls) * ToSeconds(scenario.server.cleanup.Mean());
        load += group.calls.count
                    ? *group.calls.count * held / (held + ToSeconds(group.calls.idleTime.Mean()))
                    : group.calls.arrivalRate.perSecond * held;
    }
    return load / scenario.server.count;
}

std::optional<ExactShares>
ExactSharesOf(const Scenario& scenario)
{
    const auto load = OfferedLoad(scenario);
    if (!IsSolvable(scenario) || !load)
    {
        return std::nullopt;
    }
    const ras::Server::Options& server = scenario.server.ras;
    const bool faulty = ras::FaultsOf(server.level, ras::Side::Server).refusalEndsHunt;
    const Offered offered = OfferedTo(scenario);
    const bool cleansUp = offered.netbeuiShare > 0 && !scenario.server.cleanup.IsZero();
    if (!faulty || server.ports == 1 || !cleansUp)
    {
        const double refused = analysis::ErlangB(*load, static_cast<int>(server.ports));
        return ExactShares{refused, refused, 0};
    }
    const auto solved = IsMarkov(scenario) ? SolveChain(scenario, offered) : std::nullopt;
    if (!solved)
    {
        return std::nullopt;
    }
    return ExactShares{solved->refused, solved->noPort, solved->cleanup};
}

} // namespace pptplab::sim
