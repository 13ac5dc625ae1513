// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/engset.h"

#include "analysis/queueing/domain.h"

namespace pptplab::analysis
{

namespace
{

double
TimeCongestion(int sources, int ports, double callsPerIdleSource)
{
    if (ports > sources)
    {
        return 0;
    }
    double congestion = 1;
    for (int k = 1; k <= ports; ++k)
    {
        const double offered = (sources - k + 1) * callsPerIdleSource * congestion;
        congestion = offered / (k + offered);
    }
    return congestion;
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
    result.time = TimeCongestion(system.sources, system.ports, calls);
    result.call = TimeCongestion(system.sources - 1, system.ports, calls);
    result.traffic = result.call / (1 + calls * (1 - result.call));
    result.carried = system.sources * calls / (1 + calls) * (1 - result.traffic);
    return result;
}

} // namespace pptplab::analysis
