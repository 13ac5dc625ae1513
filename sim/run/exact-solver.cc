// SPDX-License-Identifier: GPL-2.0-only
#include "sim/run/exact-solver.h"

#include "analysis/queueing/engset.h"
#include "analysis/queueing/erlang.h"
#include "analysis/queueing/multi-port.h"
#include "analysis/stats/summary.h"
#include "sim/load/held-time.h"
#include "sim/run/cleanup-exact.h"
#include "sim/run/redial-exact.h"
#include "sim/run/why-not-exact.h"

#include <algorithm>
#include <vector>

namespace pptplab::sim::run
{

namespace
{

using population::Law;

// A run whose warm-up is longer has forgotten that its server was empty to 5e-5 of the difference.
constexpr double kLongWarmUp = 10;

// Error of RefusedOfVaryingLoad.
constexpr double kErrorOfVaryingLoad = 1e-10;

std::string
MetricOfGroup(const scenario::ClientGroup& group)
{
    return analysis::MetricOfGroup(group.calls.name);
}

} // namespace

ExactSolver::ExactSolver(const scenario::Scenario& scenario)
    : m_scenario(scenario),
      m_server(scenario.server),
      m_shape(load::ShapeOf(scenario.server)),
      m_offered(load::OfferedBy(scenario))
{
}

ExactForm
ExactSolver::Solve() const
{
    ExactForm form = SolveAll();
    // What Poisson callers of a constant rate meet does not depend on who they are.
    const auto refused = form.values.find("refused");
    if (refused != form.values.end() && m_scenario.clients.size() > 1 && !m_offered.finite &&
        !m_offered.varies && !m_offered.multilink)
    {
        for (const scenario::ClientGroup& group : m_scenario.clients)
        {
            form.values.emplace(MetricOfGroup(group), refused->second);
        }
    }
    return form;
}

ExactForm
ExactSolver::SolveAll() const
{
    if (const auto why = WhyDisturbed(m_server))
    {
        return Unknown(*why);
    }
    if (IsRenewal())
    {
        return OfRenewal();
    }
    if (const auto why = WhyUnknown(m_scenario))
    {
        return Unknown(*why);
    }
    if (HasShortPool())
    {
        return OfShortPool();
    }
    if (!m_shape)
    {
        return m_server.farm.spread == population::Spread::RoundRobin ? OfTurns() : OfOverflow();
    }
    if (IsFaulty())
    {
        return OfChain();
    }
    return m_offered.finite ? OfEngset() : OfPoisson();
}

bool
ExactSolver::StartsEmpty() const
{
    const bool plain = m_offered.known && m_shape && !IsFaulty() && !m_offered.finite &&
                       !m_offered.multilink && !m_offered.redials && !HasShortPool();
    const bool fromEmpty = m_offered.exponential && !m_offered.cleansUp && WarmUp() < kLongWarmUp;
    return plain && (m_offered.varies || (fromEmpty && m_offered.load > 0));
}

bool
ExactSolver::HasShortPool() const
{
    return m_server.ras.poolSize < m_server.ras.ports;
}

double
ExactSolver::Apart() const
{
    return m_shape ? m_shape->apart : m_server.farm.servers;
}

int
ExactSolver::Ports() const
{
    return static_cast<int>(m_server.ras.ports * (m_shape ? m_shape->joined : 1));
}

double
ExactSolver::MeanHolding() const
{
    return ToSeconds(Holding().Mean());
}

/// Whether a port in clean-up may refuse callers that another one would take.
bool
ExactSolver::IsFaulty() const
{
    return ras::FaultsOf(m_server.ras.level, ras::Side::Server).refusalEndsHunt &&
           m_offered.cleansUp && Ports() > 1;
}

ExactForm
ExactSolver::OfPoisson() const
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
    const char* name = StartsEmpty() ? "M/M/c/c from empty" : "Erlang B";
    ExactForm form = FormOf(name, RefusedBy(Ports()), 0);
    form.relative += StartsEmpty() ? 1e-15 * (m_offered.load + Ports()) : 0; // transient.h
    const auto steps = [this](double ports) {
        const CountedRun run = Counted();
        // transient.h: so many states, so many steps
        return StartsEmpty() ? ports * (run.load + ports) * std::min(run.to, kForgotten) : ports;
    };
    AddServersAsked(form, [this](int ports) { return RefusedBy(ports); }, steps);
    return form;
}

/// The first so many ports of a group.
double
ExactSolver::RefusedBy(int ports) const
{
    CountedRun run = Counted();
    run.ports = ports;
    return StartsEmpty() ? RefusedSinceEmpty(run) : analysis::ErlangB(run.load, ports);
}

double
ExactSolver::WarmUp() const
{
    return ToSeconds(m_scenario.warmUp) / MeanHolding();
}

CountedRun
ExactSolver::Counted() const
{
    return {m_offered.load / Apart(),
            Ports(),
            WarmUp(),
            ToSeconds(m_scenario.duration) / MeanHolding()};
}

ExactForm
ExactSolver::OfMultilink() const
{
    const bool together = !m_offered.cleansUp || m_server.cleanup.Form() == Law::Kind::Constant;
    if (const auto why =
            FirstOf({{!together, "clean-ups of a multilink call end at different times"},
                     {m_offered.redials, "multilink calls redial"},
                     {m_offered.varies, "multilink calls with a profile"},
                     {m_shape->joined > 1, "multilink calls hunt over several servers"},
                     {m_offered.rate <= 0, kNoCalls}}))
    {
        return Unknown(*why);
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
    ExactForm form = FormOf("Kaufman and Roberts", refused / m_offered.rate, 0);
    for (std::size_t i = 0; i < shares.size(); ++i)
    {
        form.values[MetricOfGroup(m_scenario.clients[i])] = shares[i];
    }
    return form;
}

ExactForm
ExactSolver::OfEngset() const
{
    const population::Group& group = m_scenario.clients.front().calls;
    if (const auto why =
            FirstOf({{m_scenario.clients.size() > 1, "a finite group beside others"},
                     {m_offered.cleansUp,
                      "clean-ups of finite sources: the caller is away while they last"},
                     {group.silentShare > 0, "finite sources whose calls end silently"},
                     {m_offered.multilink, "multilink calls of finite sources"},
                     {m_offered.redials, "redial of finite sources"},
                     {m_shape->apart > 1, "finite sources are split over servers"}}))
    {
        return Unknown(*why);
    }
    const double perIdle = *load::MeanHeld(m_server, group) / ToSeconds(group.idleTime.Mean());
    const auto congestion = analysis::Engset({static_cast<int>(*group.count), Ports(), perIdle});
    return FormOf("Engset", congestion.call, 0);
}

ExactForm
ExactSolver::OfRedial() const
{
    // Callers who come to another server with each try join the servers together.
    const bool mixes = m_shape->apart > 1 && m_server.farm.spread != population::Spread::Affinity;
    if (const auto why = FirstOf({{!m_offered.exponential, kNotExponential},
                                  {m_offered.cleansUp, "redial to ports that clean up"},
                                  {m_offered.varies, "redial of callers with a profile"},
                                  {mixes, "each try may come to another server"},
                                  {m_offered.rate <= 0, kNoCalls}}))
    {
        return Unknown(*why);
    }
    ExactForm form =
        ExactOfRedial(m_scenario.clients, Ports(), m_offered.load / Apart(), MeanHolding());
    if (form.why.empty())
    {
        form.values["callers.pausing"] *= Apart(); // of all servers
    }
    return form;
}

ExactForm
ExactSolver::OfVaryingLoad() const
{
    if (const auto why = FirstOf({{!m_offered.exponential, kNotExponential},
                                  {m_offered.cleansUp, "a profile, and ports that clean up"}}))
    {
        return Unknown(*why);
    }
    std::vector<ChangingLoad> groups;
    for (const scenario::ClientGroup& group : m_scenario.clients)
    {
        const double load = *load::PoissonRate(group.calls) * MeanHolding() / Apart();
        groups.push_back({load, &group.calls.profile});
    }
    ExactForm form =
        FormOf("M(t)/M/c/c", RefusedUnderProfiles(Counted(), groups, MeanHolding()), 0);
    form.absolute = kErrorOfVaryingLoad;
    return form;
}

ExactForm
ExactSolver::OfChain() const
{
    if (const auto why =
            FirstOf({{!m_offered.exponential, kNotExponential},
                     {m_server.cleanup.Form() != Law::Kind::Exponential,
                      "before SP4 the chains want an exponential server.cleanup"},
                     {m_offered.finite || m_offered.varies, kNotPoisson},
                     {m_offered.redials, "redial to a server before SP4 with clean-ups"},
                     {m_offered.multilink, "multilink calls to a server before SP4 with clean-ups"},
                     {m_shape->joined > 1, kFaultyFarm},
                     {m_offered.rate <= 0, kNoCalls}}))
    {
        return Unknown(*why);
    }
    const analysis::CleanupQueue queue{Ports(),
                                       Rate{m_offered.rate / Apart()},
                                       Holding().Mean(),
                                       m_server.cleanup.Mean(),
                                       m_offered.cleanupRate / m_offered.rate};
    const auto solved = RefusalsOfHunt(m_server.ras, queue);
    return solved ? FormOf("chain of Q194465", solved->noPort, solved->cleanup)
                  : Unknown(WhyNoChain(m_server.ras));
}

/// The addresses are the servers then: a call without one leaves at once.
ExactForm
ExactSolver::OfShortPool() const
{
    const auto& clients = m_scenario.clients;
    const bool tcpOnly =
        std::all_of(clients.begin(), clients.end(), [](const scenario::ClientGroup& group) {
            return group.calls.protocols == ProtocolSet{NetworkProtocol::TcpIp} &&
                   group.calls.netbeuiShare == 0;
        });
    const bool several = !m_shape || m_shape->joined > 1;
    if (const auto why =
            FirstOf({{!tcpOnly, "a pool smaller than the ports, and callers who need no address"},
                     {m_offered.finite || m_offered.varies, kNotPoisson},
                     {m_offered.redials, "redial for want of an address"},
                     {m_offered.multilink, "multilink calls with a pool smaller than the ports"},
                     {several, "a pool smaller than the ports on servers that pass callers on"},
                     {!m_server.setupTime->IsZero(),
                      "a pool smaller than the ports, while a set-up holds a port"}}))
    {
        return Unknown(*why);
    }
    const double without =
        analysis::ErlangB(m_offered.load / Apart(), static_cast<int>(m_server.ras.poolSize));
    ExactForm form = FormOf("Erlang B of the addresses", 0, 0);
    form.values["connected"] = 1 - without;
    form.values["failed.no-address"] = without;
    return form;
}

} // namespace pptplab::sim::run
