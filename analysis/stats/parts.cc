// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/stats/parts.h"

#include "analysis/stats/estimate.h"
#include "analysis/stats/ratio.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace pptplab::analysis
{

namespace
{

/// A part in all replications.
using Tallies = std::vector<const PartTally*>;

/// Replication by replication, so that some may lack the part.
Tallies
TalliesOf(const std::string& part, const std::vector<Replication>& replications)
{
    Tallies tallies;
    for (const Replication& replication : replications)
    {
        const auto found = std::find_if(replication.parts.begin(),
                                        replication.parts.end(),
                                        [&](const PartTally& tally) { return tally.name == part; });
        if (found != replication.parts.end())
        {
            tallies.push_back(&*found);
        }
    }
    return tallies;
}

/// Share of all attempts of the part: a ratio of sums over replications.
std::optional<Estimate>
RefusedOf(const Tallies& tallies)
{
    std::vector<BatchSums> sums;
    for (const PartTally* tally : tallies)
    {
        sums.push_back({{tally->offered, static_cast<double>(tally->refused)}});
    }
    return EstimateShareOfRuns(sums);
}

template <typename FigureOf>
std::optional<Estimate>
MeanOf(const Tallies& tallies, FigureOf figureOf)
{
    std::vector<double> figures;
    for (const PartTally* tally : tallies)
    {
        if (const std::optional<double> figure = figureOf(*tally))
        {
            figures.push_back(*figure);
        }
    }
    return figures.empty() ? std::nullopt
                           : std::optional(EstimateOfRuns(figures, Extent::FromZero));
}

std::optional<double>
OfferedInAnHour(const PartTally& tally)
{
    constexpr double kHour = 3600;
    return tally.seconds > 0
               ? std::optional(static_cast<double>(tally.offered) * kHour / tally.seconds)
               : std::nullopt;
}

bool
EndsWith(std::string_view text, std::string_view end)
{
    return text.size() > end.size() && text.substr(text.size() - end.size()) == end;
}

std::optional<Sum>
SumOfPart(const PartTally& part, std::string_view figure)
{
    if (figure == kPartFigures[0])
    {
        return Sum{part.offered, static_cast<double>(part.refused)};
    }
    const auto value = figure == kPartFigures[1] ? OfferedInAnHour(part) : part.busy;
    return value ? std::optional(Sum{1, *value}) : std::nullopt;
}

/// Total and number of that metric in one run.
std::optional<Sum>
SumIn(const Replication& replication, std::string_view metric)
{
    if (const auto& ports = replication.ports)
    {
        const std::array figures = {ports->busy, ports->peak, ports->allBusy};
        for (std::size_t i = 0; i < figures.size(); ++i)
        {
            if (metric == kPortMetrics.at(i))
            {
                return Sum{1, figures.at(i)};
            }
        }
    }
    const std::size_t dot = std::min(metric.rfind('.'), metric.size());
    const auto part = std::find_if(
        replication.parts.begin(),
        replication.parts.end(),
        [name = metric.substr(0, dot)](const PartTally& tally) { return tally.name == name; });
    return part == replication.parts.end() ? std::nullopt : SumOfPart(*part, metric.substr(dot));
}

} // namespace

std::vector<std::string>
MetricsOfPart(std::string_view part)
{
    std::vector<std::string> names;
    names.reserve(kPartFigures.size());
    for (const std::string_view figure : kPartFigures)
    {
        names.push_back(std::string(part) + std::string(figure));
    }
    return names;
}

bool
IsOfPart(std::string_view metric)
{
    const auto isKind = [metric](std::string_view kind) {
        return metric.size() > kind.size() + 1 && metric.substr(0, kind.size()) == kind &&
               metric[kind.size()] == '/';
    };
    const auto isFigure = [metric](std::string_view figure) { return EndsWith(metric, figure); };
    return std::any_of(kPartKinds.begin(), kPartKinds.end(), isKind) &&
           std::any_of(kPartFigures.begin(), kPartFigures.end(), isFigure);
}

std::string
UnitOfPart(std::string_view metric)
{
    if (EndsWith(metric, ".busy"))
    {
        return "ports";
    }
    if (EndsWith(metric, ".offered"))
    {
        return "attempts/h";
    }
    const std::string kind(metric.substr(0, metric.find('/')));
    return "share of the " + kind + "'s attempts";
}

std::optional<MetricSums>
SumsOfRuns(std::string_view metric, const std::vector<Replication>& replications)
{
    const bool isFull = metric == kPortMetrics[2];
    const bool isShare = isFull || EndsWith(metric, kPartFigures[0]);
    MetricSums sums{{}, isShare ? Extent::Share : Extent::FromZero, isFull};
    for (const Replication& replication : replications)
    {
        if (const auto sum = SumIn(replication, metric))
        {
            sums.replications.push_back({*sum});
        }
    }
    const bool isOfAll = sums.replications.size() == replications.size();
    return isOfAll && replications.size() >= kEnoughReplications ? std::optional(sums)
                                                                 : std::nullopt;
}

std::vector<Metric>
PortMetrics(const std::vector<Replication>& replications)
{
    std::vector<double> busy;
    std::vector<double> peak;
    std::vector<double> allBusy;
    for (const Replication& replication : replications)
    {
        if (replication.ports)
        {
            busy.push_back(replication.ports->busy);
            peak.push_back(replication.ports->peak);
            allBusy.push_back(replication.ports->allBusy);
        }
    }
    if (busy.empty())
    {
        return {};
    }
    return {{std::string(kPortMetrics[0]), EstimateOfRuns(busy, Extent::FromZero)},
            {std::string(kPortMetrics[1]), EstimateOfRuns(peak, Extent::FromZero)},
            {std::string(kPortMetrics[2]), EstimateOfRuns(allBusy, Extent::Share)}};
}

std::vector<Metric>
PartMetrics(const std::vector<Replication>& replications)
{
    std::vector<Metric> metrics;
    if (replications.empty())
    {
        return metrics;
    }
    for (const PartTally& part : replications.front().parts)
    {
        const Tallies tallies = TalliesOf(part.name, replications);
        const auto names = MetricsOfPart(part.name);
        const auto add = [&](std::size_t figure, const std::optional<Estimate>& estimate) {
            if (estimate)
            {
                metrics.push_back({names[figure], *estimate});
            }
        };
        add(0, RefusedOf(tallies));
        add(1, MeanOf(tallies, OfferedInAnHour));
        add(2, MeanOf(tallies, [](const PartTally& tally) { return tally.busy; }));
    }
    return metrics;
}

} // namespace pptplab::analysis
