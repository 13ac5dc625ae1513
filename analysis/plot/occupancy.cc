// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/plot/occupancy.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace pptplab::analysis
{

namespace
{

constexpr std::size_t kPixels = 500; // about the width of a graph

void
RequireDrawable(const Occupancy& occupancy)
{
    if (occupancy.changes.empty())
    {
        throw PlotError(fmt::format("{}: no changes to draw", occupancy.title));
    }
    double before = -std::numeric_limits<double>::infinity();
    for (const Occupied& change : occupancy.changes)
    {
        if (!(change.at >= before && change.at <= occupancy.end) || !std::isfinite(change.busy))
        {
            throw PlotError(fmt::format("{}: {} busy ports at {} s, after {} s and until the end "
                                        "at {} s",
                                        occupancy.title,
                                        change.busy,
                                        change.at,
                                        before,
                                        occupancy.end));
        }
        before = change.at;
    }
}

std::vector<PlotPoint>
AsTheyAre(const Occupancy& occupancy)
{
    std::vector<PlotPoint> points;
    points.reserve(occupancy.changes.size() + 1);
    for (const Occupied& change : occupancy.changes)
    {
        points.push_back({change.at, change.busy, change.busy, change.busy});
    }
    const double last = points.back().y;
    points.push_back({occupancy.end, last, last, last});
    return points;
}

/// Mean, least and most of each of kPixels equal times.
std::vector<PlotPoint>
ByPixels(const Occupancy& occupancy)
{
    const double begin = occupancy.changes.front().at;
    const double width = (occupancy.end - begin) / kPixels;
    std::vector<PlotPoint> points;
    std::size_t next = 0;
    double busy = occupancy.changes.front().busy;
    for (std::size_t i = 0; i < kPixels; ++i)
    {
        const double from = begin + width * static_cast<double>(i);
        const double to = from + width;
        PlotPoint point{from, 0, busy, busy};
        double at = from;
        for (; next < occupancy.changes.size() && occupancy.changes[next].at < to; ++next)
        {
            const Occupied& change = occupancy.changes[next];
            point.y += busy * (change.at - at);
            at = change.at;
            busy = change.busy;
            point.low = std::min(point.low, busy);
            point.high = std::max(point.high, busy);
        }
        point.y = (point.y + busy * (to - at)) / width;
        points.push_back(point);
    }
    points.push_back({occupancy.end, busy, busy, busy});
    return points;
}

/// One mark for those that would hide each other.
std::vector<PlotPoint>
Marks(const Occupancy& occupancy)
{
    constexpr double kMarkWidth = 4; // pixels
    const double all = static_cast<double>(occupancy.ports);
    const double width = (occupancy.end - occupancy.changes.front().at) * kMarkWidth / kPixels;
    std::vector<PlotPoint> marks;
    for (const double at : occupancy.refusedAt)
    {
        if (marks.empty() || at >= marks.back().x + width)
        {
            const double above = all * 1.07;
            marks.push_back({at, above, above, above});
        }
    }
    return marks;
}

} // namespace

Plot
PlotOf(const Occupancy& occupancy)
{
    RequireDrawable(occupancy);
    Plot plot;
    plot.title = occupancy.title;
    plot.x = {"time", Scale::Linear, {}, Shown::Duration};
    plot.y = {"ports"};
    plot.series.push_back(
        {"busy",
         SeriesStyle::Steps,
         occupancy.changes.size() > kPixels ? ByPixels(occupancy) : AsTheyAre(occupancy)});
    plot.series.push_back({"refused", SeriesStyle::Marks, Marks(occupancy)});
    const auto all = static_cast<double>(occupancy.ports);
    plot.series.push_back(
        {"all ports",
         SeriesStyle::Exact,
         {{occupancy.changes.front().at, all, all, all}, {occupancy.end, all, all, all}}});
    return plot;
}

} // namespace pptplab::analysis
