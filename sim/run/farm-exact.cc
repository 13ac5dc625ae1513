// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/erlang.h"
#include "analysis/queueing/renewal-loss.h"
#include "sim/run/exact-solver.h"
#include "sim/run/renewal-exact.h"
#include "sim/run/why-not-exact.h"

#include <fmt/format.h>

namespace pptplab::sim::run
{

using population::Law;

/// Each server of a hunt and those before it are a group of their own, of which `refusedBy` tells
/// what so many ports refuse, in some `stepsFor` of arithmetic. Callers who pass more and more
/// servers become fewer: once those that are left change no digit, the sum is done.
void
ExactSolver::AddServersAsked(ExactForm& form,
                             const std::function<double(int)>& refusedBy,
                             const std::function<double(int)>& stepsFor) const
{
    constexpr double kMostSteps = 3e8; // half a second
    constexpr double kNoDigit = 1e-17;
    if (m_shape->joined <= 1)
    {
        return;
    }
    double asked = 1;
    double steps = 0;
    for (std::uint32_t before = 1; before < m_shape->joined; ++before)
    {
        const auto ports = static_cast<int>(before * m_server.ras.ports);
        steps += stepsFor(ports);
        if (steps > kMostSteps)
        {
            form.absent["servers_asked"] =
                fmt::format("{} would have to be solved for each of {} servers in turn",
                            form.name,
                            m_shape->joined);
            return;
        }
        const double refused = refusedBy(ports);
        if (refused * (m_shape->joined - before) < kNoDigit)
        {
            break;
        }
        asked += refused;
    }
    form.values["servers_asked"] = asked;
}

/// One group whose intervals are of a law, not exponential.
bool
ExactSolver::IsRenewal() const
{
    const auto& clients = m_scenario.clients;
    return clients.size() == 1 && clients.front().calls.interarrival && !m_offered.known;
}

ExactForm
ExactSolver::OfRenewal() const
{
    const Law& intervals = *m_scenario.clients.front().calls.interarrival;
    if (const auto why =
            FirstOf({{!HasTransform(intervals),
                      "the Laplace transform of the law of interarrival has no closed "
                      "form (lognormal, weibull, pareto)"},
                     {!m_offered.exponential, kNotExponential},
                     {m_offered.finite || m_offered.varies, kNotPoisson},
                     {m_offered.multilink, "calls take several ports at intervals of a law"},
                     {m_offered.redials, "redial after calls at intervals of a law"},
                     {m_offered.cleansUp, "clean-ups after calls at intervals of a law"},
                     {HasShortPool(), "a pool smaller than the ports, with intervals of a law"},
                     {!m_shape || m_shape->apart > 1,
                      "calls at intervals of a law are split over servers"}}))
    {
        return Unknown(*why);
    }
    const RenewalLoss loss(intervals, MeanHolding(), Ports());
    ExactForm form = FormOf("renewal loss system", loss.RefusedBy(Ports()), 0);
    form.relative += ErrorOfRenewals(intervals, MeanHolding());
    AddServersAsked(
        form, [&](int ports) { return loss.RefusedBy(ports); }, [](double ports) { return ports; });
    return form;
}

/// What one of several servers passes on to a second group; what that one refuses is not known.
ExactForm
ExactSolver::OfOverflow() const
{
    if (const auto why = FirstOf(
            {{m_server.farm.spread != population::Spread::Random,
              "callers are passed on by servers that have callers of their own (affinity)"},
             {m_server.farm.overflow != 1, "callers are passed on to several servers in turn"},
             {IsFaulty(), kFaultyFarm},
             {m_offered.finite || m_offered.varies, kNotPoisson},
             {m_offered.multilink, "multilink calls are passed on to a further server"},
             {m_offered.redials, "redial to servers that pass callers on"}}))
    {
        return Unknown(*why);
    }
    const double refused = analysis::ErlangB(m_offered.load / m_server.farm.servers,
                                             static_cast<int>(m_server.ras.ports));
    ExactForm form;
    form.name = "Erlang B of the first servers";
    form.values = {{"servers_asked", 1 + refused}};
    return form;
}

/// Servers that take turns.
ExactForm
ExactSolver::OfTurns() const
{
    if (const auto why =
            FirstOf({{!m_offered.exponential, kNotExponential},
                     {m_offered.finite || m_offered.varies, kNotPoisson},
                     {m_offered.multilink, "multilink calls to servers that take turns"},
                     {m_offered.redials, "redial to servers that take turns"},
                     {m_offered.cleansUp, "clean-ups on servers that take turns"},
                     {m_server.farm.overflow > 0, "servers that take turns pass callers on"},
                     {m_offered.load <= 0, kNoCalls}}))
    {
        return Unknown(*why);
    }
    return FormOf("servers in turn",
                  analysis::RefusedInTurn({m_offered.load,
                                           static_cast<int>(m_server.farm.servers),
                                           static_cast<int>(m_server.ras.ports)}),
                  0);
}

} // namespace pptplab::sim::run
