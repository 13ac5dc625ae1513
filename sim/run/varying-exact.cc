// SPDX-License-Identifier: GPL-2.0-only
#include "sim/run/varying-exact.h"

#include "analysis/queueing/erlang.h"
#include "analysis/queueing/transient.h"
#include "analysis/queueing/varying-load.h"

#include <algorithm>
#include <stdexcept>

namespace pptplab::sim
{

namespace
{

constexpr double kPi = 3.141592653589793;

analysis::LoadCurve
CurveOf(const population::RateSine& sine, double load, double holding)
{
    const double period = ToSeconds(sine.period);
    const double turns = ToSeconds(sine.peak) / period;
    return analysis::LoadSine{
        load, load * sine.amplitude, period / holding, kPi / 2 - 2 * kPi * turns};
}

analysis::LoadCurve
CurveOf(const population::RateSteps& steps, const CountedRun& run, double holding)
{
    constexpr std::size_t kMostSteps = 10'000;
    std::vector<analysis::LoadStep> curve;
    double begin = 0;
    while (begin < run.to)
    {
        for (const population::RateStep& step : steps.steps)
        {
            curve.push_back({begin + ToSeconds(step.from) / holding, run.load * step.factor});
        }
        if (!steps.period)
        {
            break;
        }
        if (curve.size() > kMostSteps)
        {
            throw std::domain_error("too many steps");
        }
        begin += ToSeconds(*steps.period) / holding;
    }
    return curve;
}

} // namespace

double
RefusedSinceEmpty(const CountedRun& run)
{
    // No difference decays more slowly than a holding time, so nothing is left of it after 50.
    constexpr double kForgotten = 50;
    const double settled = std::min(run.to, std::max(run.from, kForgotten));
    double refused = analysis::ErlangB(run.load, run.ports) * (run.to - settled);
    if (settled > run.from)
    {
        refused += analysis::RefusedFromEmpty({run.from, settled}, run.load, run.ports) *
                   (settled - run.from);
    }
    return refused / (run.to - run.from);
}

double
RefusedUnderProfile(const CountedRun& run, const population::RateProfile& profile, double holding)
{
    const analysis::Window window{run.from, run.to};
    if (const auto* sine = std::get_if<population::RateSine>(&profile))
    {
        return analysis::RefusedOfVaryingLoad(CurveOf(*sine, run.load, holding), run.ports, window)
            .refused;
    }
    if (const auto* steps = std::get_if<population::RateSteps>(&profile))
    {
        return analysis::RefusedOfVaryingLoad(CurveOf(*steps, run, holding), run.ports, window)
            .refused;
    }
    return RefusedSinceEmpty(run);
}

} // namespace pptplab::sim
