// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/plot/axis.h"

#include "analysis/plot/sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace pptplab::analysis
{

namespace
{

struct Tic
{
    double at;
    std::string text;
};

template <typename Use>
void
EachPoint(const std::vector<const Plot*>& plots, Use use)
{
    for (const Plot* plot : plots)
    {
        for (const Series& series : plot->series)
        {
            for (const PlotPoint& point : series.points)
            {
                use(series, point);
            }
        }
    }
}

/// The least of 1, 2, 5, 10, ... that is not below `wanted`.
double
RoundStep(double wanted)
{
    const double decade = std::pow(10, std::floor(std::log10(wanted)));
    for (const double step : {1.0, 2.0, 5.0})
    {
        if (step * decade >= wanted * (1 - 1e-9))
        {
            return step * decade;
        }
    }
    return 10 * decade;
}

double
StepOf(const Axis& axis, const Range& range, double most)
{
    const double wanted = (range.to - range.from) / most;
    if (axis.shown == Shown::HourOfDay)
    {
        for (const double hours : {0.25, 0.5, 1.0, 2.0, 3.0, 4.0, 6.0, 12.0, 24.0})
        {
            if (hours >= wanted)
            {
                return hours;
            }
        }
    }
    return axis.shown == Shown::Whole ? std::max(RoundStep(wanted), 1.0) : RoundStep(wanted);
}

std::vector<Tic>
LinearTics(const Axis& axis, const Range& range, double most)
{
    const double step = StepOf(axis, range, std::max(most, 2.0));
    std::vector<Tic> tics;
    const double from = std::max(range.from, range.leastTic);
    for (double n = std::ceil(from / step - 1e-9); n * step <= range.to + 1e-9 * step; ++n)
    {
        tics.push_back({n * step, TicText(axis, n * step)});
    }
    return tics;
}

/// Decades, every second or third where there are many; with 2 and 5 between where there are few.
std::vector<Tic>
LogarithmicTics(const Range& range, double most)
{
    const double decades = std::log10(range.to / range.from);
    const int every = std::max(1, static_cast<int>(std::ceil(decades / std::max(most, 2.0))));
    const bool between = decades * 3 <= most && decades < 2.5;
    std::vector<Tic> tics;
    const int last = static_cast<int>(std::floor(std::log10(range.to) + 1e-9));
    for (int n = static_cast<int>(std::floor(std::log10(range.from))); n <= last; ++n)
    {
        for (const double part : {1.0, 2.0, 5.0})
        {
            const double at = part * std::pow(10, n);
            const bool inside = at >= range.from * (1 - 1e-9) && at <= range.to * (1 + 1e-9);
            if (inside && (part == 1.0 ? n % every == 0 : between))
            {
                tics.push_back({at, NumberText(at)});
            }
        }
    }
    return tics;
}

std::vector<Tic>
TicsOf(const Axis& axis, const Range& range, double most)
{
    if (!axis.names.empty())
    {
        std::vector<Tic> tics;
        for (std::size_t i = 0; i < axis.names.size(); ++i)
        {
            const auto at = static_cast<double>(i);
            if (range.tics.empty() ||
                std::find(range.tics.begin(), range.tics.end(), at) != range.tics.end())
            {
                tics.push_back({at, axis.names[i]});
            }
        }
        return tics;
    }
    if (!range.tics.empty())
    {
        std::vector<Tic> tics;
        tics.reserve(range.tics.size());
        for (const double at : range.tics)
        {
            tics.push_back({at, TicText(axis, at)});
        }
        return tics;
    }
    return axis.scale == Scale::Logarithmic ? LogarithmicTics(range, most)
                                            : LinearTics(axis, range, most);
}

std::size_t
LongestOf(const std::vector<Tic>& tics)
{
    std::size_t longest = 1;
    for (const Tic& tic : tics)
    {
        longest = std::max(longest, LettersOf(tic.text));
    }
    return longest;
}

/// Along x each text needs its width, along y its height; the number depends on the texts and they
/// on the number.
std::vector<Tic>
FittingTics(const Axis& axis, char letter, const Range& range, int pixels)
{
    constexpr double kLine = 34;
    if (letter == 'y')
    {
        return TicsOf(axis, range, pixels / kLine);
    }
    std::vector<Tic> tics;
    for (double most = 10; most >= 2; --most)
    {
        tics = TicsOf(axis, range, most);
        const auto needed = (static_cast<double>(LongestOf(tics)) + 1.5) * kLetter;
        if (needed * static_cast<double>(tics.size()) <= pixels + needed)
        {
            break;
        }
    }
    return tics;
}

/// Names are tics that cannot be fewer.
bool
NamesFit(const Axis& axis, const Range& range, int pixels)
{
    const std::size_t count = range.tics.empty() ? axis.names.size() : range.tics.size();
    return (LongestName(axis) + 1) * count * kLetter <= static_cast<std::size_t>(pixels) + kLetter;
}

constexpr double kSlant = 35; // degrees
constexpr double kRadians = kSlant * 3.14159265358979 / 180;

} // namespace

Unit
UnitOf(const Axis& axis, double most)
{
    if (axis.shown == Shown::PerCent)
    {
        return {100, "%"};
    }
    if (axis.shown != Shown::Duration)
    {
        return {};
    }
    struct Span
    {
        double from = 0; // seconds
        Unit unit;
    };
    constexpr std::array<Span, 5> kSpans = {{{3 * 86400.0, {1 / 86400.0, "days"}},
                                             {3 * 3600.0, {1 / 3600.0, "h"}},
                                             {300, {1 / 60.0, "min"}},
                                             {0.5, {1, "s"}},
                                             {0, {1000, "ms"}}}};
    return std::find_if(kSpans.begin(),
                        kSpans.end() - 1,
                        [&](const Span& span) { return most >= span.from; })
        ->unit;
}

std::string
LabelOf(const Axis& axis, const Unit& unit)
{
    return *unit.name == '\0' ? axis.label : fmt::format("{} ({})", axis.label, unit.name);
}

double
MostOfX(const std::vector<const Plot*>& plots)
{
    double most = -std::numeric_limits<double>::infinity();
    EachPoint(plots, [&](const Series& /*series*/, const PlotPoint& point) {
        most = std::max(most, point.x);
    });
    return most;
}

double
MostOfY(const std::vector<const Plot*>& plots)
{
    double most = 0;
    EachPoint(plots, [&](const Series& series, const PlotPoint& point) {
        most = series.style == SeriesStyle::Stacked ? std::max(most, point.base + point.y)
                                                    : std::max({most, point.y, point.high});
    });
    return most;
}

Range
RangeOfX(const std::vector<const Plot*>& plots, const Unit& unit)
{
    constexpr double kMargin = 0.03;
    const Axis& axis = plots.front()->x;
    if (!axis.names.empty())
    {
        return {-0.6, static_cast<double>(axis.names.size()) - 0.4};
    }
    double from = std::numeric_limits<double>::infinity();
    EachPoint(plots, [&](const Series& /*series*/, const PlotPoint& point) {
        from = std::min(from, point.x);
    });
    from *= unit.factor;
    const double to = MostOfX(plots) * unit.factor;
    if (axis.scale == Scale::Logarithmic)
    {
        const double margin = from < to ? std::pow(to / from, kMargin) : 2;
        return {from / margin, to * margin};
    }
    const double margin = from < to ? (to - from) * kMargin : 1;
    return {from - margin, to + margin};
}

Range
RangeOfY(const std::vector<const Plot*>& plots, const Unit& unit)
{
    const double most = MostOfY(plots) * unit.factor;
    double least = std::numeric_limits<double>::infinity();
    double lowest = 0;
    EachPoint(plots, [&](const Series& /*series*/, const PlotPoint& point) {
        const double shown = point.y > 0 ? std::max(point.low, point.y / 10) : point.high;
        least = shown > 0 ? std::min(least, shown * unit.factor) : least;
        lowest = std::min({lowest, point.low * unit.factor, point.y * unit.factor});
    });
    if (plots.front()->y.scale == Scale::Logarithmic)
    {
        if (most <= 0)
        {
            return {0.1, 1}; // nothing but zeros without intervals
        }
        const double to = std::ceil(std::log10(most));
        return {std::pow(10, std::min(std::floor(std::log10(least)), to - 1)), std::pow(10, to)};
    }
    const double above = most > lowest ? most + 0.06 * (most - lowest) : 1;
    return {lowest < 0 ? lowest - 0.06 * (most - lowest) : 0, above};
}

std::string
AxisSettings(const Axis& axis, char letter, const Range& range, int pixels, bool texts)
{
    std::string tics;
    for (const Tic& tic : FittingTics(axis, letter, range, pixels))
    {
        tics += fmt::format(
            "{}{} {:.10g}", tics.empty() ? "" : ", ", texts ? Quoted(tic.text) : "''", tic.at);
    }
    std::string slant;
    if (letter == 'x' && !axis.names.empty() && !NamesFit(axis, range, pixels))
    {
        slant = fmt::format("set xtics rotate by {} right\n", kSlant);
    }
    return slant + fmt::format("{}set {}range [{:.10g}:{:.10g}]\nset {}tics ({})\n",
                               axis.scale == Scale::Logarithmic
                                   ? fmt::format("set logscale {}\n", letter)
                                   : std::string(),
                               letter,
                               range.from,
                               range.to,
                               letter,
                               tics);
}

std::size_t
LongestName(const Axis& axis)
{
    std::size_t longest = 0;
    for (const std::string& name : axis.names)
    {
        longest = std::max(longest, LettersOf(name));
    }
    return longest;
}

int
TicsWidth(const Axis& axis, const Range& range, int pixels)
{
    constexpr int kGap = 14; // between texts and graph, with the tics
    return kGap + static_cast<int>(LongestOf(FittingTics(axis, 'y', range, pixels))) * kLetter;
}

int
TicsHeight(const Axis& axis, const Range& range, int pixels)
{
    constexpr int kLine = 28;
    if (axis.names.empty() || NamesFit(axis, range, pixels))
    {
        return kLine;
    }
    return kLine +
           static_cast<int>(static_cast<double>(LongestName(axis) * kLetter) * std::sin(kRadians));
}

int
TicsOverhang(const Axis& axis, const Range& range, int pixels)
{
    if (axis.names.empty() || NamesFit(axis, range, pixels))
    {
        return 0;
    }
    constexpr double kEdge = 4;
    double most = 0;
    double place = 0;
    for (const std::string& name : axis.names)
    {
        const double length = static_cast<double>(LettersOf(name) * kLetter) * std::cos(kRadians);
        const double before = (place++ - range.from) / (range.to - range.from) * pixels;
        most = std::max(most, length - before);
    }
    return static_cast<int>(kEdge + most);
}

std::string
TicText(const Axis& axis, double value)
{
    if (axis.shown != Shown::HourOfDay)
    {
        return NumberText(value);
    }
    const long minutes = std::lround(value * 60);
    return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

std::string
NumberText(double value, int digits)
{
    constexpr std::array<const char*, 10> kHigh = {
        "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    const double size = std::abs(value);
    if (size == 0 || (size > 0.99e-4 && size < 1e6))
    {
        return fmt::format("{:.{}g}", value + 0.0, digits);
    }
    const int exponent = static_cast<int>(std::floor(std::log10(size) + 1e-9));
    const std::string factor = fmt::format("{:.3g}", value / std::pow(10, exponent));
    std::string text = factor == "1" ? "10" : factor + "·10";
    text += exponent < 0 ? "⁻" : "";
    for (const char digit : std::to_string(std::abs(exponent)))
    {
        text += kHigh.at(static_cast<std::size_t>(digit - '0'));
    }
    return text;
}

} // namespace pptplab::analysis
