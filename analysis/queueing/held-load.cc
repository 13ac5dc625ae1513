// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/held-load.h"

#include "analysis/queueing/cleanup-rates.h"
#include "analysis/queueing/continuous-erlang.h"
#include "analysis/queueing/domain.h"

#include <cmath>

namespace pptplab::analysis
{

double
HeldLoad(Rate arrivals, const PortUse& use)
{
    const double rate = arrivals.perSecond;
    const double setup = ToSeconds(use.setup);
    const double holding = ToSeconds(use.holding);
    const double cleanup = ToSeconds(use.cleanup);
    Require(std::isfinite(rate) && rate >= 0, "arrival rate", rate, "finite, >= 0 /s");
    Require(setup >= 0, "mean set-up", setup, "0 s or more");
    Require(holding >= 0, "mean holding", holding, "0 s or more");
    Require(cleanup >= 0, "mean clean-up", cleanup, "0 s or more");
    Require(
        use.netbeuiShare >= 0 && use.netbeuiShare <= 1, "NetBEUI share", use.netbeuiShare, "0..1");
    return rate * (setup + holding + use.netbeuiShare * cleanup);
}

double
RefusedByInsensitivity(Rate arrivals, const PortUse& use, int ports)
{
    Require(ports >= 0 && ports <= 1'000'000, "ports", ports, "0..1e6");
    return ContinuousErlangB(HeldLoad(arrivals, use), ports);
}

Refusals
RefusalsOfRepaired(const CleanupQueue& queue)
{
    RatesOf(queue); // checks
    const PortUse use{{}, queue.holding, queue.cleanup, queue.netbeuiShare};
    const double refused = RefusedByInsensitivity(queue.arrivals, use, queue.ports);
    return {refused, refused, 0};
}

} // namespace pptplab::analysis
