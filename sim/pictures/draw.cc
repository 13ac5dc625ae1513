// SPDX-License-Identifier: GPL-2.0-only
#include "sim/pictures/draw.h"

#include "analysis/stats/metric-unit.h"
#include "sim/experiment/plot-choice.h"
#include "sim/pictures/bars.h"
#include "sim/pictures/curves.h"
#include "sim/pictures/day.h"
#include "sim/pictures/heat-map.h"
#include "sim/pictures/key-words.h"
#include "sim/pictures/metric-words.h"
#include "sim/pictures/tornado.h"
#include "sim/scenario/values/problem.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <iterator>

namespace pptplab::sim::pictures
{

namespace
{

using experiment::PlotKind;

experiment::PlotChoice
ChoiceOf(const experiment::PlotSpec& wish, const std::vector<Outcomes>& cells)
{
    std::vector<experiment::PlotCell> places;
    places.reserve(cells.size());
    for (const Outcomes& cell : cells)
    {
        places.push_back({cell.settings, cell.load, cells.size() == 1 && HasHours(cell)});
    }
    return experiment::Chosen(wish, places);
}

std::string
Capital(std::string text)
{
    text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
    return text;
}

/// "ports, service pack and pause"
std::string
Enumerated(const std::vector<std::string>& words)
{
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i)
    {
        const char* before = i == 0 ? "" : i + 1 == words.size() ? " and " : ", ";
        text += before + words[i];
    }
    return text;
}

/// What the metrics are about.
std::string
SubjectOf(const std::vector<std::string>& metrics)
{
    constexpr std::size_t kMostNames = 3;
    const bool causes =
        metrics.size() > 1 && std::all_of(metrics.begin(), metrics.end(), experiment::IsCause);
    if (causes)
    {
        return "what went wrong";
    }
    std::vector<std::string> names;
    std::transform(metrics.begin(), metrics.end(), std::back_inserter(names), NameOfMetric);
    return metrics.size() <= kMostNames ? Enumerated(names) : AxisOfMetrics(metrics).label;
}

/// What is shown over what, for pictures whose author gave no title.
std::string
UsualTitle(const experiment::PlotSpec& spec, const std::vector<std::string>& swept)
{
    if (spec.kind == PlotKind::Day)
    {
        return "Refusals and load over the hours of the run";
    }
    const std::string metric = SubjectOf(spec.y);
    if (spec.kind == PlotKind::Tornado)
    {
        return Capital(metric) + ": what each setting does";
    }
    if (spec.x.empty())
    {
        return Capital(metric);
    }
    std::vector<std::string> by = {
        spec.x == experiment::PlotSpec::kOfferedLoad ? "offered load" : NameOfKey(spec.x, swept)};
    for (const auto* keys : {&spec.series, &spec.panels})
    {
        for (const std::string& key : *keys)
        {
            by.push_back(NameOfKey(key, swept));
        }
    }
    return Capital(metric) + ", by " + Enumerated(by);
}

/// Panels for the settings of some keys.
template <typename Of>
Picture
PanelsBy(const Shown& shown, Of of)
{
    const CellTexts texts(shown.spec.panels, shown.cells, KeyNamed::Yes);
    analysis::Panels panels{shown.title, {}, true};
    for (const std::string& name : texts.All())
    {
        Cells cells;
        std::copy_if(shown.cells.begin(),
                     shown.cells.end(),
                     std::back_inserter(cells),
                     [&](const Outcomes* cell) { return texts.Of(*cell) == name; });
        panels.panels.push_back(of(shown.spec.y, cells));
        panels.panels.back().title = name;
    }
    return panels;
}

/// A panel for each unit, below each other.
template <typename Of>
Picture
PanelsOfUnits(const Shown& shown, Of of)
{
    analysis::Panels panels{shown.title, {}, false};
    for (const std::vector<std::string>& metrics : ByUnit(shown.spec.y))
    {
        panels.panels.push_back(of(metrics, shown.cells));
        panels.panels.back().title = panels.panels.back().y.label;
    }
    return panels;
}

Picture
PlotOrPanels(const Shown& shown)
{
    const auto of = [&](const std::vector<std::string>& metrics, const Cells& cells) {
        return shown.spec.kind == PlotKind::Curves ? CurvesOf(shown, metrics, cells)
               : shown.spec.kind == PlotKind::Stacked && !shown.spec.x.empty()
                   ? StackedOf(shown, cells)
                   : BarsOf(shown, metrics, cells);
    };
    if (!shown.spec.panels.empty())
    {
        return PanelsBy(shown, of);
    }
    if (ByUnit(shown.spec.y).size() > 1)
    {
        return PanelsOfUnits(shown, of);
    }
    return of(shown.spec.y, shown.cells);
}

/// Leaves out the metrics that no cell has, and says so.
void
RequireMetrics(Shown& shown, std::vector<std::string>& notes)
{
    auto& metrics = shown.spec.y;
    const auto missing = [&](const std::string& metric) {
        return std::none_of(shown.cells.begin(), shown.cells.end(), [&](const Outcomes* cell) {
            return cell->summary.Find(metric) != nullptr;
        });
    };
    for (const std::string& metric : metrics)
    {
        if (missing(metric))
        {
            notes.push_back(
                fmt::format("{} ({}) was seen in no cell.", metric, NameOfMetric(metric)));
        }
    }
    metrics.erase(std::remove_if(metrics.begin(), metrics.end(), missing), metrics.end());
    if (metrics.empty())
    {
        throw scenario::BadInput(notes.back());
    }
}

} // namespace

Drawing
Drawn(const experiment::PlotSpec& wish, const std::vector<Outcomes>& cells)
{
    experiment::PlotChoice choice = ChoiceOf(wish, cells);
    Shown shown{std::move(choice.spec), {}, {}};
    Cells all;
    for (const Outcomes& cell : cells)
    {
        all.push_back(&cell);
        if (experiment::Has(cell.settings, shown.spec.at))
        {
            shown.cells.push_back(&cell);
        }
    }
    const std::vector<std::string> swept = KeysOf(all);
    Drawing drawing;
    if (shown.spec.kind != PlotKind::Day)
    {
        RequireMetrics(shown, drawing.notes);
    }
    const std::string held = TextOfSettings(choice.held, swept);
    shown.title = wish.title.empty() ? UsualTitle(shown.spec, swept) : wish.title;
    shown.title += held.empty() ? "" : " (" + held + ")";
    if (!held.empty())
    {
        drawing.notes.push_back("Only the cells with " + held + " are shown.");
    }
    if (choice.withoutNumber > 0)
    {
        drawing.notes.push_back(fmt::format(
            "{} cells have no number for the x axis and are left out.", choice.withoutNumber));
    }
    switch (shown.spec.kind)
    {
    case PlotKind::HeatMap:
        drawing.picture = HeatMapOf(shown);
        break;
    case PlotKind::Day:
        drawing.picture = DayOf(shown);
        break;
    case PlotKind::Timeline:
        drawing.picture = TimelineOf(shown);
        break;
    case PlotKind::Tornado: {
        Sways sways = SwaysOf(shown);
        sways.tornado.title += " (from " + sways.base + ")";
        drawing.picture = std::move(sways.tornado);
        break;
    }
    default:
        drawing.picture = PlotOrPanels(shown);
    }
    return drawing;
}

const std::string&
TitleOf(const Picture& picture)
{
    struct Title
    {
        const std::string& operator()(const analysis::Timeline& timeline) const
        {
            return timeline.plot.title;
        }
        const std::string& operator()(const analysis::Plot& plot) const { return plot.title; }
        const std::string& operator()(const analysis::Panels& panels) const { return panels.title; }
        const std::string& operator()(const analysis::HeatMap& map) const { return map.title; }
        const std::string& operator()(const analysis::Tornado& each) const { return each.title; }
    };
    return std::visit(Title{}, picture);
}

analysis::PlotFiles
Write(const Picture& picture,
      const std::filesystem::path& folder,
      const std::string& name,
      analysis::Slide slide)
{
    return std::visit(
        [&](const auto& each) { return analysis::WritePlot(each, folder, name, slide); }, picture);
}

} // namespace pptplab::sim::pictures
