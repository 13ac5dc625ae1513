// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/load-curve.h"
#include "analysis/queueing/loss-chain.h"
#include "analysis/queueing/poisson-weights.h"
#include "analysis/queueing/transient.h"
#include "analysis/queueing/varying-load.h"
#include "sim/formula/formula.h"

#include <Eigen/Core>
#include <fmt/format.h>

#include <stdexcept>

namespace pptplab::sim::formula
{

namespace
{

// RefusedOfVaryingLoad and BusyUnderVaryingLoad.
constexpr double kErrorOfVaryingLoad = 1e-10;

constexpr Argument kTime{"time", Kind::Holdings, "0 to 1e4 mean holding times", "since the start"};
constexpr Argument kFrom{"from", Kind::Holdings, "0 or more", "begin of the window"};
constexpr Argument kTo{"to", Kind::Holdings, "above from", "end of the window"};
constexpr Argument kBusy{
    "busy", Kind::Count, "0 to the ports", "tells the probability of so many", "", true};
constexpr Argument kHolding{
    "holding", Kind::Time, "above 0", "mean holding, if times have units", "", true};

std::vector<Result>
ResultsOf(const Eigen::VectorXd& busy, const Given& given, double error = 0)
{
    const Eigen::Index ports = busy.size() - 1;
    const auto numbers = Eigen::VectorXd::LinSpaced(ports + 1, 0, static_cast<double>(ports));
    std::vector<Result> results = {{"all_busy", busy(ports), "", error},
                                   {"none_busy", busy(0), "", error},
                                   {"mean_busy", busy.dot(numbers), "ports"}};
    if (given.Has("busy"))
    {
        const int wanted = given.Whole("busy");
        if (wanted < 0 || wanted > ports)
        {
            throw std::domain_error(fmt::format("busy is {}, allowed: 0..{}", wanted, ports));
        }
        results.push_back({fmt::format("busy_{}", wanted), busy(wanted), "", error});
    }
    return results;
}

std::vector<Result>
LossChain(const Given& given)
{
    const double load = given.Number("load");
    const int ports = given.Whole("ports");
    auto results = ResultsOf(analysis::BusyDistribution(load, ports), given);
    const auto variance = analysis::VarianceOfTimeAverages(load, ports);
    results.push_back({"relaxation_time", analysis::RelaxationTime(load, ports), "holding times"});
    results.push_back({"variance_of_mean_busy", variance.busy});
    results.push_back({"variance_of_time_full", variance.full});
    return results;
}

std::vector<Result>
BusyAt(const Given& given)
{
    const int ports = given.Whole("ports");
    const int start = given.Whole("start");
    if (start < 0 || start > ports)
    {
        throw std::domain_error(fmt::format("start is {}, allowed: 0..{}", start, ports));
    }
    const double time = given.Number("time");
    const double load = given.Number("load");
    return ResultsOf(start == 0
                         ? analysis::BusyFromEmpty(time, load, ports)
                         : analysis::BusyAfter(time, load, Eigen::VectorXd::Unit(ports + 1, start)),
                     given);
}

analysis::Window
WindowOf(const Given& given)
{
    return {given.Number("from"), given.Number("to")};
}

std::vector<Result>
RefusedFromEmpty(const Given& given)
{
    return {
        {"refused",
         analysis::RefusedFromEmpty(WindowOf(given), given.Number("load"), given.Whole("ports"))}};
}

/// Steps, or the sine of mean, amplitude, period and phase.
analysis::LoadCurve
CurveOf(const Given& given)
{
    if (given.Has("steps"))
    {
        std::vector<analysis::LoadStep> steps;
        for (const auto& [from, load] : given.List("steps"))
        {
            steps.push_back({from, load});
        }
        return steps;
    }
    if (!given.Has("mean") || !given.Has("amplitude") || !given.Has("period"))
    {
        throw std::domain_error("a load curve is either steps, or mean, amplitude and period");
    }
    return analysis::LoadSine{given.Number("mean"),
                              given.Number("amplitude"),
                              given.Number("period"),
                              given.Number("phase")};
}

std::vector<Argument>
WithCurve(std::vector<Argument> arguments)
{
    for (const Argument& argument :
         {Argument{"mean", Kind::Erlangs, "0 to 1e6", "of the sine", "", true},
          Argument{"amplitude", Kind::Erlangs, "0 to the mean", "of the sine", "", true},
          Argument{"period", Kind::Holdings, "1e-3 or more", "of the sine", "", true},
          Argument{"phase", Kind::Number, "radians", "of the sine at 0", "0"},
          Argument{"steps",
                   Kind::Steps,
                   "the first at 0, times increase, the last lasts",
                   "instead of the sine: load from each time on",
                   "",
                   true},
          kHolding})
    {
        arguments.push_back(argument);
    }
    return arguments;
}

std::vector<Result>
RefusedOfVaryingLoad(const Given& given)
{
    const auto seen =
        analysis::RefusedOfVaryingLoad(CurveOf(given), given.Whole("ports"), WindowOf(given));
    return {{"refused", seen.refused, "", kErrorOfVaryingLoad},
            {"worst", seen.worst, "", kErrorOfVaryingLoad}};
}

std::vector<Result>
BusyUnderVaryingLoad(const Given& given)
{
    return ResultsOf(
        analysis::BusyUnderVaryingLoad(CurveOf(given), given.Whole("ports"), given.Number("time")),
        given,
        kErrorOfVaryingLoad);
}

template <double (*refusedOf)(const analysis::LoadCurve&, double, const analysis::Window&)>
std::vector<Result>
Approximate(const Given& given)
{
    return {{"refused", refusedOf(CurveOf(given), given.Number("ports"), WindowOf(given))}};
}

std::vector<Result>
LoadAt(const Given& given)
{
    const auto curve = CurveOf(given);
    analysis::RequireCurve(curve);
    const double time = given.Number("time");
    return {{"load", analysis::LoadAt(curve, time), "erlangs"},
            {"peak", analysis::PeakLoad(curve), "erlangs"},
            {"unlimited_busy", analysis::UnlimitedBusyAt(curve, time), "ports"}};
}

std::vector<Result>
Poisson(const Given& given)
{
    const auto weights = analysis::PoissonWeightsOf(given.Number("mean"), 1e-300);
    const double place = given.Number("number") - weights.first;
    const bool inside = place >= 0 && place < static_cast<double>(weights.weight.size());
    return {{"probability", inside ? weights.weight[static_cast<std::size_t>(place)] : 0}};
}

} // namespace

std::vector<Formula>
TransientFormulas()
{
    constexpr Argument kLoad{"load", Kind::Erlangs, "above 0 to 1e6", "offered load"};
    constexpr Argument kPorts{"ports", Kind::Ports, "1 to 100,000", "ports"};
    constexpr std::string_view kUniformization =
        "uniformization, A. Jensen, Skandinavisk Aktuarietidskrift 36 (1953) 87-91";
    constexpr std::string_view kTransientError =
        "relative, below 1e-12 + 1e-15 x (load + ports), above 1e-270; exponential holding";
    return {
        {"busy",
         "M/M/c/c: distribution of the busy ports, relaxation time, variances of time averages",
         {kLoad, kPorts, kBusy},
         "BusyDistribution RelaxationTime VarianceOfTimeAverages",
         "S. Karlin and J. McGregor, Pacific Journal of Mathematics 8 (1958) 87-118; W. Whitt, "
         "Operations Research 40 (1992) 279-291",
         "relative, below 1e-12; the distribution is that of any holding, the rest of an "
         "exponential one",
         LossChain},
        {"busy-at",
         "M/M/c/c: distribution of the busy ports a time after so many were busy",
         {kLoad,
          kPorts,
          kTime,
          {"start", Kind::Count, "0 to the ports", "busy at 0", "0"},
          kBusy,
          kHolding},
         "BusyFromEmpty BusyAfter",
         kUniformization,
         kTransientError,
         BusyAt},
        {"refused-from-empty",
         "share of the callers of a window refused, if the server was empty at 0",
         {kLoad, kPorts, kFrom, kTo, kHolding},
         "RefusedFromEmpty",
         kUniformization,
         kTransientError,
         RefusedFromEmpty},
    };
}

std::vector<Formula>
VaryingLoadFormulas()
{
    constexpr Argument kPorts{"ports", Kind::Ports, "1 to 10,000", "ports"};
    constexpr Argument kRealPorts{"ports", Kind::Number, "0 to 1e6, not only whole", "ports"};
    constexpr std::string_view kDormand =
        "Kolmogorov's equations by J. R. Dormand and P. J. Prince, Journal of Computational and "
        "Applied Mathematics 6 (1980) 19-26";
    constexpr std::string_view kApproximation =
        "an approximation; its integrals are right to 1e-10";
    return {
        {"varying-load",
         "M(t)/M/c/c from empty: share of the callers of a window refused, and the worst moment",
         WithCurve({kPorts, kFrom, kTo}),
         "RefusedOfVaryingLoad",
         kDormand,
         "absolute, below 1e-10; exponential holding",
         RefusedOfVaryingLoad},
        {"busy-under-varying-load",
         "M(t)/M/c/c from empty: distribution of the busy ports at a time",
         WithCurve({kPorts, kTime, kBusy}),
         "BusyUnderVaryingLoad",
         kDormand,
         "absolute, below 1e-10; exponential holding",
         BusyUnderVaryingLoad},
        {"modified-offered-load",
         "share refused under a varying load by Erlang B of what infinitely many ports would carry",
         WithCurve({kRealPorts, kFrom, kTo}),
         "RefusedByModifiedLoad",
         "D. L. Jagerman, Bell System Technical Journal 54 (1975) 625-661; W. A. Massey and W. "
         "Whitt, Annals of Applied Probability 4 (1994) 1145-1160",
         kApproximation,
         Approximate<analysis::RefusedByModifiedLoad>},
        {"pointwise-stationary",
         "share refused under a varying load by Erlang B of each moment's load",
         WithCurve({kRealPorts, kFrom, kTo}),
         "RefusedPointwise",
         "L. Green and P. Kolesar, Management Science 37 (1991) 84-97",
         kApproximation,
         Approximate<analysis::RefusedPointwise>},
        {"load-at",
         "a varying load at a time, its peak, and what infinitely many ports would carry then",
         WithCurve({kTime}),
         "LoadAt PeakLoad UnlimitedBusyAt RequireCurve",
         "S. G. Eick, W. A. Massey and W. Whitt, Management Science 39 (1993) 241-252",
         "rounding",
         LoadAt},
        {"poisson",
         "probability of so many calls where the mean is known",
         {{"mean", Kind::Number, "0 to 1e8", "mean number"},
          {"number", Kind::Count, "0 or more", "of calls"}},
         "PoissonWeightsOf",
         "S. D. Poisson 1837; computed outwards from the mode (B. L. Fox and P. W. Glynn, "
         "Communications of the ACM 31 (1988) 440-445)",
         "relative, some 1e-16 x distance from the mode; below 1e-300 it may be 0",
         Poisson},
    };
}

} // namespace pptplab::sim::formula
