// SPDX-License-Identifier: GPL-2.0-only
#include "sim/load/settling.h"

#include "analysis/queueing/erlang.h"
#include "sim/load/held-time.h"
#include "sim/load/law-moments.h"
#include "sim/load/offered.h"
#include "sim/scenario/forms/forms.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace pptplab::sim::load
{

namespace
{

using population::Law;

/// One of the times of which a call consists.
struct Part
{
    Law law;
    std::optional<Duration> limit; ///< cuts it off
    double times = 1;              ///< how often it comes in a call, mean of all calls

    double Limit() const { return ToSeconds(*limit); }
    double Mean() const { return limit ? MeanUpTo(law, Limit()) : ToSeconds(law.Mean()); }

    /// Integral of the residual tail from 0 to t, times the mean.
    double ExcessUpTo(double t) const
    {
        const double mean = ToSeconds(law.Mean());
        if (!limit)
        {
            return mean * ResidualTailUpTo(law, t);
        }
        const double cut = std::min(t, Limit());
        return mean * (ResidualTailUpTo(law, cut) - cut * ResidualTail(law, Limit()));
    }
};

using Parts = std::vector<Part>;

void
Add(Part part, Parts& parts)
{
    if (part.times > 0 && part.Mean() > 0)
    {
        parts.push_back(std::move(part));
    }
}

/// Of all parts together in one call, seconds.
double
MeanOf(const Parts& parts)
{
    double mean = 0;
    for (const Part& part : parts)
    {
        mean += part.times * part.Mean();
    }
    return mean;
}

double
LackingShare(const Parts& parts, double from, double to)
{
    double slots = 0;
    for (const Part& part : parts)
    {
        slots += std::max(1.0, part.times) * part.Mean();
    }
    const double whole = MeanOf(parts);
    double lacking = 0;
    for (const Part& part : parts)
    {
        const double slot = part.Mean() / slots;
        lacking += part.times * (part.ExcessUpTo(to * slot) - part.ExcessUpTo(from * slot)) /
                   ((to - from) * slot);
    }
    return whole > 0 ? std::max(0.0, lacking / whole) : 0;
}

/// What keeps a port from others.
Parts
HeldParts(const scenario::ServerSpec& server, const population::Group& group)
{
    const ras::DeadTunnel& dead = server.deadTunnel;
    Parts parts;
    Add({server.setupTime.value_or(Law()), {}}, parts);
    Add({group.holding, group.callLimit}, parts);
    Add({group.idleTail, group.idleLimit}, parts);
    Add({Law::Uniform(dead.AfterEcho(), dead.AfterEcho() + dead.idle), {}, group.silentShare},
        parts);
    Add({server.cleanup, {}, CleanupShare(group)}, parts);
    return parts;
}

/// The times between the tries of a caller, none of which succeeds, or so many that hardly anybody
/// goes on. With l the load a port below 1, a caller pauses in the mean for about
/// max(held, pause) / (1 - l) at the most: pauses that are much longer than what holds a port make
/// the tries Poisson, of which one port refuses l and several less; with short ones he waits as in
/// a queue, for held / (ports (1 - l)).
Parts
Pauses(const population::Group& group, double loaded, double held)
{
    constexpr double kMeanTimes = 10; // exp(-10) = 5e-5 of the callers pause for longer
    Parts parts;
    if (group.redial)
    {
        const double again = group.redial->probability;
        const double tries = group.redial->tries;
        const double pauses =
            again < 1 ? again * (1 - std::pow(again, tries)) / (1 - again) : tries;
        const double pause = ToSeconds(group.redial->pause.Mean());
        const double most = kMeanTimes * std::max(1.0, held / pause) / (1 - loaded);
        Add({group.redial->pause, {}, loaded < 1 ? std::min(pauses, most) : pauses}, parts);
    }
    if (group.automaticRedial.attempts > 0)
    {
        Add({Law::Constant(group.automaticRedial.pause),
             {},
             static_cast<double>(group.automaticRedial.attempts)},
            parts);
    }
    return parts;
}

bool
IsSpread(const Part& part)
{
    return part.law.Form() != Law::Kind::Constant && part.law.Form() != Law::Kind::Empirical;
}

/// Variance of the sum of such times in one call, seconds^2; infinite for some laws.
double
Variance(const Part& part)
{
    const double mean = part.Mean();
    const double limit = part.limit ? part.Limit() : mean;
    const SplitMoment moment = MomentAt(part.law, 2, limit);
    const double beyond =
        part.limit ? limit * limit * MomentAt(part.law, 0, limit).beyond : moment.beyond;
    const double square = moment.upTo + beyond;
    return part.times < 1 ? part.times * square - part.times * part.times * mean * mean
                          : part.times * (square - mean * mean);
}

/// What begins all at once, again and again.
struct Cycle
{
    double mean = 0;
    double variance = 0;
    double leastRate = 0; ///< least rate at which the swing decays, per second

    void Take(const Parts& parts)
    {
        for (const Part& part : parts)
        {
            mean += part.times * part.Mean();
            variance += std::max(0.0, Variance(part));
        }
    }

    /// Mean over the time of a swing of size 1 that their common start leaves behind, at most.
    double Swing(double from, double to) const
    {
        constexpr double kPi = 3.141592653589793;
        constexpr double kOutOfStep = 0.25; // square of the coefficient of variation
        const double square = variance / (mean * mean);
        if (!(mean > 0) || square >= kOutOfStep)
        {
            return 0;
        }
        const double rate = std::max(kPi * kPi * square / mean, leastRate);
        const double length = to - from;
        const double decayed = rate > 0 ? -std::expm1(-rate * length) / (rate * length) : 1;
        const double turned = 2 / (std::hypot(rate, 2 * kPi / mean) * length);
        return std::exp(-rate * from) * std::min(decayed, turned);
    }
};

/// The ports: each is held and then free for a time that is about exponential.
Cycle
CycleOfPorts(const Parts& held, const LoadedPorts& offered, double carried)
{
    constexpr double kRate = 2;
    Cycle cycle;
    cycle.Take(held);
    const double free = std::max(0.0, offered.ports - carried);
    const double mean = carried > 0 ? cycle.mean * free / carried : 0;
    cycle.leastRate = mean > 0 ? kRate * free / offered.ports / cycle.mean : 0;
    cycle.mean += mean;
    cycle.variance += mean * mean;
    return cycle;
}

double
Carried(const LoadedPorts& offered)
{
    return offered.load * (1 - analysis::ErlangB(offered.load, offered.ports));
}

Parts
CycleOf(const scenario::ServerSpec& server, const population::Group& group)
{
    Parts cycle = HeldParts(server, group);
    Add({group.idleTime, {}}, cycle);
    return cycle;
}

double
SwingOfSources(const scenario::ServerSpec& server,
               const population::Group& group,
               double from,
               double to)
{
    Cycle cycle;
    cycle.Take(CycleOf(server, group));
    return cycle.Swing(from, to);
}

double
LackingShare(const scenario::ServerSpec& server,
             const population::Group& group,
             double loaded,
             double from,
             double to)
{
    const auto between = [&](const Law& law) {
        Parts parts;
        if (law.Form() != Law::Kind::Exponential)
        {
            Add({law, {}}, parts);
        }
        return LackingShare(parts, from, to);
    };
    const Parts held = HeldParts(server, group);
    double lacking = LackingShare(Pauses(group, loaded, MeanOf(held)), from, to);
    if (!group.trace)
    {
        lacking = std::max(lacking, LackingShare(held, from, to));
    }
    if (group.IsFinite())
    {
        lacking =
            std::max({lacking, between(group.idleTime), SwingOfSources(server, group, from, to)});
    }
    else if (group.interarrival)
    {
        lacking = std::max(lacking, between(*group.interarrival));
    }
    return lacking;
}

} // namespace

double
MayLack(const scenario::Scenario& scenario)
{
    constexpr double kOfCalls = 1e-3;
    constexpr double kOfRefusals = 0.01;
    const LoadedPorts offered = ApproximateLoad(scenario);
    return std::min(kOfCalls, kOfRefusals / std::max(1.0, offered.ports - Carried(offered)));
}

double
LackingShare(const scenario::Scenario& scenario, double from, double to)
{
    constexpr double kOfSwing = 0.1;
    const LoadedPorts offered = ApproximateLoad(scenario);
    const double carried = Carried(offered);
    double most = 0;
    for (const scenario::ClientGroup& group : scenario.clients)
    {
        const Parts held = HeldParts(scenario.server, group.calls);
        const double swing = CycleOfPorts(held, offered, carried).Swing(from, to);
        const double lacking =
            LackingShare(scenario.server, group.calls, offered.load / offered.ports, from, to);
        most = std::max({most, lacking, kOfSwing * swing});
    }
    return most;
}

bool
StayInStep(const scenario::Scenario& scenario)
{
    const auto& clients = scenario.clients;
    return std::any_of(clients.begin(), clients.end(), [&](const scenario::ClientGroup& group) {
        if (!group.calls.IsFinite())
        {
            return false;
        }
        const Parts cycle = CycleOf(scenario.server, group.calls);
        return std::none_of(cycle.begin(), cycle.end(), IsSpread);
    });
}

std::optional<Duration>
NeededWarmUp(const scenario::Scenario& scenario, Duration measured)
{
    const double length = ToSeconds(measured);
    const double most = MayLack(scenario);
    const auto settles = [&](double warmUp) {
        return LackingShare(scenario, warmUp, warmUp + length) <= most;
    };
    double enough = ToSeconds(scenario::kLongestTime);
    if (StayInStep(scenario) || !settles(enough))
    {
        return std::nullopt;
    }
    double tooShort = 0;
    while (enough - tooShort > 1)
    {
        const double middle = (tooShort + enough) / 2;
        (settles(middle) ? enough : tooShort) = middle;
    }
    return FromSeconds(std::ceil(enough));
}

} // namespace pptplab::sim::load
