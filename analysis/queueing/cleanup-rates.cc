// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/cleanup-rates.h"

#include "analysis/queueing/domain.h"

#include <cmath>

namespace pptplab::analysis
{

namespace
{

// The chains' rates span the range of a double beyond.
constexpr double kMostLoad = 1e30;

} // namespace

CleanupRates
RatesOf(const CleanupQueue& queue)
{
    const double arrivals = queue.arrivals.perSecond;
    const double holding = ToSeconds(queue.holding);
    const double cleanup = ToSeconds(queue.cleanup);
    const double share = queue.netbeuiShare;
    Require(queue.ports >= 1 && queue.ports <= 256, "ports", queue.ports, "1..256");
    Require(std::isfinite(arrivals) && arrivals >= 0, "arrival rate", arrivals, "finite, >= 0 /s");
    Require(holding > 0, "mean holding", holding, "above 0 s");
    Require(cleanup >= 0, "mean clean-up", cleanup, "0 s or more");
    Require(share >= 0 && share <= 1, "NetBEUI share", share, "0..1");
    Require(arrivals * holding <= kMostLoad,
            "arrival rate x mean holding",
            arrivals * holding,
            "up to 1e30 erlangs");
    const bool leavesCleanup = share > 0 && cleanup > 0;
    return {queue.ports,
            arrivals * holding,
            leavesCleanup ? holding / cleanup : 1,
            leavesCleanup ? share : 0};
}

} // namespace pptplab::analysis
