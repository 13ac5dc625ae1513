// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/plot/tornado.h"

#include "analysis/plot/axis.h"
#include "analysis/plot/sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace pptplab::analysis
{

namespace
{

constexpr std::size_t kLowLook = 6;
constexpr std::size_t kHighLook = 0;
constexpr std::size_t kMostLetters = 24; // of a name or a setting

double
WidthOf(const Sway& sway)
{
    return std::abs(sway.high - sway.low);
}

std::vector<Sway>
Sorted(const Tornado& tornado)
{
    if (tornado.sways.empty())
    {
        throw PlotError(fmt::format("{}: no keys to draw", tornado.title));
    }
    for (const Sway& sway : tornado.sways)
    {
        if (!std::isfinite(sway.low) || !std::isfinite(sway.high) || !std::isfinite(tornado.base))
        {
            throw PlotError(fmt::format("{}: \"{}\" sways the answer from {} to {}, at a base of "
                                        "{}, which the axis cannot show",
                                        tornado.title,
                                        sway.name,
                                        sway.low,
                                        sway.high,
                                        tornado.base));
        }
    }
    std::vector<Sway> sways = tornado.sways;
    std::stable_sort(sways.begin(), sways.end(), [](const Sway& a, const Sway& b) {
        return WidthOf(a) > WidthOf(b);
    });
    return sways;
}

/// The upper half of a row for the low setting, the lower for the high one, each with its setting
/// at the end that is away from the base.
std::string
HalfText(const Tornado& tornado, double factor, const char* column, std::size_t look)
{
    const bool low = look == kLowLook;
    const std::string value = fmt::format("({}*${})", factor, column);
    const double base = factor * tornado.base;
    const char* from = low ? "($6-0.4)" : "$6";
    const char* to = low ? "$6" : "($6+0.4)";
    const std::string middle = low ? "($6-0.2)" : "($6+0.2)";
    std::string text = fmt::format("using (({0}+{1:.9g})/2):{2}:({1:.9g}):{0}:({3}):({4}) with "
                                   "boxxyerror {5} fillstyle solid 1 noborder",
                                   value,
                                   base,
                                   middle,
                                   from,
                                   to,
                                   LineColour(LookOf(look).tint));
    for (const bool right : {true, false})
    {
        text += fmt::format(
            "\nusing {0}:{3}:({0}{1}{2:.9g}?stringcolumn({4}):'') with labels {5} offset "
            "character {6},0 font 'sans-serif,14' textcolor rgb '{7}'",
            value,
            right ? ">=" : "<",
            base,
            middle,
            low ? 2 : 4,
            right ? "left" : "right",
            right ? 0.5 : -0.5,
            kInk.light);
    }
    return text;
}

/// All answers, with room for the settings beside the bars.
Range
RangeOf(const Tornado& tornado, const std::vector<Sway>& sways, double factor)
{
    double least = tornado.base;
    double most = tornado.base;
    std::size_t letters = 0;
    for (const Sway& sway : sways)
    {
        least = std::min({least, sway.low, sway.high});
        most = std::max({most, sway.low, sway.high});
        letters = std::max({letters, LettersOf(sway.lowSetting), LettersOf(sway.highSetting)});
    }
    constexpr double kGraph = 380; // pixels, with names of usual length beside it
    const double share =
        std::min(0.3, static_cast<double>(std::min(letters, kMostLetters) + 2) * kLetter / kGraph);
    const double whole = most > least ? most - least : 1;
    const double room = whole / (1 - 2 * share) * share;
    Range range{factor * (least - room), factor * (most + room)};
    range.leastTic = least >= 0 ? 0 : range.from; // no share below 0
    return range;
}

} // namespace

PlotFiles
WritePlot(const Tornado& tornado,
          const std::filesystem::path& folder,
          const std::string& name,
          Slide slide)
{
    constexpr std::size_t kRow = 44; // pixels
    const std::vector<Sway> sways = Sorted(tornado);
    double most = std::abs(tornado.base);
    Axis keys;
    ChartLayer layer;
    for (const Sway& sway : sways)
    {
        layer.rows.push_back(fmt::format("{},{},{},{},{},{}",
                                         CsvText(sway.name),
                                         CsvText(Cut(sway.lowSetting, kMostLetters)),
                                         sway.low,
                                         CsvText(Cut(sway.highSetting, kMostLetters)),
                                         sway.high,
                                         keys.names.size()));
        keys.names.push_back(Cut(sway.name, kMostLetters));
        most = std::max({most, std::abs(sway.low), std::abs(sway.high)});
    }
    const Unit unit = UnitOf(tornado.answer, most);
    layer.how = HalfText(tornado, unit.factor, "3", kLowLook) + "\n" +
                HalfText(tornado, unit.factor, "5", kHighLook);
    const Range x = RangeOf(tornado, sways, unit.factor);
    const Range rows{-0.6, static_cast<double>(sways.size()) - 0.4};
    Sheet sheet;
    sheet.title = tornado.title;
    sheet.columns = "key,low_setting,low,high_setting,high,row";
    Chart chart;
    chart.layers = {layer};
    chart.xLabel = LabelOf(tornado.answer, unit);
    chart.graphHeight = static_cast<int>(sways.size() * kRow);
    chart.settings = [&](int width, int height) {
        return AxisSettings(tornado.answer, 'x', x, width) + AxisSettings(keys, 'y', rows, height) +
               fmt::format(
                   "set yrange [{}:{}]\nset grid xtics\nset arrow 1 from first {:.9g}, graph "
                   "0 to first {:.9g}, graph 1 nohead front {} dashtype (4,4)\n",
                   rows.to,
                   rows.from,
                   unit.factor * tornado.base,
                   unit.factor * tornado.base,
                   LineColour(kInk));
    };
    sheet.left = TicsWidth(keys, rows, chart.graphHeight);
    sheet.charts.push_back(std::move(chart));
    sheet.legend = {{"least setting", Sample::Box, LookOf(kLowLook).tint},
                    {"greatest setting", Sample::Box, LookOf(kHighLook).tint},
                    {"as it is", Sample::Line, kInk, -1, "(4,4)"}};
    return WriteSheet(sheet, folder, name, slide);
}

} // namespace pptplab::analysis
