// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/load-curve.h"

#include "analysis/queueing/domain.h"

#include <boost/math/constants/constants.hpp>

#include <algorithm>
#include <cmath>

namespace pptplab::analysis
{

namespace
{

using Steps = std::vector<LoadStep>;

constexpr double kMostLoad = 1e6;
constexpr double kLeastPeriod = 1e-3;

double
Frequency(const LoadSine& sine)
{
    return boost::math::double_constants::two_pi / sine.period;
}

// The step that holds at a time of 0 or more.
Steps::const_iterator
StepAt(const Steps& steps, double time)
{
    const auto next =
        std::upper_bound(steps.begin(), steps.end(), time, [](double when, const LoadStep& step) {
            return when < step.from;
        });
    return next == steps.begin() ? next : next - 1;
}

void
RequireSine(const LoadSine& sine)
{
    Require(sine.mean >= 0 && sine.mean <= kMostLoad, "mean load", sine.mean, "0..1e6 erlangs");
    Require(sine.amplitude >= 0 && sine.amplitude <= sine.mean,
            "amplitude of the load",
            sine.amplitude,
            "0 to the mean load");
    Require(std::isfinite(sine.period) && sine.period >= kLeastPeriod,
            "period",
            sine.period,
            "finite, 0.001 mean holding times or more");
    Require(std::isfinite(sine.phase), "phase", sine.phase, "finite");
}

void
RequireSteps(const Steps& steps)
{
    Require(!steps.empty(), "number of load steps", 0, "1 or more");
    Require(steps.front().from == 0, "start of the first step", steps.front().from, "0");
    double before = -1;
    for (const LoadStep& step : steps)
    {
        Require(std::isfinite(step.from) && step.from > before,
                "start of a step",
                step.from,
                "finite, after the step before");
        Require(step.load >= 0 && step.load <= kMostLoad, "load", step.load, "0..1e6 erlangs");
        before = step.from;
    }
}

double
Unlimited(const LoadSine& sine, double time)
{
    const double w = Frequency(sine);
    const auto periodic = [&](double when) {
        const double angle = w * when + sine.phase;
        const double swing = (std::sin(angle) - w * std::cos(angle)) / (1 + w * w);
        return sine.mean + sine.amplitude * swing;
    };
    return periodic(time) - periodic(0) * std::exp(-time);
}

double
Unlimited(const Steps& steps, double time)
{
    double busy = 0;
    for (auto step = steps.begin(); step != steps.end() && step->from < time; ++step)
    {
        const auto next = step + 1;
        const double end = next == steps.end() ? time : std::min(time, next->from);
        busy -= (step->load - busy) * std::expm1(step->from - end);
    }
    return busy;
}

// A cheaper check than RequireCurve, without the texts of Require where all is well.
void
RequireUsable(const LoadCurve& curve)
{
    const auto* sine = std::get_if<LoadSine>(&curve);
    const bool usable = sine == nullptr
                            ? !std::get<Steps>(curve).empty()
                            : std::isfinite(sine->period) && sine->period >= kLeastPeriod;
    if (!usable)
    {
        RequireCurve(curve);
    }
}

void
RequireTime(double time)
{
    if (!(std::isfinite(time) && time >= 0))
    {
        Require(false, "time", time, "finite, 0 mean holding times or more");
    }
}

} // namespace

void
RequireCurve(const LoadCurve& curve)
{
    if (const auto* sine = std::get_if<LoadSine>(&curve))
    {
        RequireSine(*sine);
        return;
    }
    RequireSteps(std::get<Steps>(curve));
}

double
LoadAt(const LoadCurve& curve, double time)
{
    RequireUsable(curve);
    RequireTime(time);
    if (const auto* sine = std::get_if<LoadSine>(&curve))
    {
        const double load =
            sine->mean + sine->amplitude * std::sin(Frequency(*sine) * time + sine->phase);
        return std::max(0.0, load); // rounding when the amplitude equals the mean
    }
    return StepAt(std::get<Steps>(curve), time)->load;
}

double
PeakLoad(const LoadCurve& curve)
{
    RequireUsable(curve);
    if (const auto* sine = std::get_if<LoadSine>(&curve))
    {
        return sine->mean + sine->amplitude;
    }
    const auto& steps = std::get<Steps>(curve);
    return std::max_element(steps.begin(),
                            steps.end(),
                            [](const LoadStep& a, const LoadStep& b) { return a.load < b.load; })
        ->load;
}

std::vector<double>
SmoothPieces(const LoadCurve& curve, double from, double to)
{
    RequireUsable(curve);
    std::vector<double> ends{from};
    if (const auto* sine = std::get_if<LoadSine>(&curve))
    {
        const double half = sine->period / 2;
        for (double n = 1; from + n * half < to; ++n)
        {
            ends.push_back(from + n * half);
        }
    }
    else
    {
        for (const LoadStep& step : std::get<Steps>(curve))
        {
            if (step.from > from && step.from < to)
            {
                ends.push_back(step.from);
            }
        }
    }
    ends.push_back(to);
    return ends;
}

double
PiecesBetween(const LoadCurve& curve, double from, double to)
{
    RequireUsable(curve);
    if (const auto* sine = std::get_if<LoadSine>(&curve))
    {
        return std::max(1.0, std::ceil(2 * (to - from) / sine->period));
    }
    const auto& steps = std::get<Steps>(curve);
    const auto between = std::count_if(steps.begin(), steps.end(), [&](const LoadStep& step) {
        return step.from > from && step.from < to;
    });
    return static_cast<double>(between) + 1;
}

double
UnlimitedBusyAt(const LoadCurve& curve, double time)
{
    RequireUsable(curve);
    RequireTime(time);
    return std::visit([&](const auto& shape) { return Unlimited(shape, time); }, curve);
}

} // namespace pptplab::analysis
