// SPDX-License-Identifier: GPL-2.0-only
#include "sim/capacity/demand.h"

#include "analysis/queueing/continuous-erlang.h"
#include "analysis/queueing/engset.h"
#include "analysis/queueing/held-load.h"
#include "analysis/queueing/redial.h"
#include "models/ras/server.h"
#include "sim/capacity/bisection.h"

#include <cmath>

namespace pptplab::sim::capacity
{

namespace
{

constexpr std::uint32_t kMostPorts = ras::Server::kMaxPorts;

constexpr double kMostLoad = 1e6; // erlangs of one server

bool
Meets(const Demand& demand, double users, const Layout& layout, double grade)
{
    // Beyond the domain of the formulas 256 ports refuse nearly everybody.
    const bool known = users * LoadOfUser(demand) / layout.servers < kMostLoad &&
                       (!demand.finite || users <= kMostFiniteUsers);
    return known && MeetsGrade(SharesByFormula(demand, users, layout).refused, grade);
}

} // namespace

double
LoadOfUser(const Demand& demand)
{
    const analysis::PortUse use{
        demand.setup.Mean(), demand.holding.Mean(), demand.cleanup.Mean(), demand.netbeuiShare};
    return analysis::HeldLoad(Rate{demand.callsPerHour / kSecondsPerHour}, use);
}

double
IdleSeconds(const Demand& demand)
{
    return kSecondsPerHour / demand.callsPerHour - ToSeconds(demand.setup.Mean()) -
           ToSeconds(demand.holding.Mean());
}

double
LoadOfIdleUser(const Demand& demand)
{
    const double held = LoadOfUser(demand) / demand.callsPerHour * kSecondsPerHour;
    return held / IdleSeconds(demand);
}

Shares
SharesByFormula(const Demand& demand, double users, const Layout& layout)
{
    const bool hunts = demand.spread == population::Spread::Hunt;
    const double load = users * LoadOfUser(demand) / (hunts ? 1 : layout.servers);
    const auto ports = static_cast<int>(hunts ? layout.AllPorts() : layout.ports);
    if (demand.finite)
    {
        const auto congestion =
            analysis::Engset({static_cast<int>(std::lround(users)), ports, LoadOfIdleUser(demand)});
        return {congestion.call, congestion.call, congestion.time, congestion.traffic};
    }
    if (demand.redial)
    {
        const int attempts = static_cast<int>(demand.redial->tries) + 1;
        const auto shares =
            analysis::RedialAfterLongPauses(load, ports, demand.redial->probability, attempts);
        return {shares.refused, shares.lost, shares.refused, shares.lost};
    }
    const double blocking = analysis::ContinuousErlangB(load, ports);
    return {blocking, blocking, blocking, blocking};
}

bool
FormulaIsExact(const Demand& demand)
{
    const bool cleansUp = demand.netbeuiShare > 0 && !demand.cleanup.IsZero();
    return !demand.redial && !(demand.finite && cleansUp);
}

bool
MeetsGrade(double refused, double grade)
{
    constexpr double kSlack = 1e-11;
    return refused <= grade * (1 + kSlack);
}

std::optional<std::uint32_t>
FewestPortsOn(std::uint32_t servers, const Demand& demand, double users, double grade)
{
    const auto meets = [&](std::uint32_t ports) {
        return Meets(demand, users, {servers, ports}, grade);
    };
    return meets(kMostPorts) ? std::optional(LeastBetween(0U, kMostPorts, meets)) : std::nullopt;
}

std::optional<Layout>
FewestPorts(const Demand& demand, double users, double grade)
{
    // More servers of the same size share the load, so each of them refuses less.
    const auto meets = [&](std::uint32_t servers) {
        return Meets(demand, users, {servers, kMostPorts}, grade);
    };
    if (!meets(kMostServers))
    {
        return std::nullopt;
    }
    const std::uint32_t servers = LeastBetween(0U, kMostServers, meets);
    return Layout{servers, *FewestPortsOn(servers, demand, users, grade)};
}

Layout
LayoutOf(std::uint32_t ports)
{
    const std::uint32_t servers = (ports + kMostPorts - 1) / kMostPorts;
    return {servers, ports / servers};
}

std::uint64_t
MostUsers(const Demand& demand, const Layout& layout, double grade)
{
    const auto tooMany = [&](std::uint64_t users) {
        return !Meets(demand, static_cast<double>(users), layout, grade);
    };
    return LeastBetween<std::uint64_t>(0, kMostUsers + 1, tooMany) - 1;
}

} // namespace pptplab::sim::capacity
