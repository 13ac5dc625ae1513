// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/plot/curves.h"

#include "analysis/plot/look.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace pptplab::analysis
{

namespace
{

bool
IsStacked(const Plot& plot)
{
    return std::any_of(plot.series.begin(), plot.series.end(), [](const Series& series) {
        return series.style == SeriesStyle::Stacked;
    });
}

std::vector<Slot>
SlotsOf(const Plot& plot)
{
    constexpr double kAll = 0.76;
    std::vector<Slot> slots(plot.series.size());
    double bars = 0;
    for (const Series& series : plot.series)
    {
        bars += series.style == SeriesStyle::Bars ? 1 : 0;
    }
    double number = 0;
    for (std::size_t i = 0; i < plot.series.size(); ++i)
    {
        if (plot.series[i].style == SeriesStyle::Bars)
        {
            const double width = kAll / bars;
            slots[i] = {(number++ - (bars - 1) / 2) * width, width};
        }
    }
    return slots;
}

bool
Overlap(const Series& one, const Series& other)
{
    return std::any_of(one.points.begin(), one.points.end(), [&](const PlotPoint& a) {
        return std::any_of(other.points.begin(), other.points.end(), [&](const PlotPoint& b) {
            return a.x == b.x && a.low <= b.high && b.low <= a.high &&
                   (a.low < a.high || b.low < b.high);
        });
    });
}

/// Each step's end besides its beginning.
std::vector<PlotPoint>
Corners(const std::vector<PlotPoint>& points)
{
    std::vector<PlotPoint> corners;
    for (const PlotPoint& point : points)
    {
        if (!corners.empty())
        {
            corners.push_back(corners.back());
            corners.back().x = point.x;
        }
        corners.push_back(point);
    }
    return corners;
}

/// By how many pixels each series stands beside its x, so that intervals do not hide each other.
std::vector<double>
Dodges(const Plot& plot)
{
    constexpr double kApart = 7; // pixels: a mark's width
    std::set<std::size_t> together;
    const auto counts = [&](std::size_t i) {
        const Series& series = plot.series[i];
        return series.style == SeriesStyle::Measured && series.points.size() <= kMostMarks;
    };
    for (std::size_t i = 0; i < plot.series.size(); ++i)
    {
        for (std::size_t j = i + 1; j < plot.series.size(); ++j)
        {
            if (counts(i) && counts(j) && Overlap(plot.series[i], plot.series[j]))
            {
                together.insert({i, j});
            }
        }
    }
    std::vector<double> dodges(plot.series.size(), 0);
    double place = -0.5 * (static_cast<double>(together.size()) - 1);
    for (const std::size_t i : together)
    {
        dodges[i] = kApart * place++;
    }
    return dodges;
}

bool
CanShow(const Plot& plot, const PlotPoint& point)
{
    const bool finite = std::isfinite(point.x) && std::isfinite(point.y) &&
                        std::isfinite(point.low) && std::isfinite(point.high) &&
                        std::isfinite(point.base);
    return finite && (plot.x.scale == Scale::Linear || point.x > 0) &&
           (plot.y.scale == Scale::Linear || point.y >= 0);
}

/// Widens x so that points that stand beside their place stay within the graph.
void
MakeRoomForDodges(const std::vector<const Plot*>& plots, Range& x)
{
    constexpr double kGraph = 500; // pixels, at least
    constexpr double kPanel = 230;
    double most = 0;
    for (const Plot* plot : plots)
    {
        for (const double dodge : Dodges(*plot))
        {
            most = std::max(most, std::abs(dodge));
        }
    }
    const double share = most / (plots.size() > 1 ? kPanel : kGraph);
    if (plots.front()->x.scale == Scale::Logarithmic)
    {
        const double factor = std::pow(x.to / x.from, share);
        x.from /= factor;
        x.to *= factor;
        return;
    }
    const double margin = (x.to - x.from) * share;
    x.from -= margin;
    x.to += margin;
}

} // namespace

std::map<std::string, std::size_t>
LooksOf(const std::vector<const Plot*>& plots)
{
    std::map<std::string, std::size_t> looks;
    std::size_t next = 0;
    for (const Plot* plot : plots)
    {
        for (const Series& series : plot->series)
        {
            if (looks.find(series.name) == looks.end())
            {
                looks[series.name] =
                    series.colourOf ? looks.at(plot->series.at(*series.colourOf).name) : next++;
            }
        }
    }
    return looks;
}

Frame
FrameOf(const std::vector<const Plot*>& plots)
{
    constexpr std::size_t kMostTics = 8;
    Frame frame;
    frame.xUnit = UnitOf(plots.front()->x, MostOfX(plots));
    frame.yUnit = UnitOf(plots.front()->y, MostOfY(plots));
    frame.x = RangeOfX(plots, frame.xUnit);
    MakeRoomForDodges(plots, frame.x);
    frame.y = RangeOfY(plots, frame.yUnit);
    if (plots.front()->x.scale == Scale::Logarithmic)
    {
        std::set<double> values;
        for (const Plot* plot : plots)
        {
            for (const Series& series : plot->series)
            {
                for (const PlotPoint& point : series.points)
                {
                    values.insert(point.x * frame.xUnit.factor);
                }
            }
        }
        if (values.size() <= kMostTics)
        {
            frame.x.tics.assign(values.begin(), values.end());
        }
    }
    frame.looks = LooksOf(plots);
    return frame;
}

std::string
CurveColumns(const std::vector<const Plot*>& plots)
{
    const bool stacked =
        std::any_of(plots.begin(), plots.end(), [](const Plot* plot) { return IsStacked(*plot); });
    return stacked ? "series,x,y,low,high,base" : "series,x,y,low,high";
}

std::vector<ChartLayer>
CurveLayers(const Plot& plot, const Frame& frame, const std::string& first)
{
    const bool stacked = IsStacked(plot);
    const std::vector<double> dodges = Dodges(plot);
    const std::vector<Slot> slots = SlotsOf(plot);
    const std::size_t column = first.empty() ? 0 : 1;
    std::vector<ChartLayer> layers;
    for (std::size_t i = 0; i < plot.series.size(); ++i)
    {
        const Series& series = plot.series[i];
        ChartLayer layer;
        for (const PlotPoint& point :
             series.style == SeriesStyle::Steps ? Corners(series.points) : series.points)
        {
            layer.rows.push_back(
                fmt::format("{}{},{},{},{},{}{}",
                            first,
                            CsvText(series.name),
                            point.x,
                            point.y,
                            point.low,
                            point.high,
                            stacked ? fmt::format(",{}", point.base) : std::string()));
        }
        layer.how = HowOf(plot, series, frame, {column, slots[i], dodges[i]});
        layers.push_back(std::move(layer));
    }
    return layers;
}

std::string
CurveClasses(const Plot& plot)
{
    const auto looks = LooksOf({&plot});
    std::string classes;
    for (const Series& series : plot.series)
    {
        if (!series.points.empty())
        {
            classes += classes.empty() ? "" : " ";
            classes += LookOf(looks.at(series.name)).tint.name;
            classes += series.style == SeriesStyle::Exact ? "-" : "";
        }
    }
    return classes;
}

std::vector<LegendEntry>
CurveLegend(const std::vector<const Plot*>& plots, const std::map<std::string, std::size_t>& looks)
{
    std::vector<LegendEntry> legend;
    std::set<std::string> seen;
    bool zeros = false;
    bool exact = false;
    for (const Plot* plot : plots)
    {
        for (const Series& series : plot->series)
        {
            if (series.points.empty())
            {
                continue;
            }
            if (IsOfAnother(series))
            {
                exact = true;
                continue;
            }
            zeros = zeros || HasZeroOnLogAxis(*plot, series);
            if (seen.insert(series.name).second)
            {
                legend.push_back(EntryOf(series, looks.at(series.name)));
            }
        }
    }
    if (exact)
    {
        legend.push_back(ExactEntry());
    }
    if (zeros)
    {
        legend.push_back(NoneSeenEntry());
    }
    return legend;
}

void
RequireDrawable(const std::string& title, const std::vector<const Plot*>& plots)
{
    bool empty = true;
    for (const Plot* plot : plots)
    {
        for (const Series& series : plot->series)
        {
            for (const PlotPoint& point : series.points)
            {
                empty = false;
                if (!CanShow(*plot, point))
                {
                    throw PlotError(
                        fmt::format("{}: \"{}\" has a point ({}, {}) that the axes cannot show",
                                    title,
                                    series.name,
                                    point.x,
                                    point.y));
                }
            }
        }
    }
    if (empty)
    {
        throw PlotError(fmt::format("{}: no points to draw", title));
    }
}

} // namespace pptplab::analysis
