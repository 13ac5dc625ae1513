// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/plot/timeline.h"

#include "analysis/plot/curves.h"
#include "analysis/plot/sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace pptplab::analysis
{

namespace
{

constexpr double kApart = 19; // pixels between upright names
constexpr int kTie = 14;      // pixels from a name down to the graph
constexpr int kMostLetters = 14;

std::vector<Named>
Sorted(const Timeline& timeline)
{
    std::vector<Named> names = timeline.names;
    std::stable_sort(
        names.begin(), names.end(), [](const Named& a, const Named& b) { return a.at < b.at; });
    for (const Named& each : names)
    {
        if (!std::isfinite(each.at))
        {
            throw PlotError(fmt::format("{}: \"{}\" stands at {}, which the axis cannot show",
                                        timeline.plot.title,
                                        each.name,
                                        each.at));
        }
    }
    return names;
}

/// Where the names stand, in pixels from the left: at their places, or as near as the one before
/// leaves room, and within the graph as long as there is room at all.
std::vector<double>
PlacesOf(const std::vector<Named>& names, const Range& x, int width)
{
    std::vector<double> places;
    for (const Named& each : names)
    {
        const double wanted = (each.at - x.from) / (x.to - x.from) * width;
        places.push_back(places.empty() ? wanted : std::max(wanted, places.back() + kApart));
    }
    double limit = width;
    for (auto place = places.rbegin(); place != places.rend(); ++place)
    {
        *place = std::min(*place, limit);
        limit = *place - kApart;
    }
    return places;
}

std::string
NamesText(const std::vector<Named>& names, const Range& x, int width, int height)
{
    std::string text;
    const std::vector<double> places = PlacesOf(names, x, width);
    for (std::size_t i = 0; i < names.size(); ++i)
    {
        const double tied = (names[i].at - x.from) / (x.to - x.from);
        const double above = 1 + static_cast<double>(kTie) / height;
        const double at = places[i] / width;
        text +=
            fmt::format("set arrow {0} from graph {1:.6g},0 to graph {1:.6g},1 nohead back {2} "
                        "dashtype (3,4)\n"
                        "set arrow {3} from graph {1:.6g},1 to graph {4:.6g},{5:.6g} nohead {2}\n"
                        "set label {6} {7} at graph {4:.6g},{5:.6g} rotate by 90 left offset "
                        "0,character 0.3 textcolor rgb '{8}'\n",
                        2 * i + 10,
                        tied,
                        LineColour(kQuiet),
                        2 * i + 11,
                        at,
                        above,
                        i + 100,
                        Quoted(Cut(names[i].name, kMostLetters)),
                        kInk.light);
    }
    return text;
}

} // namespace

PlotFiles
WritePlot(const Timeline& timeline,
          const std::filesystem::path& folder,
          const std::string& name,
          Slide slide)
{
    const Plot& plot = timeline.plot;
    RequireDrawable(plot.title, {&plot});
    const std::vector<Named> names = Sorted(timeline);
    Frame frame = FrameOf({&plot});
    std::size_t longest = 0;
    for (Named each : names)
    {
        each.at *= frame.xUnit.factor;
        frame.x.from = std::min(frame.x.from, each.at);
        frame.x.to = std::max(frame.x.to, each.at);
        longest = std::max(longest, LettersOf(Cut(each.name, kMostLetters)));
    }
    Sheet sheet;
    sheet.title = plot.title;
    sheet.columns = CurveColumns({&plot});
    sheet.subtitle = LabelOf(plot.y, frame.yUnit);
    Chart chart;
    chart.xLabel = LabelOf(plot.x, frame.xUnit);
    chart.above = kTie + 8 + static_cast<int>(longest) * kLetter;
    chart.layers = CurveLayers(plot, frame, "");
    chart.settings = [&](int width, int height) {
        return AxisSettings(plot.x, 'x', frame.x, width) +
               AxisSettings(plot.y, 'y', frame.y, height) + "set grid ytics\n" +
               NamesText(names, frame.x, width, height);
    };
    sheet.left = TicsWidth(plot.y, frame.y, chart.graphHeight);
    sheet.charts.push_back(std::move(chart));
    sheet.legend = CurveLegend({&plot}, frame.looks);
    return WriteSheet(sheet, folder, name, slide);
}

} // namespace pptplab::analysis
