// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/overflow.h"
#include "sim/formula/formula.h"

namespace pptplab::sim::formula
{

namespace
{

analysis::Stream
StreamOf(const Given& given)
{
    return {given.Number("mean"), given.Number("variance")};
}

std::vector<Result>
ResultsOf(const analysis::Stream& stream)
{
    return {{"mean", stream.mean, "erlangs"},
            {"variance", stream.variance},
            {"peakedness", stream.variance / stream.mean}};
}

std::vector<Result>
Overflow(const Given& given)
{
    return ResultsOf(analysis::Overflow(given.Number("load"), given.Number("ports")));
}

std::vector<Result>
Together(const Given& given)
{
    std::vector<analysis::Stream> streams;
    for (const auto& [mean, variance] : given.List("streams"))
    {
        streams.push_back({mean, variance});
    }
    return ResultsOf(analysis::Together(streams));
}

template <analysis::EquivalentGroup (*groupOf)(const analysis::Stream&)>
std::vector<Result>
GroupBy(const Given& given)
{
    const analysis::EquivalentGroup group = groupOf(StreamOf(given));
    return {{"load", group.load, "erlangs"}, {"ports", group.ports, "ports"}};
}

template <double (*refusedOf)(const analysis::Stream&, double)>
std::vector<Result>
RefusedBy(const Given& given)
{
    return {{"refused", refusedOf(StreamOf(given), given.Number("ports"))}};
}

} // namespace

std::vector<Formula>
OverflowFormulas()
{
    constexpr std::string_view kRapp = "Y. Rapp, Ericsson Technics 20 (1964) 1-60";
    constexpr std::string_view kWilkinson =
        "R. I. Wilkinson, Bell System Technical Journal 35 (1956) 421-514";
    constexpr Argument kMean{"mean", Kind::Erlangs, "1e-3 to 1e4", "mean of the stream"};
    constexpr Argument kVariance{
        "variance", Kind::Number, "1 to 50 times the mean", "variance of the stream"};
    constexpr Argument kPorts{"ports", Kind::Number, "0 to 1e6, not only whole", "ports"};
    return {
        {"overflow",
         "moments of what a group of ports refuses of Poisson callers, offered to infinitely many",
         {{"load", Kind::Erlangs, "0 to 1e6", "offered load"}, kPorts},
         "Overflow",
         "J. Riordan, appendix to R. I. Wilkinson, Bell System Technical Journal 35 (1956) 421-514",
         "relative, below 1e-11; exponential holding",
         Overflow},
        {"together",
         "moments of several independent streams together",
         {{"streams", Kind::Pairs, "0 or more", "mean / variance of each stream"}},
         "Together",
         "means and variances of independent variables add",
         "rounding",
         Together},
        {"equivalent-group",
         "Poisson load and ports whose overflow is a given stream",
         {kMean, kVariance},
         "GroupEquivalentTo",
         kWilkinson,
         "both moments of its overflow agree to 1e-11 relative",
         GroupBy<analysis::GroupEquivalentTo>},
        {"rapp",
         "the equivalent group by Rapp's approximation",
         {kMean, kVariance},
         "RappsGroup",
         kRapp,
         "an approximation",
         GroupBy<analysis::RappsGroup>},
        {"wilkinson",
         "share of a stream that ports refuse, by the equivalent random method",
         {kMean, kVariance, kPorts},
         "RefusedOfStream",
         kWilkinson,
         "exact for the overflow of one group and for Poisson; else usually good to a tenth",
         RefusedBy<analysis::RefusedOfStream>},
        {"hayward",
         "share of a stream that ports refuse, by Hayward's approximation",
         {{"mean", Kind::Erlangs, "above 0 to 1e9", "mean of the stream"},
          {"variance", Kind::Number, "1e-3 to 1e3 times the mean", "variance of the stream"},
          kPorts},
         "RefusedByHayward",
         "A. A. Fredericks, Bell System Technical Journal 59 (1980) 807-827",
         "an approximation, exact for Poisson; its arithmetic is right to some 1e-12",
         RefusedBy<analysis::RefusedByHayward>},
    };
}

} // namespace pptplab::sim::formula
