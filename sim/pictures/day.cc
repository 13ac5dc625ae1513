// SPDX-License-Identifier: GPL-2.0-only
#include "sim/pictures/day.h"

#include "sim/scenario/values/problem.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pptplab::sim::pictures
{

namespace
{

constexpr std::string_view kHour = "hour/";       // begins the names of an hour's metrics
constexpr std::string_view kAttempts = "offered"; // which every hour has

struct Figure
{
    std::string_view ending; ///< of the metric
    std::string_view label;
    analysis::Shown shown;
};

constexpr std::array kFigures = {
    Figure{"refused", "attempts refused", analysis::Shown::PerCent},
    Figure{kAttempts, "attempts offered (per hour)", analysis::Shown::AsIs},
    Figure{"busy", "ports busy, mean", analysis::Shown::AsIs},
};

const analysis::Estimate*
Of(const Outcomes& cell, std::size_t hour, std::size_t digits, std::string_view ending)
{
    return cell.summary.Find(fmt::format("{}{:0{}}.{}", kHour, hour, digits, ending));
}

/// The hours of a cell, which are numbered in as many digits as the last one needs, two at least.
struct Hours
{
    std::size_t digits = 0;
    std::vector<std::size_t> starts{}; ///< hours since the begin of the run
};

Hours
HoursOf(const Outcomes& cell)
{
    Hours hours;
    for (const auto* metrics : {&cell.summary.metrics, &cell.summary.parts})
    {
        for (const analysis::Metric& metric : *metrics)
        {
            const std::string_view name = metric.name;
            const std::size_t dot = name.find('.');
            if (name.substr(0, kHour.size()) != kHour || dot == name.npos ||
                name.substr(dot + 1) != kAttempts)
            {
                continue;
            }
            const std::string_view number = name.substr(kHour.size(), dot - kHour.size());
            std::size_t hour = 0;
            std::from_chars(number.data(), number.data() + number.size(), hour);
            hours.digits = number.size();
            hours.starts.push_back(hour);
        }
    }
    std::sort(hours.starts.begin(), hours.starts.end());
    return hours;
}

/// Half of an hour, or of as many as were joined.
double
HalfOf(const Hours& hours)
{
    return hours.starts.size() < 2 ? 0.5
                                   : static_cast<double>(hours.starts[1] - hours.starts[0]) / 2;
}

analysis::Series
SeriesOf(const Outcomes& cell, const std::string& name, const Hours& hours, const Figure& figure)
{
    analysis::Series series{name, analysis::SeriesStyle::Measured, {}};
    for (const std::size_t hour : hours.starts)
    {
        if (const analysis::Estimate* estimate = Of(cell, hour, hours.digits, figure.ending))
        {
            const double middle = static_cast<double>(hour) + HalfOf(hours);
            series.points.push_back({middle, estimate->value, estimate->low, estimate->high});
        }
    }
    return series;
}

/// One figure of all cells, a series each.
analysis::Plot
PlotOf(const Shown& shown,
       const CellTexts& texts,
       const std::vector<Hours>& hours,
       const Figure& figure)
{
    analysis::Plot plot;
    plot.title = figure.label;
    plot.y.label = figure.label;
    plot.y.shown = figure.shown;
    for (std::size_t i = 0; i < shown.cells.size(); ++i)
    {
        const Outcomes& cell = *shown.cells[i];
        const std::string name = texts.Of(cell).empty() ? "simulated" : texts.Of(cell);
        analysis::Series series = SeriesOf(cell, name, hours[i], figure);
        if (!series.points.empty())
        {
            plot.series.push_back(std::move(series));
        }
    }
    return plot;
}

} // namespace

bool
HasHours(const Outcomes& cell)
{
    return !HoursOf(cell).starts.empty();
}

analysis::Panels
DayOf(const Shown& shown)
{
    constexpr std::size_t kTwoDays = 48;
    const CellTexts texts(shown.spec.series, shown.cells, KeyNamed::Yes);
    analysis::Panels panels{shown.title, {}, false};
    std::vector<Hours> hours;
    hours.reserve(shown.cells.size());
    std::size_t last = 0;
    for (const Outcomes* cell : shown.cells)
    {
        hours.push_back(HoursOf(*cell));
        last = hours.back().starts.empty() ? last : std::max(last, hours.back().starts.back());
    }
    for (const Figure& figure : kFigures)
    {
        analysis::Plot plot = PlotOf(shown, texts, hours, figure);
        if (!plot.series.empty())
        {
            panels.panels.push_back(std::move(plot));
        }
    }
    if (panels.panels.empty())
    {
        throw scenario::BadInput("the hours of these runs were not told apart: no load changes "
                                 "with time here");
    }
    for (analysis::Plot& plot : panels.panels)
    {
        plot.x.label = last < kTwoDays ? "time of day" : "hours since the begin";
        plot.x.shown = last < kTwoDays ? analysis::Shown::HourOfDay : analysis::Shown::Whole;
    }
    return panels;
}

} // namespace pptplab::sim::pictures
