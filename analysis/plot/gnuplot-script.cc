// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/plot/gnuplot-script.h"

#include "models/base/xml-text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <set>
#include <string>
#include <vector>

namespace pptplab::analysis
{

namespace
{

struct Look
{
    const char* colour;
    int mark; // gnuplot's point type
};

// Colours after M. Okabe and K. Ito, "Color Universal Design" (2008), told apart with any kind of
// colour vision; their yellow is too faint on white and gives way to a grey.
constexpr std::array<Look, 8> kLooks = {{
    {"#0072b2", 7},  // blue, disc
    {"#d55e00", 5},  // vermillion, square
    {"#009e73", 9},  // green, triangle
    {"#cc79a7", 13}, // purple, diamond
    {"#e69f00", 11}, // orange, triangle down
    {"#000000", 6},  // black, circle
    {"#56b4e9", 4},  // sky blue, open square
    {"#777777", 8},  // grey, open triangle
}};

constexpr int kWidth = 720;       // pixels; a report shows the picture as it is
constexpr int kGraphHeight = 400; // with title and axis labels, without the legend
constexpr int kLegendRow = 20;

constexpr const char* kNoneSeen = "none seen (upper bound)";

constexpr const char* kHead = R"(set encoding utf8
set datafile separator ','
set border 3 linecolor rgb '#444444'
set grid linecolor rgb '#e3e3e3' linetype 1
set tics nomirror
set bars 0.6
)";

// In single quotes gnuplot takes all but the quote itself as it is (in double quotes it would run
// what stands between backquotes). A doubled quote at the start of a text ends it: hence the
// typographic apostrophe.
std::string
Quoted(const std::string& text)
{
    std::string quoted = "'";
    for (const char character :
         XmlEscaped(text, "")) // gnuplot escapes what XML needs, not what it forbids
    {
        if (character == '\'')
        {
            quoted += "’";
        }
        else
        {
            quoted += character == '\n' ? ' ' : character;
        }
    }
    return quoted + "'";
}

// The legend stands below the axis label, in as many columns as the names leave room for.
std::string
FrameText(const Plot& plot, const std::vector<std::string>& legend)
{
    constexpr std::size_t kLetter = 8; // pixels, as wide as gnuplot takes one to be
    constexpr std::size_t kSample = 90;
    constexpr std::size_t kBeside = 40; // a row as wide as the picture gnuplot would break in two
    constexpr int kLabels = 68;         // from the axis down to the legend
    std::size_t longest = 0;
    for (const std::string& name : legend)
    {
        longest = std::max(longest, name.size());
    }
    const std::size_t columns = std::clamp<std::size_t>(
        (kWidth - kBeside) / (longest * kLetter + kSample), 1, legend.size());
    const auto rows = static_cast<int>((legend.size() + columns - 1) / columns);
    const int height = kGraphHeight + rows * kLegendRow;
    const auto share = [&](int pixels) { return static_cast<double>(pixels) / height; };
    return fmt::format(
        "set terminal svg size {},{} font 'sans-serif,13' background '#ffffff' noenhanced\n"
        "set title {} font 'sans-serif,15'\n"
        "set key at screen 0.5, screen {:.4f} bottom center horizontal maxcols {} samplen 3\n"
        "set bmargin at screen {:.4f}\n",
        kWidth,
        height,
        Quoted(plot.title),
        share(6),
        columns,
        share(rows * kLegendRow + kLabels));
}

struct Range
{
    double from;
    double to;
};

std::set<double>
AbscissaeOf(const Plot& plot)
{
    std::set<double> values;
    for (const Series& series : plot.series)
    {
        for (const PlotPoint& point : series.points)
        {
            values.insert(point.x);
        }
    }
    return values;
}

Range
RangeOfX(const Plot& plot)
{
    constexpr double kMargin = 0.04;
    const std::set<double> values = AbscissaeOf(plot);
    const double from = *values.begin();
    const double to = *values.rbegin();
    if (plot.x.scale == Scale::Logarithmic)
    {
        const double margin = from < to ? std::pow(to / from, kMargin) : 2;
        return {from / margin, to * margin};
    }
    const double margin = from < to ? (to - from) * kMargin : 1;
    return {from - margin, to + margin};
}

// Whole decades around what a logarithmic axis shows; an interval that reaches further down than a
// decade below all values is cut there.
Range
DecadesOfY(const Plot& plot)
{
    double least = std::numeric_limits<double>::infinity();
    double most = 0;
    for (const Series& series : plot.series)
    {
        for (const PlotPoint& point : series.points)
        {
            const double shown = point.y > 0 ? std::max(point.low, point.y / 10) : point.high;
            least = shown > 0 ? std::min(least, shown) : least;
            most = std::max({most, point.y, point.high});
        }
    }
    if (most <= 0)
    {
        return {0.1, 1}; // nothing but zeros without intervals
    }
    const double to = std::ceil(std::log10(most));
    return {std::pow(10, std::min(std::floor(std::log10(least)), to - 1)), std::pow(10, to)};
}

double
GreatestY(const Plot& plot)
{
    double most = 0;
    for (const Series& series : plot.series)
    {
        for (const PlotPoint& point : series.points)
        {
            most = series.style == SeriesStyle::Stacked ? std::max(most, point.base + point.y)
                                                        : std::max({most, point.y, point.high});
        }
    }
    return most;
}

bool
ReachesBelowZero(const Plot& plot)
{
    return std::any_of(plot.series.begin(), plot.series.end(), [](const Series& series) {
        return std::any_of(series.points.begin(), series.points.end(), [](const PlotPoint& point) {
            return point.low < 0 || point.y < 0;
        });
    });
}

std::string
AxesText(const Plot& plot)
{
    std::string text;
    if (plot.x.scale == Scale::Logarithmic)
    {
        text += "set logscale x\n";
        constexpr std::size_t kMostTics = 12;
        const std::set<double> values = AbscissaeOf(plot);
        if (values.size() <= kMostTics)
        {
            text += fmt::format("set xtics ({})\n", fmt::join(values, ", "));
        }
    }
    if (!plot.x.names.empty())
    {
        std::string tics;
        for (std::size_t i = 0; i < plot.x.names.size(); ++i)
        {
            tics += fmt::format("{}{} {}", i == 0 ? "" : ", ", Quoted(plot.x.names[i]), i);
        }
        text += fmt::format("set xtics ({})\nset xrange [-0.6:{}]\n",
                            tics,
                            fmt::format("{}.6", plot.x.names.size() - 1));
    }
    const Range x = RangeOfX(plot);
    if (plot.x.names.empty())
    {
        text += fmt::format("set xrange [{:.6g}:{:.6g}]\n", x.from, x.to);
    }
    if (plot.y.scale == Scale::Logarithmic)
    {
        const Range y = DecadesOfY(plot);
        text +=
            fmt::format("set logscale y\nset yrange [{}:{}]\nset format y '%g'\n", y.from, y.to);
    }
    else if (!ReachesBelowZero(plot))
    {
        const double most = GreatestY(plot);
        text += fmt::format("set yrange [0:{:.6g}]\n", most > 0 ? 1.06 * most : 1);
    }
    return text;
}

bool
HasZeroOnLogAxis(const Plot& plot, const Series& series)
{
    return plot.y.scale == Scale::Logarithmic && series.style == SeriesStyle::Measured &&
           std::any_of(series.points.begin(), series.points.end(), [](const PlotPoint& point) {
               return point.y <= 0;
           });
}

// One series as clauses of the plot command. `rows` selects its lines of the CSV.
std::string
ClausesOf(const Plot& plot, const Series& series, const std::string& rows, const Look& look)
{
    const std::string colour = fmt::format("linecolor rgb '{}'", look.colour);
    if (series.style == SeriesStyle::Exact)
    {
        return fmt::format("{} using 2:3 with lines {} linewidth 1.5 dashtype (8,5) title {}",
                           rows,
                           colour,
                           Quoted(series.name));
    }
    if (series.style == SeriesStyle::Stacked)
    {
        return fmt::format("{} using 2:($6+$3/2):($2-0.35):($2+0.35):6:($6+$3) with boxxyerror "
                           "fillstyle solid 1 noborder {} title {}",
                           rows,
                           colour,
                           Quoted(series.name));
    }
    const bool logarithmic = plot.y.scale == Scale::Logarithmic;
    const std::string columns =
        logarithmic ? fmt::format("2:($3>0?$3:NaN):($4>{0}?$4:{0}):5", DecadesOfY(plot).from)
                    : "2:3:4:5";
    std::string clauses = fmt::format(
        "{} using {} with yerrorlines {} linewidth 1.2 pointtype {} pointsize 0.6 title {}",
        rows,
        columns,
        colour,
        look.mark,
        Quoted(series.name));
    if (HasZeroOnLogAxis(plot, series))
    {
        clauses += fmt::format(
            ", \\\n  {} using 2:($3>0?NaN:$5) with points {} pointtype 10 pointsize 0.9 notitle",
            rows,
            colour);
    }
    return clauses;
}

} // namespace

bool
IsStacked(const Plot& plot)
{
    return std::any_of(plot.series.begin(), plot.series.end(), [](const Series& series) {
        return series.style == SeriesStyle::Stacked;
    });
}

std::string
GnuplotScript(const Plot& plot, const std::string& name)
{
    std::string clauses;
    std::vector<std::string> legend;
    std::vector<std::size_t> looks;
    std::size_t next = 0;
    std::size_t row = 0;
    bool zeros = false;
    for (const Series& series : plot.series)
    {
        looks.push_back(series.colourOf ? looks.at(*series.colourOf) : next++);
        if (series.points.empty())
        {
            continue;
        }
        legend.push_back(series.name);
        const std::string rows = fmt::format(
            "{} skip 1 every ::{}::{}", Quoted(name + ".csv"), row, row + series.points.size() - 1);
        row += series.points.size();
        clauses += clauses.empty() ? "plot \\\n  " : ", \\\n  ";
        clauses += ClausesOf(plot, series, rows, kLooks[looks.back() % kLooks.size()]);
        zeros = zeros || HasZeroOnLogAxis(plot, series);
    }
    if (zeros)
    {
        legend.emplace_back(kNoneSeen);
        clauses += fmt::format(
            ", \\\n  NaN with points linecolor rgb '#444444' pointtype 10 pointsize 0.9 title {}",
            Quoted(kNoneSeen));
    }
    return fmt::format("# Draws the picture anew: gnuplot {0}.gp\nset output {1}\n{2}{3}"
                       "set xlabel {4}\nset ylabel {5}\n{6}{7}\n",
                       name,
                       Quoted(name + ".svg"),
                       FrameText(plot, legend),
                       kHead,
                       Quoted(plot.x.label),
                       Quoted(plot.y.label),
                       AxesText(plot),
                       clauses);
}

} // namespace pptplab::analysis
