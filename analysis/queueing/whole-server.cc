// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/cleanup-rates.h"
#include "analysis/queueing/cleanup.h"

namespace pptplab::analysis
{

using Eigen::MatrixXd;

// Calls are accepted only while no port is in clean-up, so every state with clean-ups is reached
// from states with more busy ports alone. The balance equations solve from the top down, and the
// empty column follows from the cut between two levels: rate x p(busy, 0) = (busy + 1) x
// P(busy + 1 ports busy). Nothing is subtracted; ports^2 / 2 steps.
MatrixXd
StationaryWholeServer(const CleanupQueue& queue)
{
    const CleanupRates rates = RatesOf(queue);
    MatrixXd probability = MatrixXd::Zero(rates.ports + 1, rates.ports + 1);
    if (rates.arrivals <= 0)
    {
        probability(0, 0) = 1;
        return probability;
    }
    constexpr double kLarge = 1e100;
    probability(rates.ports, 0) = 1;
    for (int busy = rates.ports - 1; busy >= 0; --busy)
    {
        const int above = busy + 1;
        const double aboveTotal = probability.row(above).sum();
        if (aboveTotal > kLarge)
        {
            probability /= aboveTotal;
        }
        probability(busy, 0) = above * probability.row(above).sum() / rates.arrivals;
        for (int cleaning = rates.ports - busy; cleaning > 0 && rates.netbeuiShare > 0; --cleaning)
        {
            double in = above * rates.netbeuiShare * probability(above, cleaning - 1);
            if (busy + cleaning < rates.ports)
            {
                in += above * (1 - rates.netbeuiShare) * probability(above, cleaning) +
                      (cleaning + 1) * rates.cleanups * probability(busy, cleaning + 1);
            }
            probability(busy, cleaning) = in / (busy + cleaning * rates.cleanups);
        }
    }
    return probability / probability.sum();
}

Refusals
RefusalsOfWholeServer(const CleanupQueue& queue)
{
    const MatrixXd probability = StationaryWholeServer(queue);
    Refusals refusals;
    for (int busy = 0; busy <= queue.ports; ++busy)
    {
        const int free = queue.ports - busy;
        refusals.noPort += probability(busy, free);
        refusals.cleanup += free > 1 ? probability.row(busy).segment(1, free - 1).sum() : 0;
    }
    refusals.refused = refusals.noPort + refusals.cleanup;
    return refusals;
}

} // namespace pptplab::analysis
