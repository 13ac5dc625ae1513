// SPDX-License-Identifier: GPL-2.0-only
#include "sim/run/varying-exact.h"

#include "analysis/queueing/erlang.h"
#include "analysis/queueing/transient.h"
#include "analysis/queueing/varying-load.h"

#include <algorithm>
#include <complex>
#include <optional>
#include <stdexcept>

namespace pptplab::sim::run
{

namespace
{

constexpr double kPi = 3.141592653589793;

using Steps = std::vector<analysis::LoadStep>;

/// Vectors that turn together add up to one: sines of one period are a sine.
class SineSum
{
  public:
    void Add(const population::RateSine& sine, double load)
    {
        if (m_period && *m_period != sine.period)
        {
            throw std::domain_error("sines of different periods");
        }
        m_period = sine.period;
        const double turn = kPi / 2 - 2 * kPi * ToSeconds(sine.peak) / ToSeconds(sine.period);
        m_swing += std::polar(load * sine.amplitude, turn);
        m_mean += load;
    }

    void AddConstant(double load) { m_mean += load; }

    analysis::LoadSine Curve(double holding) const
    {
        // A swing of all of the load may round to a little more.
        const double amplitude = std::min(std::abs(m_swing), m_mean);
        return {m_mean, amplitude, ToSeconds(*m_period) / holding, std::arg(m_swing)};
    }

  private:
    std::optional<Duration> m_period;
    std::complex<double> m_swing;
    double m_mean = 0;
};

Steps
StepsOf(const population::RateSteps& steps, double load, const CountedRun& run, double holding)
{
    constexpr std::size_t kMostSteps = 10'000;
    Steps curve;
    double begin = 0;
    while (begin < run.to)
    {
        for (const population::RateStep& step : steps.steps)
        {
            curve.push_back({begin + ToSeconds(step.from) / holding, load * step.factor});
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

Steps
Together(const Steps& a, const Steps& b)
{
    Steps sum;
    std::size_t nextA = 0;
    std::size_t nextB = 0;
    double loadA = 0;
    double loadB = 0;
    while (nextA < a.size() || nextB < b.size())
    {
        const bool takesA =
            nextB == b.size() || (nextA < a.size() && a[nextA].from <= b[nextB].from);
        const bool takesB =
            nextA == a.size() || (nextB < b.size() && b[nextB].from <= a[nextA].from);
        const double from = takesA ? a[nextA].from : b[nextB].from;
        loadA = takesA ? a[nextA++].load : loadA;
        loadB = takesB ? b[nextB++].load : loadB;
        sum.push_back({from, loadA + loadB});
    }
    return sum;
}

analysis::LoadCurve
SinesOf(const std::vector<ChangingLoad>& groups, double holding)
{
    SineSum sum;
    for (const ChangingLoad& group : groups)
    {
        if (std::holds_alternative<population::RateSteps>(*group.profile))
        {
            throw std::domain_error("sines and steps");
        }
        const auto* sine = std::get_if<population::RateSine>(group.profile);
        sine == nullptr ? sum.AddConstant(group.load) : sum.Add(*sine, group.load);
    }
    return sum.Curve(holding);
}

analysis::LoadCurve
CurveOf(const CountedRun& run, const std::vector<ChangingLoad>& groups, double holding)
{
    const bool swings = std::any_of(groups.begin(), groups.end(), [](const ChangingLoad& group) {
        return std::holds_alternative<population::RateSine>(*group.profile);
    });
    if (swings)
    {
        return SinesOf(groups, holding);
    }
    Steps curve;
    for (const ChangingLoad& group : groups)
    {
        const auto* steps = std::get_if<population::RateSteps>(group.profile);
        curve = Together(curve,
                         steps == nullptr ? Steps{{0, group.load}}
                                          : StepsOf(*steps, group.load, run, holding));
    }
    return curve;
}

} // namespace

double
RefusedSinceEmpty(const CountedRun& run)
{
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
RefusedUnderProfiles(const CountedRun& run, const std::vector<ChangingLoad>& groups, double holding)
{
    return analysis::RefusedOfVaryingLoad(
               CurveOf(run, groups, holding), run.ports, {run.from, run.to})
        .refused;
}

} // namespace pptplab::sim::run
