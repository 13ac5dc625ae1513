// SPDX-License-Identifier: GPL-2.0-only
#include "sim/reproduce/figures.h"

#include "analysis/stats/metric-unit.h"
#include "sim/scenario/forms/forms.h"
#include "sim/scenario/values/problem.h"
#include "sim/scenario/values/quantity.h"

#include <fmt/format.h>

#include <algorithm>

namespace pptplab::sim::reproduce
{

namespace
{

std::string
UnitOf(const scenario::Value& value)
{
    const auto* text = value.String();
    if (text == nullptr)
    {
        return scenario::LawForm().Read(value).Ok() ? " (mean, s)" : "";
    }
    if (scenario::ParseDuration(*text))
    {
        return " (s)";
    }
    if (scenario::ParseRate(*text))
    {
        return " (/s)";
    }
    return scenario::ParseBitRate(*text) ? " (bit/s)" : "";
}

std::optional<double>
XOf(const experiment::PlotSpec& spec, const Outcomes& cell)
{
    if (spec.x == experiment::PlotSpec::kOfferedLoad)
    {
        return cell.load;
    }
    const scenario::Value* value = experiment::Find(cell.settings, spec.x);
    return value == nullptr ? std::nullopt : experiment::OnAxis(*value);
}

std::string
XLabel(const std::string& key, const std::vector<Outcomes>& cells)
{
    if (key == experiment::PlotSpec::kOfferedLoad)
    {
        return "offered load (erlangs)";
    }
    for (const Outcomes& cell : cells)
    {
        if (const scenario::Value* value = experiment::Find(cell.settings, key))
        {
            return key + UnitOf(*value);
        }
    }
    return key;
}

analysis::Series&
SeriesNamed(const std::string& name,
            analysis::SeriesStyle style,
            std::vector<analysis::Series>& all)
{
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& each) {
        return each.name == name && each.style == style;
    });
    return found != all.end() ? *found : all.emplace_back(analysis::Series{name, style, {}});
}

/// Puts one figure of one cell into its series. Exact values that several cells share are one.
void
AddPoint(const std::string& name,
         double x,
         const analysis::Estimate& estimate,
         bool withExact,
         std::vector<analysis::Series>& all)
{
    auto& measured = SeriesNamed(name, analysis::SeriesStyle::Measured, all);
    measured.points.push_back({x, estimate.value, estimate.low, estimate.high});
    if (withExact && estimate.exact)
    {
        auto& exact = SeriesNamed(name + ", exact", analysis::SeriesStyle::Exact, all);
        exact.points.push_back({x, *estimate.exact, *estimate.exact, *estimate.exact});
    }
}

void
AddCell(const experiment::PlotSpec& spec, const Outcomes& cell, std::vector<analysis::Series>& all)
{
    const auto x = XOf(spec, cell);
    if (!x || !Has(cell.settings, spec.at))
    {
        return;
    }
    for (const std::string& metric : spec.y)
    {
        std::string name = NameOf(cell.settings, spec.series);
        if (name.empty() || spec.y.size() > 1)
        {
            name += (name.empty() ? "" : " ") + metric;
        }
        if (const auto* estimate = cell.summary.Find(metric))
        {
            AddPoint(name, *x, *estimate, spec.exact, all);
        }
    }
}

/// Sorts the points; throws BadInput when two stand at one place.
void
Order(const experiment::PlotSpec& spec, analysis::Series& series)
{
    auto& points = series.points;
    std::stable_sort(
        points.begin(), points.end(), [](const auto& a, const auto& b) { return a.x < b.x; });
    const auto twice = std::adjacent_find(
        points.begin(), points.end(), [](const auto& a, const auto& b) { return a.x == b.x; });
    if (twice != points.end())
    {
        throw scenario::BadInput(
            fmt::format("plot \"{}\": several cells fall on {} = {} of \"{}\"; name the "
                        "other swept keys in series or at",
                        spec.title,
                        spec.x,
                        twice->x,
                        series.name));
    }
}

/// A line of a formula needs two points; a lone one is a coincidence of that cell.
void
DropLonePoints(std::vector<analysis::Series>& all)
{
    const auto lone = [](const analysis::Series& series) {
        return series.style == analysis::SeriesStyle::Exact && series.points.size() < 2;
    };
    all.erase(std::remove_if(all.begin(), all.end(), lone), all.end());
}

/// Puts a cell's bar at the next place: the metrics one on top of the other.
void
StackCell(const experiment::PlotSpec& spec, const Outcomes& cell, analysis::Plot& plot)
{
    const scenario::Value* value = experiment::Find(cell.settings, spec.x);
    if (value == nullptr || !Has(cell.settings, spec.at))
    {
        return;
    }
    std::string name = experiment::Label(*value);
    auto& names = plot.x.names;
    if (std::find(names.begin(), names.end(), name) != names.end())
    {
        throw scenario::BadInput(
            fmt::format("plot \"{}\": several cells fall on {} = {}; name the other "
                        "swept keys in at",
                        spec.title,
                        spec.x,
                        name));
    }
    const auto place = static_cast<double>(names.size());
    names.push_back(std::move(name));
    double base = 0;
    for (const std::string& metric : spec.y)
    {
        if (const auto* estimate = cell.summary.Find(metric))
        {
            auto& bars = SeriesNamed(metric, analysis::SeriesStyle::Stacked, plot.series);
            bars.points.push_back({place, estimate->value, estimate->low, estimate->high, base});
            base += estimate->value;
        }
    }
}

/// Causes that nobody met anywhere have no colour to be looked for.
void
DropUnseen(std::vector<analysis::Series>& all)
{
    const auto unseen = [](const analysis::Series& series) {
        return std::all_of(series.points.begin(), series.points.end(), [](const auto& point) {
            return point.y == 0;
        });
    };
    all.erase(std::remove_if(all.begin(), all.end(), unseen), all.end());
}

/// The metrics with their unit, which several in a row may share.
std::string
AxisLabel(const std::vector<std::string>& metrics)
{
    std::string label;
    for (std::size_t i = 0; i < metrics.size(); ++i)
    {
        const std::string unit = analysis::UnitOf(metrics[i]);
        const bool last = i + 1 == metrics.size();
        label += metrics[i];
        label += last || analysis::UnitOf(metrics[i + 1]) != unit ? " (" + unit + ")" : "";
        label += last ? "" : ", ";
    }
    return label;
}

analysis::Plot
DrawnStacked(const experiment::PlotSpec& spec, const std::vector<Outcomes>& cells)
{
    analysis::Plot plot;
    plot.title = spec.title;
    plot.x.label = spec.x;
    plot.y.label = spec.y.empty() ? "" : analysis::UnitOf(spec.y.front());
    for (const Outcomes& cell : cells)
    {
        StackCell(spec, cell, plot);
    }
    DropUnseen(plot.series);
    return plot;
}

} // namespace

analysis::Plot
Drawn(const experiment::PlotSpec& spec, const std::vector<Outcomes>& cells)
{
    if (spec.stacked)
    {
        return DrawnStacked(spec, cells);
    }
    analysis::Plot plot;
    plot.title = spec.title;
    plot.x = {XLabel(spec.x, cells),
              spec.logX ? analysis::Scale::Logarithmic : analysis::Scale::Linear};
    plot.y = {AxisLabel(spec.y),
              spec.logY ? analysis::Scale::Logarithmic : analysis::Scale::Linear};
    for (const Outcomes& cell : cells)
    {
        AddCell(spec, cell, plot.series);
    }
    for (analysis::Series& series : plot.series)
    {
        Order(spec, series);
    }
    DropLonePoints(plot.series);
    return plot;
}

} // namespace pptplab::sim::reproduce
