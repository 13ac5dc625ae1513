// SPDX-License-Identifier: GPL-2.0-only
#include "sim/run/exact.h"

#include "analysis/queueing/engset.h"
#include "analysis/queueing/erlang.h"
#include "analysis/queueing/multi-port.h"
#include "analysis/queueing/renewal-loss.h"
#include "sim/load/held-time.h"
#include "sim/load/offered.h"
#include "sim/run/cleanup-exact.h"
#include "sim/run/redial-exact.h"
#include "sim/run/renewal-exact.h"
#include "sim/run/unsettled.h"
#include "sim/run/varying-exact.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace pptplab::sim::run
{

namespace
{

using population::Law;

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
PortsAreAlike(const scenario::ServerSpec& server)
{
    const auto& bound = server.ras.boundProtocols;
    return std::all_of(
        bound.begin(), bound.end(), [](ProtocolSet each) { return each == ProtocolSet::All(); });
}

/// Always there, and as good after each call as before it.
bool
IsUndisturbed(const scenario::ServerSpec& server)
{
    const ras::Server asItIs(server.ras);
    return !server.dropAt && !server.failures && server.service.IsEmpty() &&
           !ras::LeaksOf(server.ras) && !asItIs.QueriesInterfaces() && !asItIs.MayStop();
}

class Solver
{
  public:
    explicit Solver(const scenario::Scenario& scenario)
        : m_scenario(scenario),
          m_server(scenario.server),
          m_shape(load::ShapeOf(scenario.server)),
          m_offered(load::OfferedBy(scenario))
    {
    }

    /// Values of a stationary state, unless StartsEmpty.
    ExactValues Solve() const
    {
        if (IsRenewal())
        {
            return OfRenewal();
        }
        if (!m_offered.known || !IsUndisturbed(m_server) || !PortsAreAlike(m_server))
        {
            return {};
        }
        if (HasShortPool())
        {
            return OfShortPool();
        }
        if (!m_shape)
        {
            return m_server.farm.spread == population::Spread::RoundRobin ? OfTurns()
                                                                          : OfOverflow();
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

    /// Whether what Solve finds is of a run that begins empty, with this warm-up.
    bool StartsEmpty() const
    {
        const bool plain = m_offered.known && m_shape && !IsFaulty() && !m_offered.finite &&
                           !m_offered.multilink && !m_offered.redials && !HasShortPool();
        const bool fromEmpty =
            m_offered.exponential && !m_offered.cleansUp && WarmUp() < kLongWarmUp;
        return plain && (m_offered.varies || (fromEmpty && m_offered.load > 0));
    }

  private:
    bool HasShortPool() const { return m_server.ras.poolSize < m_server.ras.ports; }

    double Apart() const { return m_shape ? m_shape->apart : m_server.farm.servers; }

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
        return WithServersAsked(ValuesOf(RefusedBy(Ports()), 0),
                                [this](int ports) { return RefusedBy(ports); });
    }

    /// The first so many ports of a group.
    double RefusedBy(int ports) const
    {
        CountedRun run = Counted();
        run.ports = ports;
        return StartsEmpty() ? RefusedSinceEmpty(run) : analysis::ErlangB(run.load, ports);
    }

    double WarmUp() const { return ToSeconds(m_scenario.warmUp) / MeanHolding(); }

    CountedRun Counted() const
    {
        return {m_offered.load / Apart(),
                Ports(),
                WarmUp(),
                ToSeconds(m_scenario.duration) / MeanHolding()};
    }

    /// Each server of a hunt and those before it are a group of their own, of which `refusedBy`
    /// tells what so many ports refuse.
    template <typename RefusedBy>
    ExactValues WithServersAsked(ExactValues values, RefusedBy refusedBy) const
    {
        if (m_shape->joined > 1)
        {
            double asked = 1;
            for (std::uint32_t before = 1; before < m_shape->joined; ++before)
            {
                asked += refusedBy(static_cast<int>(before * m_server.ras.ports));
            }
            values["servers_asked"] = asked;
        }
        return values;
    }

    /// One group whose intervals are of a law, not exponential.
    bool IsRenewal() const
    {
        const auto& clients = m_scenario.clients;
        return clients.size() == 1 && clients.front().calls.interarrival && !m_offered.known;
    }

    ExactValues OfRenewal() const
    {
        const bool alone = m_shape && m_shape->apart == 1;
        if (!alone || !m_offered.exponential || m_offered.finite || m_offered.multilink ||
            m_offered.redials || m_offered.varies || m_offered.cleansUp || HasShortPool() ||
            !IsUndisturbed(m_server) || !PortsAreAlike(m_server))
        {
            return {};
        }
        const Law& intervals = *m_scenario.clients.front().calls.interarrival;
        if (!HasTransform(intervals))
        {
            return {};
        }
        const auto refusedBy = [&](int ports) {
            return RefusedOfRenewals(intervals, MeanHolding(), ports);
        };
        return WithServersAsked(ValuesOf(refusedBy(Ports()), 0), refusedBy);
    }

    /// What one of several servers passes on to a second group; what that one refuses is not known.
    ExactValues OfOverflow() const
    {
        const bool splits = m_server.farm.spread == population::Spread::Random;
        if (!splits || m_server.farm.overflow != 1 || IsFaulty() || m_offered.finite ||
            m_offered.multilink || m_offered.redials || m_offered.varies)
        {
            return {};
        }
        const double refused = analysis::ErlangB(m_offered.load / m_server.farm.servers,
                                                 static_cast<int>(m_server.ras.ports));
        return {{"servers_asked", 1 + refused}};
    }

    /// Servers that take turns.
    ExactValues OfTurns() const
    {
        if (!m_offered.exponential || m_offered.finite || m_offered.multilink ||
            m_offered.redials || m_offered.varies || m_offered.cleansUp ||
            m_server.farm.overflow > 0 || m_offered.load <= 0)
        {
            return {};
        }
        return ValuesOf(analysis::RefusedInTurn({m_offered.load,
                                                 static_cast<int>(m_server.farm.servers),
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
        classes.reserve(m_scenario.clients.size());
        for (const scenario::ClientGroup& group : m_scenario.clients)
        {
            classes.push_back(
                {*load::PoissonRate(group.calls) * *load::MeanHeld(m_server, group.calls) / Apart(),
                 static_cast<int>(group.calls.portsPerCall)});
        }
        const auto shares = analysis::RefusedOfClasses(classes, Ports());
        double refused = 0;
        for (std::size_t i = 0; i < shares.size(); ++i)
        {
            refused += *load::PoissonRate(m_scenario.clients[i].calls) * shares[i];
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
        const double perIdle = *load::MeanHeld(m_server, group) / ToSeconds(group.idleTime.Mean());
        const auto congestion =
            analysis::Engset({static_cast<int>(*group.count), Ports(), perIdle});
        return ValuesOf(congestion.call, 0);
    }

    ExactValues OfRedial() const
    {
        // Callers who come to another server with each try join the servers together.
        const bool mixes =
            m_shape->apart > 1 && m_server.farm.spread != population::Spread::Affinity;
        if (!m_offered.exponential || m_offered.cleansUp || m_offered.varies || mixes ||
            m_offered.rate <= 0)
        {
            return {};
        }
        const auto shares =
            SharesOfRedial(m_scenario.clients, Ports(), m_offered.load / Apart(), MeanHolding());
        if (!shares)
        {
            return {};
        }
        ExactValues values = ValuesOf(shares->refused, 0);
        values["callers.lost"] = shares->lost;
        values["callers.served"] = 1 - shares->lost;
        values["callers.tries"] = shares->attemptsPerCaller;
        return values;
    }

    ExactValues OfVaryingLoad() const
    {
        if (!m_offered.exponential || m_offered.cleansUp)
        {
            return {};
        }
        std::vector<ChangingLoad> groups;
        for (const scenario::ClientGroup& group : m_scenario.clients)
        {
            const double load = *load::PoissonRate(group.calls) * MeanHolding() / Apart();
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
        const auto solved = RefusalsOfHunt(m_server.ras, queue);
        return solved ? ValuesOf(solved->noPort, solved->cleanup) : ExactValues{};
    }

    /// The addresses are the servers then: a call without one leaves at once.
    ExactValues OfShortPool() const
    {
        const auto& clients = m_scenario.clients;
        const bool tcpOnly =
            std::all_of(clients.begin(), clients.end(), [](const scenario::ClientGroup& group) {
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

    const scenario::Scenario& m_scenario;
    const scenario::ServerSpec& m_server;
    std::optional<load::FarmShape> m_shape;
    load::Offered m_offered;
};

} // namespace

ExactAnswer
ExactOf(const scenario::Scenario& scenario)
{
    if (scenario.engine != scenario::Engine::Call)
    {
        return {};
    }
    try
    {
        const Solver solver(scenario);
        ExactAnswer answer{solver.Solve(), {}};
        const auto doubt =
            answer.values.empty() || solver.StartsEmpty() ? std::nullopt : WhyUnsettled(scenario);
        return doubt ? ExactAnswer{{}, *doubt} : answer;
    }
    catch (const std::domain_error&)
    {
        return {}; // larger than the closed form can do
    }
}

ExactValues
ExactMetrics(const scenario::Scenario& scenario)
{
    return ExactOf(scenario).values;
}

} // namespace pptplab::sim::run
