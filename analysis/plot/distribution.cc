// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/plot/distribution.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace pptplab::analysis
{

namespace
{

bool
IsLogarithmic(const Distribution& distribution)
{
    return distribution.x.scale == Scale::Logarithmic;
}

double
OnAxis(const Distribution& distribution, double value)
{
    return IsLogarithmic(distribution) ? std::log(value) : value;
}

/// All places on the axis, by size.
std::vector<double>
PlacesOf(const Distribution& distribution)
{
    std::vector<double> places;
    for (const Observed& sample : distribution.samples)
    {
        for (const double value : sample.values)
        {
            places.push_back(OnAxis(distribution, value));
            if (!std::isfinite(places.back()))
            {
                throw PlotError(fmt::format("{}: \"{}\" has the value {}, which the axis cannot "
                                            "show",
                                            distribution.title,
                                            sample.name,
                                            value));
            }
        }
    }
    if (places.empty())
    {
        throw PlotError(fmt::format("{}: no values to draw", distribution.title));
    }
    std::sort(places.begin(), places.end());
    return places;
}

struct Bins
{
    double from;
    double width;
    std::size_t count;
};

Bins
BinsOf(const std::vector<double>& places)
{
    constexpr double kLeast = 5;
    constexpr double kMost = 60;
    const double size = static_cast<double>(places.size());
    const double whole = places.back() - places.front();
    if (whole <= 0)
    {
        return {places.front() - 0.5, 1, 1};
    }
    const double quartiles = places[places.size() * 3 / 4] - places[places.size() / 4];
    const double width = 2 * quartiles / std::cbrt(size);
    const double count = std::clamp(width > 0 ? std::ceil(whole / width) : kMost, kLeast, kMost);
    return {places.front(), whole / count, static_cast<std::size_t>(count)};
}

Plot
EmptyPlot(const Distribution& distribution, const char* label)
{
    Plot plot;
    plot.title = distribution.title;
    plot.x = distribution.x;
    plot.y = {label, Scale::Linear, {}, Shown::PerCent};
    return plot;
}

} // namespace

Plot
HistogramOf(const Distribution& distribution)
{
    const Bins bins = BinsOf(PlacesOf(distribution));
    Plot plot = EmptyPlot(distribution, "share of the values");
    for (const Observed& sample : distribution.samples)
    {
        if (sample.values.empty())
        {
            continue;
        }
        std::vector<double> counts(bins.count, 0);
        for (const double value : sample.values)
        {
            const double number = (OnAxis(distribution, value) - bins.from) / bins.width;
            ++counts[std::min(static_cast<std::size_t>(std::max(number, 0.0)), bins.count - 1)];
        }
        Series series{sample.name, SeriesStyle::Steps, {}};
        for (std::size_t i = 0; i <= bins.count; ++i)
        {
            const double at = bins.from + bins.width * static_cast<double>(i);
            const double share =
                i < bins.count ? counts[i] / static_cast<double>(sample.values.size()) : 0;
            const double x = IsLogarithmic(distribution) ? std::exp(at) : at;
            series.points.push_back({x, share, 0, share}); // the band fills the bars
        }
        plot.series.push_back(std::move(series));
    }
    return plot;
}

Plot
CumulativeOf(const Distribution& distribution)
{
    constexpr std::size_t kMostPoints = 400;
    constexpr double kMissed = 0.05;
    PlacesOf(distribution); // all can be shown
    Plot plot = EmptyPlot(distribution, "values up to this");
    for (const Observed& sample : distribution.samples)
    {
        std::vector<double> values = sample.values;
        std::sort(values.begin(), values.end());
        const auto size = static_cast<double>(values.size());
        const double band = std::sqrt(std::log(2 / kMissed) / (2 * size));
        const std::size_t points = std::min(values.size(), kMostPoints);
        Series series{sample.name, SeriesStyle::Steps, {}};
        for (std::size_t i = 0; i < points; ++i)
        {
            const std::size_t number = (i + 1) * values.size() / points; // the last is all
            const double share = static_cast<double>(number) / size;
            series.points.push_back({values[number - 1],
                                     share,
                                     std::max(share - band, 0.0),
                                     std::min(share + band, 1.0)});
        }
        plot.series.push_back(std::move(series));
    }
    return plot;
}

} // namespace pptplab::analysis
