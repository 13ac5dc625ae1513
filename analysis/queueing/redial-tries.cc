// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/redial-tries.h"

#include "analysis/queueing/domain.h"
#include "analysis/queueing/erlang.h"
#include "analysis/queueing/full-redial.h"
#include "analysis/queueing/pausing-callers.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace pptplab::analysis
{

namespace
{

// Blocking below which redials cannot matter, and stays below all busy ports would overflow.
constexpr double kNegligible = 1e-200;
// Multiplications.
constexpr double kMostWork = 6e9;
// Share of the callers who may pause beyond the chain, and where it would be too large.
constexpr double kLost = 1e-13;
constexpr double kMostLost = 1e-10;
// Error of the shares for such a share.
constexpr double kErrorOfLost = 10;
// Where the search for a large enough chain begins, and how it goes on.
constexpr double kLeastRefused = 0.2;
constexpr double kRaise = 1.25;

// Mean numbers of those who pause after 1, 2, ... tries if such a share of the tries failed.
std::vector<double>
MeanPausing(const LimitedRedial& queue, double refused)
{
    std::vector<double> means;
    double mean = queue.load * queue.pause;
    for (int tries = 1; tries < queue.tries; ++tries)
    {
        mean *= queue.redial * refused;
        means.push_back(mean);
    }
    return means;
}

// As if a larger and larger share of the tries failed, until the chain leaves out no more than the
// share `lost` of the callers. None if it is too large before.
std::optional<FullRedial>
SolveWithout(double lost, const LimitedRedial& queue)
{
    const auto limit = RedialAfterLongPauses(queue.load, queue.ports, queue.redial, queue.tries);
    for (double refused = std::max(kLeastRefused, limit.refused);; refused *= kRaise)
    {
        const PausingCallers callers(MeanPausing(queue, refused), lost / 100);
        if (WorkOnFullRedial(callers) > kMostWork)
        {
            return std::nullopt;
        }
        FullRedial full = FullRedialOf(queue, callers);
        if (full.outside <= lost * queue.load)
        {
            return full;
        }
    }
}

void
RequireDomain(const LimitedRedial& queue)
{
    Require(queue.ports >= 1 && queue.ports <= 1000, "ports", queue.ports, "1..1000");
    Require(queue.load >= 0 && queue.load <= 1000, "offered load", queue.load, "0..1000 erlangs");
    Require(queue.redial >= 0 && queue.redial <= 1, "redial probability", queue.redial, "0..1");
    Require(queue.tries >= 1 && queue.tries <= 5, "tries", queue.tries, "1..5");
    Require(queue.pause >= 1e-100 && queue.pause <= 1e100,
            "mean pause over mean holding",
            queue.pause,
            "1e-100..1e100");
}

} // namespace

RedialShares
SharesOfTries(const LimitedRedial& queue)
{
    RequireDomain(queue);
    if (queue.tries <= 2)
    {
        return SharesOf(
            {queue.ports, queue.load, queue.tries == 2 ? queue.redial : 0, 0, queue.pause});
    }
    if (ErlangB(queue.load, queue.ports) < kNegligible)
    {
        return {};
    }
    double lost = kLost;
    std::optional<FullRedial> full = SolveWithout(lost, queue);
    if (!full)
    {
        lost = kMostLost;
        full = SolveWithout(lost, queue);
    }
    Require(full.has_value(), "load x pause", queue.load * queue.pause, "less with so many tries");
    RedialShares shares;
    shares.firstRefused = full->share;
    // Refusals per caller. Each refused try leads to another or to giving up.
    double refused = full->share;
    double allRefused = refused;
    double redials = 0;
    for (const double pausing : full->pausing)
    {
        redials += queue.redial * refused;
        shares.lost += (1 - queue.redial) * refused;
        refused = pausing / queue.pause / queue.load;
        allRefused += refused;
    }
    shares.lost += refused;
    shares.attemptsPerCaller = 1 + redials;
    shares.refused = allRefused / shares.attemptsPerCaller;
    shares.pausing = queue.load * redials * queue.pause;
    shares.error = kErrorOfLost * lost;
    return shares;
}

} // namespace pptplab::analysis
