// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/plot/plot.h"

#include "analysis/plot/curves.h"
#include "analysis/plot/sheet.h"

#include <algorithm>

namespace pptplab::analysis
{

namespace
{

constexpr int kPanelGraph = 150; // pixels

std::size_t
AbreastOf(const Panels& panels)
{
    const std::size_t count = panels.panels.size();
    return !panels.oneY || count == 1 ? 1 : count <= 4 ? 2 : 3;
}

/// The chart of one plot in `frame`, with or without texts beside the tics of y.
Chart
ChartOf(const Plot& plot, const Frame& frame, int pixels, const std::string& first, bool texts)
{
    Chart chart;
    chart.xLabel = LabelOf(plot.x, frame.xUnit);
    chart.ticsHeight = TicsHeight(plot.x, frame.x, pixels);
    chart.settings = [plot, frame, texts](int width, int height) {
        return AxisSettings(plot.x, 'x', frame.x, width) +
               AxisSettings(plot.y, 'y', frame.y, height, texts) +
               (plot.x.names.empty() ? "set grid xtics ytics\n" : "set grid ytics\n");
    };
    chart.layers = CurveLayers(plot, frame, first);
    return chart;
}

/// Charts that share y; the tics stand at the edges alone.
void
AddShared(const Panels& panels, const std::vector<const Plot*>& plots, Sheet& sheet)
{
    const Frame frame = FrameOf(plots);
    const Axis& y = plots.front()->y;
    sheet.abreast = AbreastOf(panels);
    sheet.left = std::max(sheet.left, TicsWidth(y, frame.y, kPanelGraph));
    const auto width = [&sheet] {
        return (kWidth - sheet.left) / static_cast<int>(sheet.abreast) - 20;
    };
    sheet.left = std::max(sheet.left, TicsOverhang(plots.front()->x, frame.x, width()));
    const int pixels = width();
    for (std::size_t i = 0; i < plots.size(); ++i)
    {
        const std::string first = CsvText(plots[i]->title) + ",";
        Chart chart = ChartOf(*plots[i], frame, pixels, first, i % sheet.abreast == 0);
        chart.caption = plots[i]->title;
        chart.graphHeight = kPanelGraph;
        const bool lowest = i + sheet.abreast >= plots.size();
        chart.xLabel = lowest ? chart.xLabel : std::string();
        sheet.charts.push_back(std::move(chart));
    }
    sheet.subtitle = LabelOf(y, frame.yUnit);
}

/// Charts below each other that share x.
void
AddOwn(const std::vector<const Plot*>& plots, Sheet& sheet)
{
    const Frame shared = FrameOf(plots);
    for (const Plot* plot : plots)
    {
        Frame frame = FrameOf({plot});
        frame.x = shared.x;
        frame.xUnit = shared.xUnit;
        frame.looks = shared.looks;
        sheet.left = std::max(sheet.left, TicsWidth(plot->y, frame.y, kPanelGraph));
        Chart chart =
            ChartOf(*plot, frame, kWidth - sheet.left - 30, CsvText(plot->title) + ",", true);
        chart.graphHeight = kPanelGraph;
        chart.caption = LabelOf(plot->y, frame.yUnit);
        chart.xLabel = plot == plots.back() ? chart.xLabel : std::string();
        sheet.charts.push_back(std::move(chart));
    }
}

} // namespace

PlotFiles
WritePlot(const Plot& plot,
          const std::filesystem::path& folder,
          const std::string& name,
          Slide slide)
{
    const std::vector<const Plot*> plots = {&plot};
    RequireDrawable(plot.title, plots);
    const Frame frame = FrameOf(plots);
    Sheet sheet;
    sheet.title = plot.title;
    sheet.columns = CurveColumns(plots);
    sheet.left = TicsWidth(plot.y, frame.y, Chart().graphHeight);
    sheet.left = std::max(sheet.left, TicsOverhang(plot.x, frame.x, kWidth - sheet.left - 30));
    Chart chart = ChartOf(plot, frame, kWidth - sheet.left - 30, "", true);
    chart.caption = LabelOf(plot.y, frame.yUnit);
    sheet.charts.push_back(std::move(chart));
    sheet.legend = CurveLegend(plots, frame.looks);
    return WriteSheet(sheet, folder, name, slide);
}

PlotFiles
WritePlot(const Panels& panels,
          const std::filesystem::path& folder,
          const std::string& name,
          Slide slide)
{
    std::vector<const Plot*> plots;
    plots.reserve(panels.panels.size());
    for (const Plot& plot : panels.panels)
    {
        plots.push_back(&plot);
    }
    RequireDrawable(panels.title, plots);
    Sheet sheet;
    sheet.title = panels.title;
    sheet.columns = "panel," + CurveColumns(plots);
    panels.oneY ? AddShared(panels, plots, sheet) : AddOwn(plots, sheet);
    sheet.legend = CurveLegend(plots, LooksOf(plots));
    return WriteSheet(sheet, folder, name, slide);
}

} // namespace pptplab::analysis
