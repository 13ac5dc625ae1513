// SPDX-License-Identifier: GPL-2.0-only
#include "sim/run/redial-exact.h"

#include "analysis/queueing/redial-tries.h"

#include <algorithm>
#include <cmath>

namespace pptplab::sim::run
{

namespace
{

// The first one included: SharesOfTries.
constexpr std::uint32_t kMostTries = 5;

bool
RedialAlike(const std::vector<scenario::ClientGroup>& groups)
{
    const auto& first = groups.front().calls.redial;
    return first &&
           std::all_of(groups.begin(), groups.end(), [&](const scenario::ClientGroup& group) {
               const auto& redial = group.calls.redial;
               return group.calls.automaticRedial.attempts == 0 && redial && !redial->patience &&
                      redial->probability == first->probability && redial->tries == first->tries &&
                      redial->pause == first->pause;
           });
}

} // namespace

std::optional<analysis::RedialShares>
SharesOfRedial(const std::vector<scenario::ClientGroup>& groups,
               int ports,
               double load,
               double holding)
{
    // Where a caller who would dial after the last try is less probable than this, all may dial on.
    constexpr double kNegligible = 1e-12;
    if (!RedialAlike(groups))
    {
        return std::nullopt;
    }
    const population::Redial& redial = *groups.front().calls.redial;
    if (redial.pause.Form() != population::Law::Kind::Exponential)
    {
        return std::nullopt;
    }
    const double pause = ToSeconds(redial.pause.Mean()) / holding;
    const double again = redial.probability;
    const bool endless = std::pow(again, redial.tries) < kNegligible;
    if (redial.tries == 1 || endless)
    {
        return analysis::SharesOf({ports, load, again, endless ? again : 0, pause});
    }
    if (redial.tries < kMostTries)
    {
        const int tries = static_cast<int>(redial.tries) + 1;
        return analysis::SharesOfTries({ports, load, again, tries, pause});
    }
    return std::nullopt;
}

} // namespace pptplab::sim::run
