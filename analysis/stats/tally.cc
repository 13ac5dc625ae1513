// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/stats/tally.h"

#include "models/base/units.h"

#include <numeric>

namespace pptplab::analysis
{

std::uint64_t
OfferedIn(const Batch& batch)
{
    return std::accumulate(batch.outcomes.begin(), batch.outcomes.end(), std::uint64_t{0});
}

void
Count(const Attempt& attempt, Batch& batch)
{
    ++batch.outcomes[static_cast<std::size_t>(attempt.outcome)];
    if (IsConnected(attempt.outcome))
    {
        Sum& setup = batch.sums[static_cast<std::size_t>(Quantity::SetupTime)];
        ++setup.n;
        setup.total += ToSeconds(attempt.decidedAt - attempt.offeredAt);
    }
}

void
CountCaller(const Attempt& attempt, Batch& batch)
{
    if (attempt.callerDone)
    {
        ++batch.callers;
        batch.lostCallers += IsConnected(attempt.outcome) ? 0 : 1;
    }
}

} // namespace pptplab::analysis
