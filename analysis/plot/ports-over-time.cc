// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/plot/ports-over-time.h"

#include "analysis/plot/axis.h"
#include "analysis/plot/sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace pptplab::analysis
{

namespace
{

constexpr double kPixels = 540; // about the width of the graph
constexpr int kStrip = 24;      // pixels above the first port, for refusals
constexpr std::size_t kStates = 4;

/// A state differs by colour and, for those who see none, by the height of its bar.
struct StateLook
{
    const char* name;
    std::size_t look;
    double height; // share of the row
};

constexpr std::array<StateLook, kStates> kStateLooks = {{
    {"connecting", 6, 0.4},
    {"connected", 0, 0.6},
    {"clean-up", 4, 0.8},
    {"lost", 5, 1},
}};

constexpr std::size_t kRefusedLook = 1;

void
RequireDrawable(const PortsOverTime& ports)
{
    const bool finite = std::isfinite(ports.begin) && std::isfinite(ports.end);
    if (!finite || !(ports.begin < ports.end) || ports.ports == 0)
    {
        throw PlotError(fmt::format("{}: {} ports from {} s to {} s cannot be drawn",
                                    ports.title,
                                    ports.ports,
                                    ports.begin,
                                    ports.end));
    }
    for (const PortInterval& interval : ports.intervals)
    {
        if (interval.port >= ports.ports || !(interval.from <= interval.to))
        {
            throw PlotError(fmt::format("{}: port {} of {}, from {} s to {} s, cannot be drawn",
                                        ports.title,
                                        interval.port,
                                        ports.ports,
                                        interval.from,
                                        interval.to));
        }
    }
}

/// One port's intervals within the time shown, by time.
using Row = std::vector<PortInterval>;

std::vector<Row>
RowsOf(const PortsOverTime& ports)
{
    std::vector<Row> rows(ports.ports);
    for (PortInterval interval : ports.intervals)
    {
        interval.from = std::max(interval.from, ports.begin);
        interval.to = std::min(interval.to, ports.end);
        if (interval.from < interval.to)
        {
            rows[interval.port].push_back(interval);
        }
    }
    for (Row& row : rows)
    {
        std::sort(row.begin(), row.end(), [](const PortInterval& a, const PortInterval& b) {
            return a.from < b.from;
        });
    }
    return rows;
}

/// Adds an interval behind those before, as one with the last if it goes on in the same state.
void
Append(const PortInterval& interval, double near, Row& row)
{
    const bool goesOn =
        !row.empty() && row.back().state == interval.state && interval.from <= row.back().to + near;
    if (goesOn)
    {
        row.back().to = std::max(row.back().to, interval.to);
    }
    else
    {
        row.push_back(interval);
    }
}

/// The row with what is narrower than a pixel drawn pixel by pixel.
Row
Merged(const Row& row, const PortsOverTime& ports)
{
    const double pixel = (ports.end - ports.begin) / kPixels;
    std::map<long, std::array<double, kStates>> narrow; // seconds of each state, by pixel
    Row drawn;
    for (const PortInterval& interval : row)
    {
        if (interval.to - interval.from >= pixel)
        {
            drawn.push_back(interval);
            continue;
        }
        const double middle = (interval.from + interval.to) / 2 - ports.begin;
        narrow[static_cast<long>(middle / pixel)].at(static_cast<std::size_t>(interval.state)) +=
            interval.to - interval.from;
    }
    for (const auto& [number, seconds] : narrow)
    {
        const auto most = std::max_element(seconds.begin(), seconds.end());
        const double from = ports.begin + pixel * static_cast<double>(number);
        drawn.push_back(
            {row.front().port, static_cast<PortState>(most - seconds.begin()), from, from + pixel});
    }
    std::stable_sort(drawn.begin(), drawn.end(), [](const PortInterval& a, const PortInterval& b) {
        return a.from < b.from;
    });
    Row merged;
    for (const PortInterval& interval : drawn)
    {
        Append(interval, pixel / 100, merged);
    }
    return merged;
}

/// One mark for those that would hide each other.
std::vector<double>
Marks(const PortsOverTime& ports)
{
    constexpr double kMarkWidth = 2; // pixels
    const double width = (ports.end - ports.begin) / kPixels * kMarkWidth;
    std::vector<double> all = ports.refusedAt;
    std::sort(all.begin(), all.end());
    std::vector<double> marks;
    for (const double at : all)
    {
        const bool shown = at >= ports.begin && at <= ports.end;
        if (shown && (marks.empty() || at >= marks.back() + width))
        {
            marks.push_back(at);
        }
    }
    return marks;
}

std::vector<ChartLayer>
LayersOf(const PortsOverTime& ports, double factor)
{
    std::vector<ChartLayer> layers(kStates + 1);
    for (const Row& row : RowsOf(ports))
    {
        for (const PortInterval& interval : Merged(row, ports))
        {
            const auto state = static_cast<std::size_t>(interval.state);
            layers[state].rows.push_back(fmt::format("{},{},{:.9g},{:.9g}",
                                                     kStateLooks.at(state).name,
                                                     interval.port + 1,
                                                     interval.from,
                                                     interval.to));
        }
    }
    for (std::size_t state = 0; state < kStates; ++state)
    {
        const StateLook& look = kStateLooks.at(state);
        layers[state].how =
            fmt::format("using ({0}*$3):2:({0}*($4-$3)):(0) with vectors nohead {1} "
                        "linewidth {2}*(G-{3})/{4}",
                        factor,
                        LineColour(LookOf(look.look).tint),
                        look.height,
                        kStrip,
                        ports.ports);
    }
    for (const double at : Marks(ports))
    {
        layers[kStates].rows.push_back(fmt::format("refused,,{0:.9g},{0:.9g}", at));
    }
    layers[kStates].how = fmt::format(
        "using ({0}*$3):(0.5-{1}*18./(G-{2})):(0):({1}*14./(G-{2})) with vectors nohead {3} "
        "linewidth 1.8",
        factor,
        ports.ports,
        kStrip,
        LineColour(LookOf(kRefusedLook).tint));
    return layers;
}

std::vector<LegendEntry>
LegendOf(const std::vector<ChartLayer>& layers)
{
    std::vector<LegendEntry> legend;
    for (std::size_t state = 0; state < kStates; ++state)
    {
        if (!layers[state].rows.empty())
        {
            const StateLook& look = kStateLooks.at(state);
            LegendEntry entry{look.name, Sample::Box, LookOf(look.look).tint};
            entry.height = look.height;
            legend.push_back(entry);
        }
    }
    if (!layers[kStates].rows.empty())
    {
        legend.push_back({"refused", Sample::Tick, LookOf(kRefusedLook).tint});
    }
    return legend;
}

std::string
Settings(const PortsOverTime& ports, const Axis& time, double factor, int width, int height)
{
    constexpr int kRowOfTic = 16; // pixels
    const auto count = static_cast<double>(ports.ports);
    const double strip = count * kStrip / (height - kStrip);
    Range rows{1, count};
    if (ports.ports * kRowOfTic <= static_cast<std::size_t>(height))
    {
        for (std::size_t port = 1; port <= ports.ports; ++port)
        {
            rows.tics.push_back(static_cast<double>(port));
        }
    }
    return AxisSettings(time, 'x', {factor * ports.begin, factor * ports.end}, width) +
           AxisSettings({"", Scale::Linear, {}, Shown::Whole}, 'y', rows, height) +
           fmt::format(
               "set yrange [{:.6g}:{:.6g}]\nset grid xtics back\n", count + 0.5, 0.5 - strip);
}

} // namespace

PlotFiles
WritePlot(const PortsOverTime& ports,
          const std::filesystem::path& folder,
          const std::string& name,
          Slide slide)
{
    constexpr std::size_t kRow = 16; // pixels, where that is not too high
    RequireDrawable(ports);
    const Axis time{"time", Scale::Linear, {}, Shown::Duration};
    const Unit unit = UnitOf(time, ports.end);
    Sheet sheet;
    sheet.title = ports.title;
    sheet.columns = "what,port,from,to";
    Chart chart;
    chart.layers = LayersOf(ports, unit.factor);
    sheet.legend = LegendOf(chart.layers);
    if (sheet.legend.empty())
    {
        throw PlotError(fmt::format(
            "{}: nothing happens between {} s and {} s", ports.title, ports.begin, ports.end));
    }
    chart.caption = "port";
    chart.xLabel = LabelOf(time, unit);
    chart.graphHeight =
        static_cast<int>(std::clamp<std::size_t>(ports.ports * kRow, 80, 520)) + kStrip;
    chart.settings = [&](int width, int height) {
        return Settings(ports, time, unit.factor, width, height);
    };
    sheet.left = TicsWidth({}, {1, static_cast<double>(ports.ports)}, chart.graphHeight);
    sheet.charts.push_back(std::move(chart));
    return WriteSheet(sheet, folder, name, slide);
}

} // namespace pptplab::analysis
