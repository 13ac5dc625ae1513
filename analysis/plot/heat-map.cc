// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/plot/heat-map.h"

#include "analysis/plot/axis.h"
#include "analysis/plot/sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>
#include <utility>

namespace pptplab::analysis
{

namespace
{

constexpr int kDigits = 3;

double
Height(const HeatMap& map, double value)
{
    return map.metric.scale == Scale::Logarithmic ? std::log(value) : value;
}

void
RequireDrawable(const HeatMap& map)
{
    if (map.cells.empty())
    {
        throw PlotError(fmt::format("{}: no cells to draw", map.title));
    }
    std::set<std::pair<double, double>> places;
    for (const HeatCell& cell : map.cells)
    {
        const bool finite = std::isfinite(cell.x) && std::isfinite(cell.y) &&
                            std::isfinite(Height(map, cell.value));
        if (!finite)
        {
            throw PlotError(fmt::format("{}: the cell ({}, {}) has the value {}, which the colours "
                                        "cannot show",
                                        map.title,
                                        cell.x,
                                        cell.y,
                                        cell.value));
        }
        if (!places.insert({cell.x, cell.y}).second)
        {
            throw PlotError(
                fmt::format("{}: several cells at ({}, {})", map.title, cell.x, cell.y));
        }
    }
}

/// Values of one axis, from the least on, and the axis with their texts as its names.
struct Places
{
    std::vector<double> values;
    Axis axis;
    Unit unit;
    bool numbers; // not names

    std::size_t Of(double value) const
    {
        const auto found = std::lower_bound(values.begin(), values.end(), value);
        return static_cast<std::size_t>(std::distance(values.begin(), found));
    }
};

Places
PlacesOf(const HeatMap& map, const Axis& axis, double HeatCell::* which)
{
    std::set<double> values;
    for (const HeatCell& cell : map.cells)
    {
        values.insert(cell.*which);
    }
    Places places{
        {values.begin(), values.end()}, axis, UnitOf(axis, *values.rbegin()), axis.names.empty()};
    places.axis.scale = Scale::Linear;
    if (axis.names.empty())
    {
        for (const double value : values)
        {
            places.axis.names.push_back(TicText(axis, value * places.unit.factor));
        }
        return places;
    }
    places.axis.names.clear();
    for (const double value : values)
    {
        if (value < 0 || value >= static_cast<double>(axis.names.size()))
        {
            throw PlotError(fmt::format("{}: no name for place {}", map.title, value));
        }
        places.axis.names.push_back(axis.names[static_cast<std::size_t>(value)]);
    }
    return places;
}

/// Least and greatest height of all cells.
Range
HeightsOf(const HeatMap& map)
{
    const auto [least, most] =
        std::minmax_element(map.cells.begin(),
                            map.cells.end(),
                            [](const HeatCell& a, const HeatCell& b) { return a.value < b.value; });
    return {Height(map, least->value), Height(map, most->value)};
}

std::size_t
StepOf(const HeatMap& map, const Range& heights, double value)
{
    if (heights.from >= heights.to)
    {
        return 0;
    }
    const double share = (Height(map, value) - heights.from) / (heights.to - heights.from);
    return std::min(kHeatSteps - 1,
                    static_cast<std::size_t>(share * static_cast<double>(kHeatSteps)));
}

/// Whether each cell of the picture has room for the longest text.
bool
TextsFit(std::size_t longest, int graphHeight, const Places& x, const Places& y)
{
    constexpr double kTextLetter = 8.5; // pixels of a letter in a cell
    constexpr double kTextHeight = 18;
    constexpr double kGraphWidth = 500;
    const double width = kGraphWidth / static_cast<double>(x.values.size());
    const double height = graphHeight / static_cast<double>(y.values.size());
    return width > (static_cast<double>(longest) + 0.6) * kTextLetter && height > kTextHeight;
}

std::string
BoxText(std::size_t step)
{
    return fmt::format("using 5:6:($5-0.5):($5+0.5):($6-0.5):($6+0.5) with boxxyerror {} fillstyle "
                       "solid 1 border rgb '{}'",
                       LineColour(HeatTint(step)),
                       kPaper.light);
}

std::string
ValueText(std::size_t step)
{
    return fmt::format("\nusing 5:6:4 with labels center font 'sans-serif,15' textcolor rgb '{}'",
                       HeatText(step).light);
}

/// The value in the middle of every second step.
std::vector<LegendEntry>
LegendOf(const HeatMap& map, const Range& heights, const Unit& unit)
{
    std::vector<LegendEntry> legend;
    for (std::size_t step = 0; step < kHeatSteps; step += 2)
    {
        const double height = heights.from + (heights.to - heights.from) *
                                                 (static_cast<double>(step) + 0.5) / kHeatSteps;
        const double value = map.metric.scale == Scale::Logarithmic ? std::exp(height) : height;
        legend.push_back({NumberText(value * unit.factor, 2), Sample::Box, HeatTint(step)});
    }
    return legend;
}

/// The places of an axis; of numbers that do not all fit each second, third ... has a tic.
Range
RangeOf(const Places& places, int pixels, bool upright)
{
    constexpr int kLine = 20; // pixels
    const std::size_t count = places.values.size();
    Range range{-0.5, static_cast<double>(count) - 0.5};
    const std::size_t each = upright ? kLine : (LongestName(places.axis) + 1) * kLetter;
    const std::size_t every = count * each / static_cast<std::size_t>(pixels) + 1;
    for (std::size_t i = 0; places.numbers && i < count; i += every)
    {
        range.tics.push_back(static_cast<double>(i));
    }
    return range;
}

} // namespace

PlotFiles
WritePlot(const HeatMap& map,
          const std::filesystem::path& folder,
          const std::string& name,
          Slide slide)
{
    RequireDrawable(map);
    const Places x = PlacesOf(map, map.x, &HeatCell::x);
    const Places y = PlacesOf(map, map.y, &HeatCell::y);
    const Range heights = HeightsOf(map);
    const Unit unit = UnitOf(map.metric, map.cells.front().value);
    Sheet sheet;
    sheet.title = map.title;
    sheet.subtitle = LabelOf(map.metric, unit);
    sheet.columns = "x,y,value,text,column,row";
    Chart chart;
    chart.layers.resize(kHeatSteps);
    std::size_t longest = 0;
    for (const HeatCell& cell : map.cells)
    {
        const std::string text = NumberText(cell.value * unit.factor, kDigits);
        longest = std::max(longest, LettersOf(text));
        chart.layers[StepOf(map, heights, cell.value)].rows.push_back(fmt::format(
            "{},{},{},{},{},{}", cell.x, cell.y, cell.value, text, x.Of(cell.x), y.Of(cell.y)));
    }
    const bool texts = TextsFit(longest, chart.graphHeight, x, y);
    for (std::size_t step = 0; step < kHeatSteps; ++step)
    {
        chart.layers[step].how = BoxText(step) + (texts ? ValueText(step) : std::string());
    }
    chart.caption = LabelOf(map.y, y.unit);
    chart.xLabel = LabelOf(map.x, x.unit);
    sheet.left = TicsWidth(y.axis, RangeOf(y, chart.graphHeight, true), chart.graphHeight);
    const int width = kWidth - sheet.left - 34;
    chart.ticsHeight = TicsHeight(x.axis, RangeOf(x, width, false), width);
    chart.settings = [x, y](int across, int height) {
        return AxisSettings(x.axis, 'x', RangeOf(x, across, false), across) +
               AxisSettings(y.axis, 'y', RangeOf(y, height, true), height) + "unset border\n";
    };
    sheet.charts.push_back(std::move(chart));
    if (!texts)
    {
        sheet.legend = LegendOf(map, heights, unit);
    }
    return WriteSheet(sheet, folder, name, slide);
}

} // namespace pptplab::analysis
