// SPDX-License-Identifier: GPL-2.0-only
#include "sim/run/cleanup-exact.h"

namespace pptplab::sim::run
{

namespace
{

// RefusalsOfLowestHunt solves 3^ports equations.
constexpr int kMostPortsByNumber = 8;

} // namespace

std::optional<analysis::Refusals>
RefusalsOfHunt(const ras::Server::Options& server, const analysis::CleanupQueue& queue)
{
    if (server.cleanupBlocks == ras::CleanupBlocks::Server)
    {
        return analysis::RefusalsOfWholeServer(queue);
    }
    if (server.hunt == ras::Hunt::Random)
    {
        return analysis::RefusalsOfRandomHunt(queue);
    }
    if (server.hunt == ras::Hunt::Lowest && queue.ports <= kMostPortsByNumber)
    {
        return analysis::RefusalsOfLowestHunt(queue);
    }
    return std::nullopt;
}

} // namespace pptplab::sim::run
