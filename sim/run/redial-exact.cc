// SPDX-License-Identifier: GPL-2.0-only
#include "sim/run/redial-exact.h"

#include "analysis/queueing/redial-tries.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <string>

namespace pptplab::sim::run
{

namespace
{

// The first one included: SharesOfTries.
constexpr std::uint32_t kMostTries = 5;
// The part of the refused that the tries beyond the limit may come to.
constexpr double kMostBeyond = 1e-4;

std::optional<std::string>
WhyNotAlike(const std::vector<scenario::ClientGroup>& groups)
{
    const auto& first = groups.front().calls.redial;
    for (const scenario::ClientGroup& group : groups)
    {
        const auto& redial = group.calls.redial;
        if (group.calls.automaticRedial.attempts > 0)
        {
            return "the dial-up client redials by itself (auto_redial), after constant pauses";
        }
        if (!first || !redial || redial->probability != first->probability ||
            redial->tries != first->tries || !(redial->pause == first->pause))
        {
            return "the groups redial in different ways";
        }
        if (redial->patience)
        {
            return "redial.patience ends the tries of a caller by time, not by number";
        }
        if (redial->pause.Form() != population::Law::Kind::Exponential)
        {
            return "redial.pause is not exponential";
        }
    }
    return std::nullopt;
}

ExactForm
RedialForm(std::string name, const analysis::RedialShares& shares)
{
    ExactForm form = FormOf(std::move(name), shares.refused, 0);
    form.absolute = shares.error;
    form.values["callers.lost"] = shares.lost;
    form.values["callers.served"] = 1 - shares.lost;
    form.values["callers.tries"] = shares.attemptsPerCaller;
    form.values["callers.refused_first"] = shares.firstRefused;
    form.values["callers.pausing"] = shares.pausing;
    return form;
}

/// As if the tries had no limit, which few callers reach.
ExactForm
Endless(const analysis::RedialQueue& queue, std::uint32_t redials)
{
    if (queue.again >= 1 && queue.load >= queue.ports)
    {
        return Unknown(fmt::format("callers who never give up bring {:.4g} erlangs to {} ports, so "
                                   "that without redial.tries = {} they would become more and more",
                                   queue.load,
                                   queue.ports,
                                   redials));
    }
    const auto beyond = analysis::BoundBeyond(queue, redials + 1.0);
    analysis::RedialShares shares = beyond.shares;
    if (beyond.callers * beyond.each > kMostBeyond * shares.refused)
    {
        return Unknown(fmt::format(
            "redial.tries = {}: formulas know up to {} redials, and so many that hardly anybody "
            "would go on; here up to {:.2g} of the callers might",
            redials,
            kMostTries - 1,
            beyond.callers));
    }
    shares.error += beyond.callers * beyond.each;
    return RedialForm("retrial queue", shares);
}

} // namespace

ExactForm
ExactOfRedial(const std::vector<scenario::ClientGroup>& groups,
              int ports,
              double load,
              double holding)
{
    if (const auto why = WhyNotAlike(groups))
    {
        return Unknown(*why);
    }
    const population::Redial& redial = *groups.front().calls.redial;
    const double pause = ToSeconds(redial.pause.Mean()) / holding;
    const double again = redial.probability;
    if (redial.tries == 1)
    {
        return RedialForm("retrial queue of one redial",
                          analysis::SharesOf({ports, load, again, 0, pause}));
    }
    if (redial.tries < kMostTries)
    {
        try
        {
            const int tries = static_cast<int>(redial.tries) + 1;
            return RedialForm(fmt::format("retrial queue of {} tries", tries),
                              analysis::SharesOfTries({ports, load, again, tries, pause}));
        }
        catch (const std::domain_error&) // too many states
        {
        }
    }
    return Endless({ports, load, again, again, pause}, redial.tries);
}

} // namespace pptplab::sim::run
