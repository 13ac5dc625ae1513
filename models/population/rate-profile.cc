// SPDX-License-Identifier: GPL-2.0-only
#include "models/population/rate-profile.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace pptplab::population
{

namespace
{

constexpr double kTwoPi = 6.283185307179586;

Duration
Rest(Duration time, const std::optional<Duration>& period)
{
    return period ? time % *period : time;
}

/// The step in force at `time` of the period.
std::size_t
StepAt(const RateSteps& profile, Duration time)
{
    const auto after = std::upper_bound(
        profile.steps.begin(), profile.steps.end(), time, [](Duration t, const RateStep& step) {
            return t < step.from;
        });
    return static_cast<std::size_t>(after - profile.steps.begin()) - 1;
}

/// Time at which the step ends: with the next one, the period, or never.
Duration
EndOf(const RateSteps& profile, std::size_t step)
{
    return step + 1 < profile.steps.size() ? profile.steps[step + 1].from
                                           : profile.period.value_or(Duration::max());
}

/// Calls of a whole period.
double
LoadOfPeriod(const RateSteps& profile, Rate rate)
{
    double load = 0;
    for (std::size_t i = 0; i < profile.steps.size(); ++i)
    {
        load += rate.perSecond * profile.steps[i].factor *
                ToSeconds(EndOf(profile, i) - profile.steps[i].from);
    }
    return load;
}

Duration
TimeOfLoadIn(const RateSteps& profile, Rate rate, Duration now, double load)
{
    Duration time = Rest(now, profile.period);
    Duration begin = now - time; // start of the period
    if (profile.period)
    {
        const double each = LoadOfPeriod(profile, rate);
        const double whole = each > 0 ? std::floor(load / each) : HUGE_VAL;
        if (whole > 1e9)
        {
            return Duration::max();
        }
        load -= whole * each;
        begin = Later(begin, FromSeconds(whole * ToSeconds(*profile.period)));
    }
    std::size_t step = StepAt(profile, time);
    for (;;)
    {
        const Duration end = EndOf(profile, step);
        const double calls = rate.perSecond * profile.steps[step].factor;
        const double span = ToSeconds(end - time);
        if (calls > 0 && load <= calls * span)
        {
            return Later(begin, Later(time, FromSeconds(load / calls)));
        }
        if (end == Duration::max() || begin == Duration::max())
        {
            return Duration::max();
        }
        load -= calls * span;
        time = end;
        if (++step == profile.steps.size())
        {
            begin = Later(begin, *profile.period);
            time = Duration{};
            step = 0;
        }
    }
}

/// Root of x + amplitude (sin(w x + p) - sin(p)) / w = load / rate, w = 2 pi / period, p the phase
/// now. Newton's steps, kept within the interval that the bounds of the sine give.
Duration
TimeOfLoadIn(const RateSine& profile, Rate rate, Duration now, double load)
{
    const double w = kTwoPi / ToSeconds(profile.period);
    const double phase = w * ToSeconds((now - profile.peak) % profile.period);
    const double wanted = load / rate.perSecond;
    const double swing = profile.amplitude / w;
    const double atNow = std::sin(phase);
    double low = std::max(0.0, wanted - 2 * swing);
    double high = wanted + 2 * swing;
    double x = wanted;
    constexpr double kHalfNanosecond = 5e-10;
    while (high - low > kHalfNanosecond)
    {
        const double error = x + swing * (std::sin(w * x + phase) - atNow) - wanted;
        (error > 0 ? high : low) = x;
        const double next = x - error / (1 + profile.amplitude * std::cos(w * x + phase));
        const bool inside = next > low && next < high; // false for infinity and NaN too
        if (inside && std::fabs(next - x) < kHalfNanosecond)
        {
            x = next;
            break;
        }
        const double middle = low + (high - low) / 2;
        if (middle <= low || middle >= high)
        {
            break; // as near as doubles are
        }
        x = inside ? next : middle;
    }
    return Later(now, FromSeconds(x));
}

} // namespace

double
FactorAt(const RateProfile& profile, Duration time)
{
    if (const auto* steps = std::get_if<RateSteps>(&profile))
    {
        return steps->steps[StepAt(*steps, Rest(time, steps->period))].factor;
    }
    if (const auto* sine = std::get_if<RateSine>(&profile))
    {
        const double turns =
            ToSeconds((time - sine->peak) % sine->period) / ToSeconds(sine->period);
        return 1 + sine->amplitude * std::cos(kTwoPi * turns);
    }
    return 1;
}

Duration
TimeOfLoad(const RateProfile& profile, Rate rate, Duration now, double load)
{
    if (const auto* steps = std::get_if<RateSteps>(&profile))
    {
        return TimeOfLoadIn(*steps, rate, now, load);
    }
    if (const auto* sine = std::get_if<RateSine>(&profile))
    {
        return TimeOfLoadIn(*sine, rate, now, load);
    }
    return Later(now, FromSeconds(load / rate.perSecond));
}

} // namespace pptplab::population
