// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/engset.h"

#include "analysis/queueing/domain.h"

namespace pptplab::analysis
{

namespace
{

struct Shares
{
    double busy = 0; ///< share of time with all ports busy
    double free = 0; ///< share of time with an idle port: not as 1 - busy, which may be tiny
};

Shares
SharesOfTime(int sources, int ports, double callsPerIdleSource)
{
    if (ports > sources)
    {
        return {0, 1};
    }
    Shares shares{1, 0};
    for (int k = 1; k <= ports; ++k)
    {
        const double offered = (sources - k + 1) * callsPerIdleSource * shares.busy;
        shares = {offered / (k + offered), k / (k + offered)};
    }
    return shares;
}

} // namespace

EngsetCongestion
Engset(const FiniteSources& system)
{
    constexpr int kMost = 1'000'000;
    const double calls = system.callsPerIdleSource;
    Require(system.sources >= 0 && system.sources <= kMost, "sources", system.sources, "0..1e6");
    Require(system.ports >= 0 && system.ports <= kMost, "ports", system.ports, "0..1e6");
    Require(calls >= 0 && calls <= 1e6, "calls per idle source", calls, "0..1e6");
    if (system.sources == 0)
    {
        return {system.ports == 0 ? 1.0 : 0.0, 0, 0, 0};
    }
    EngsetCongestion result;
    result.time = SharesOfTime(system.sources, system.ports, calls).busy;
    const Shares met = SharesOfTime(system.sources - 1, system.ports, calls);
    result.call = met.busy;
    result.traffic = met.busy / (1 + calls * met.free);
    result.carried = system.sources * calls * met.free / (1 + calls * met.free);
    return result;
}

} // namespace pptplab::analysis
