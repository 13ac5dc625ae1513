// SPDX-License-Identifier: GPL-2.0-only
#include "sim/run/exact.h"

#include "analysis/queueing/cleanup.h"
#include "analysis/queueing/engset.h"
#include "analysis/queueing/erlang.h"
#include "analysis/queueing/multi-port.h"
#include "analysis/queueing/redial-tries.h"
#include "analysis/queueing/redial.h"
#include "analysis/queueing/renewal-loss.h"
#include "sim/run/held-time.h"
#include "sim/run/offered.h"
#include "sim/run/varying-exact.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace pptplab::sim
{

namespace
{

using population::Law;

// RefusalsOfLowestHunt solves 3^ports equations.
constexpr int kMostPortsByNumber = 8;
// The first one included: SharesOfTries.
constexpr std::uint32_t kMostTries = 5;
// A run whose warm-up is longer has forgotten that its server was empty to 5e-5 of the difference.
constexpr double kLongWarmUp = 10;

ExactValues
ValuesOf(double noPort, double cleanup)
{
    return {{"refused", noPort + cleanup},
            {"refused.no-port", noPort},
            {"refused.cleanup", cleanup},
            {"connected", 1 - noPort - cleanup}};
}

/// A caller without a protocol in common would hold his port for the set-up only.
bool
PortsAreAlike(const ServerSpec& server)
{
    const auto& bound = server.ras.boundProtocols;
    return std::all_of(
        bound.begin(), bound.end(), [](ProtocolSet each) { return each == ProtocolSet::All(); });
}

/// Always there, and as good after each call as before it.
bool
IsUndisturbed(const ServerSpec& server)
{
    const ras::Server asItIs(server.ras);
    return !server.dropAt && !server.failures && server.service.IsEmpty() &&
           !ras::LeaksOf(server.ras) && !asItIs.QueriesInterfaces() && !asItIs.MayStop();
}

class Solver
{
  public:
    explicit Solver(const Scenario& scenario)
        : m_scenario(scenario),
          m_server(scenario.server),
          m_shape(ShapeOf(scenario.server)),
          m_offered(OfferedBy(scenario))
    {
    }

    ExactValues Solve() const
    {
        if (!m_offered.known || !IsUndisturbed(m_server) || !PortsAreAlike(m_server))
        {
            return {};
        }
        if (m_server.ras.poolSize < m_server.ras.ports)
        {
            return OfShortPool();
        }
        if (!m_shape)
        {
            return m_server.spread == population::Spread::RoundRobin ? OfTurns() : OfOverflow();
        }
        if (IsFaulty())
        {
            return OfChain();
        }
        if (m_offered.finite)
        {
            return OfEngset();
        }
        return OfPoisson();
    }

  private:
    double Apart() const { return m_shape ? m_shape->apart : m_server.count; }

    int Ports() const
    {
        return static_cast<int>(m_server.ras.ports * (m_shape ? m_shape->joined : 1));
    }

    double MeanHolding() const { return ToSeconds(Holding().Mean()); }

    const Law& Holding() const { return m_scenario.clients.front().calls.holding; }

    /// Whether a port in clean-up may refuse callers that another one would take.
    bool IsFaulty() const
    {
        return ras::FaultsOf(m_server.ras.level, ras::Side::Server).refusalEndsHunt &&
               m_offered.cleansUp && Ports() > 1;
    }

    ExactValues OfPoisson() const
    {
        if (m_offered.multilink)
        {
            return OfMultilink();
        }
        if (m_offered.redials)
        {
            return OfRedial();
        }
        if (m_offered.varies)
        {
            return OfVaryingLoad();
        }
        const double load = m_offered.load / Apart();
        double refused = analysis::ErlangB(load, Ports());
        if (m_offered.exponential && !m_offered.cleansUp && WarmUp() < kLongWarmUp && load > 0)
        {
            refused = RefusedSinceEmpty(Counted());
        }
        return WithServersAsked(ValuesOf(refused, 0));
    }

    double WarmUp() const { return ToSeconds(m_scenario.warmUp) / MeanHolding(); }

    CountedRun Counted() const
    {
        return {m_offered.load / Apart(),
                Ports(),
                WarmUp(),
                ToSeconds(m_scenario.duration) / MeanHolding()};
    }

    /// Each server of a hunt and those before it are a group of their own.
    ExactValues WithServersAsked(ExactValues values) const
    {
        if (m_shape->joined > 1)
        {
            double asked = 1;
            for (std::uint32_t before = 1; before < m_shape->joined; ++before)
            {
                asked += analysis::ErlangB(m_offered.load,
                                           static_cast<int>(before * m_server.ras.ports));
            }
            values["servers_asked"] = asked;
        }
        return values;
    }

    /// What one of several servers passes on to a second group; what that one refuses is not known.
    ExactValues OfOverflow() const
    {
        const bool splits = m_server.spread == population::Spread::Random;
        if (!splits || m_server.overflowCount != 1 || IsFaulty() || m_offered.finite ||
            m_offered.multilink || m_offered.redials || m_offered.varies)
        {
            return {};
        }
        const double refused = analysis::ErlangB(m_offered.load / m_server.count,
                                                 static_cast<int>(m_server.ras.ports));
        return {{"servers_asked", 1 + refused}};
    }

    /// Servers that take turns.
    ExactValues OfTurns() const
    {
        if (!m_offered.exponential || m_offered.finite || m_offered.multilink ||
            m_offered.redials || m_offered.varies || m_offered.cleansUp ||
            m_server.overflowCount > 0 || m_offered.load <= 0)
        {
            return {};
        }
        return ValuesOf(analysis::RefusedInTurn({m_offered.load,
                                                 static_cast<int>(m_server.count),
                                                 static_cast<int>(m_server.ras.ports)}),
                        0);
    }

    ExactValues OfMultilink() const
    {
        const bool together = !m_offered.cleansUp || m_server.cleanup.Form() == Law::Kind::Constant;
        if (!together || m_offered.redials || m_offered.varies || m_shape->joined > 1)
        {
            return {};
        }
        std::vector<analysis::CallClass> classes;
        for (const ClientGroup& group : m_scenario.clients)
        {
            classes.push_back(
                {*PoissonRate(group.calls) * *MeanHeld(m_server, group.calls) / Apart(),
                 static_cast<int>(group.calls.portsPerCall)});
        }
        const auto shares = analysis::RefusedOfClasses(classes, Ports());
        double refused = 0;
        for (std::size_t i = 0; i < shares.size(); ++i)
        {
            refused += *PoissonRate(m_scenario.clients[i].calls) * shares[i];
        }
        return m_offered.rate > 0 ? ValuesOf(refused / m_offered.rate, 0) : ExactValues{};
    }

    ExactValues OfEngset() const
    {
        const population::Group& group = m_scenario.clients.front().calls;
        const bool holdsOnly =
            !m_offered.cleansUp && group.silentShare == 0 && group.portsPerCall == 1;
        if (m_scenario.clients.size() > 1 || !holdsOnly || m_offered.redials || m_shape->apart > 1)
        {
            return {};
        }
        const double perIdle = *MeanHeld(m_server, group) / ToSeconds(group.idleTime.Mean());
        const auto congestion =
            analysis::Engset({static_cast<int>(*group.count), Ports(), perIdle});
        return ValuesOf(congestion.call, 0);
    }

    ExactValues OfRedial() const
    {
        const auto& redial = m_scenario.clients.front().calls.redial;
        // Callers who come to another server with each try join the servers together.
        const bool mixes = m_shape->apart > 1 && m_server.spread != population::Spread::Affinity;
        if (!m_offered.exponential || m_offered.cleansUp || m_offered.varies || !redial || mixes ||
            !GroupsRedialAlike() || m_offered.rate <= 0)
        {
            return {};
        }
        if (redial->pause.Form() != Law::Kind::Exponential)
        {
            return {};
        }
        const auto solved = SolveRedial(*redial);
        if (!solved)
        {
            return {};
        }
        const analysis::RedialShares& shares = *solved;
        ExactValues values = ValuesOf(shares.refused, 0);
        values["callers.lost"] = shares.lost;
        values["callers.served"] = 1 - shares.lost;
        values["callers.tries"] = shares.attemptsPerCaller;
        return values;
    }

    std::optional<analysis::RedialShares> SolveRedial(const population::Redial& redial) const
    {
        // So improbable is a caller who would dial after the last try that all of them may.
        constexpr double kNegligible = 1e-12;
        const double load = m_offered.load / Apart();
        const double pause = ToSeconds(redial.pause.Mean()) / MeanHolding();
        const double again = redial.probability;
        const bool endless = std::pow(again, redial.tries) < kNegligible;
        if (redial.tries == 1 || endless)
        {
            return analysis::SharesOf({Ports(), load, again, endless ? again : 0, pause});
        }
        if (redial.tries < kMostTries)
        {
            const int tries = static_cast<int>(redial.tries) + 1;
            return analysis::SharesOfTries({Ports(), load, again, tries, pause});
        }
        return std::nullopt;
    }

    bool GroupsRedialAlike() const
    {
        const auto& groups = m_scenario.clients;
        const population::Redial& first = *groups.front().calls.redial;
        return std::all_of(groups.begin(), groups.end(), [&](const ClientGroup& group) {
            const auto& redial = group.calls.redial;
            return group.calls.automaticRedial.attempts == 0 && redial && !redial->patience &&
                   redial->probability == first.probability && redial->tries == first.tries &&
                   redial->pause == first.pause;
        });
    }

    ExactValues OfVaryingLoad() const
    {
        if (!m_offered.exponential || m_offered.cleansUp)
        {
            return {};
        }
        std::vector<ChangingLoad> groups;
        for (const ClientGroup& group : m_scenario.clients)
        {
            const double load = *PoissonRate(group.calls) * MeanHolding() / Apart();
            groups.push_back({load, &group.calls.profile});
        }
        return ValuesOf(RefusedUnderProfiles(Counted(), groups, MeanHolding()), 0);
    }

    ExactValues OfChain() const
    {
        const bool chain = m_offered.exponential && !m_offered.finite && !m_offered.redials &&
                           !m_offered.varies && !m_offered.multilink && m_shape->joined == 1 &&
                           m_server.cleanup.Form() == Law::Kind::Exponential;
        if (!chain || m_offered.rate <= 0)
        {
            return {};
        }
        const analysis::CleanupQueue queue{Ports(),
                                           Rate{m_offered.rate / Apart()},
                                           Holding().Mean(),
                                           m_server.cleanup.Mean(),
                                           m_offered.cleanupRate / m_offered.rate};
        const auto solved = SolveChain(queue);
        return solved ? ValuesOf(solved->noPort, solved->cleanup) : ExactValues{};
    }

    std::optional<analysis::Refusals> SolveChain(const analysis::CleanupQueue& queue) const
    {
        if (m_server.ras.cleanupBlocks == ras::CleanupBlocks::Server)
        {
            return analysis::RefusalsOfWholeServer(queue);
        }
        if (m_server.ras.hunt == ras::Hunt::Random)
        {
            return analysis::RefusalsOfRandomHunt(queue);
        }
        if (m_server.ras.hunt == ras::Hunt::Lowest && queue.ports <= kMostPortsByNumber)
        {
            return analysis::RefusalsOfLowestHunt(queue);
        }
        return std::nullopt;
    }

    /// The addresses are the servers then: a call without one leaves at once.
    ExactValues OfShortPool() const
    {
        const auto& clients = m_scenario.clients;
        const bool tcpOnly =
            std::all_of(clients.begin(), clients.end(), [](const ClientGroup& group) {
                return group.calls.protocols == ProtocolSet{NetworkProtocol::TcpIp} &&
                       group.calls.netbeuiShare == 0;
            });
        if (!tcpOnly || m_offered.finite || m_offered.redials || m_offered.varies ||
            m_offered.multilink || !m_shape || m_shape->joined > 1 || !m_server.setupTime->IsZero())
        {
            return {};
        }
        const double without =
            analysis::ErlangB(m_offered.load / Apart(), static_cast<int>(m_server.ras.poolSize));
        ExactValues values = ValuesOf(0, 0);
        values["connected"] = 1 - without;
        values["failed.no-address"] = without;
        return values;
    }

    const Scenario& m_scenario;
    const ServerSpec& m_server;
    std::optional<FarmShape> m_shape;
    Offered m_offered;
};

} // namespace

ExactValues
ExactMetrics(const Scenario& scenario)
{
    if (scenario.engine != Engine::Call)
    {
        return {};
    }
    try
    {
        return Solver(scenario).Solve();
    }
    catch (const std::domain_error&)
    {
        return {}; // larger than the closed form can do
    }
}

} // namespace pptplab::sim
