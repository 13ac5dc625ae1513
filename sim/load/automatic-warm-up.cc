// SPDX-License-Identifier: GPL-2.0-only
#include "sim/load/automatic-warm-up.h"

#include "sim/load/held-time.h"
#include "sim/load/settling.h"
#include "sim/scenario/forms/forms.h"

#include <algorithm>
#include <cmath>

namespace pptplab::sim::load
{

namespace
{

constexpr double kHeldTimes = 10;

double
LongestMean(const population::Group& group, const scenario::ServerSpec& server)
{
    const double held =
        MostMeanSession(group) + (server.setupTime ? ToSeconds(server.setupTime->Mean()) : 0);
    const double after = std::max(ToSeconds(server.cleanup.Mean()),
                                  group.silentShare > 0 ? ToSeconds(server.deadTunnel.Mean()) : 0);
    double pause = group.redial ? ToSeconds(group.redial->pause.Mean()) : 0;
    if (group.automaticRedial.attempts > 0)
    {
        pause = std::max(pause, ToSeconds(group.automaticRedial.pause));
    }
    return std::max(held + after, pause);
}

} // namespace

Duration
UsualWarmUp(const scenario::Scenario& scenario)
{
    double longest = 0;
    for (const scenario::ClientGroup& group : scenario.clients)
    {
        longest = std::max(longest, LongestMean(group.calls, scenario.server));
    }
    return FromSeconds(std::min(kHeldTimes * longest, ToSeconds(scenario::kLongestTime)));
}

Duration
AutomaticWarmUp(const scenario::Scenario& scenario)
{
    const double usual = ToSeconds(UsualWarmUp(scenario));
    const double end = ToSeconds(scenario.duration);
    const double most = MayLack(scenario);
    const auto settles = [&](double warmUp) { return LackingShare(scenario, warmUp, end) <= most; };
    double enough = end / 2;
    if (enough <= usual || settles(usual) || !settles(enough))
    {
        return FromSeconds(usual);
    }
    double tooShort = usual;
    while (enough - tooShort > 1)
    {
        const double middle = (tooShort + enough) / 2;
        (settles(middle) ? enough : tooShort) = middle;
    }
    return FromSeconds(std::ceil(enough));
}

} // namespace pptplab::sim::load
