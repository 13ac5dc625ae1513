// SPDX-License-Identifier: GPL-2.0-only
#include "sim/pictures/bars.h"

#include "sim/pictures/key-words.h"
#include "sim/pictures/metric-words.h"
#include "sim/scenario/values/problem.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace pptplab::sim::pictures
{

namespace
{

using analysis::Series;
using analysis::SeriesStyle;

Series&
SeriesNamed(const std::string& name, SeriesStyle style, std::vector<Series>& all)
{
    const auto found = std::find_if(
        all.begin(), all.end(), [&](const Series& series) { return series.name == name; });
    return found != all.end() ? *found : all.emplace_back(Series{name, style, {}});
}

/// A plot on the names of the values of x.
analysis::Plot
OnNames(const Shown& shown, const std::vector<std::string>& metrics, const CellTexts& names)
{
    analysis::Plot plot;
    plot.title = shown.title;
    plot.x.label = NameOfKey(shown.spec.x, KeysOf(shown.cells));
    plot.x.names = names.All();
    plot.y = AxisOf(shown, metrics);
    return plot;
}

double
PlaceOf(const std::string& name, const analysis::Plot& plot)
{
    const auto& names = plot.x.names;
    return static_cast<double>(std::find(names.begin(), names.end(), name) - names.begin());
}

/// Takes places of bars, each once.
class Places
{
  public:
    explicit Places(const Shown& shown) : m_shown(shown) {}

    void Take(const std::string& series, const std::string& name)
    {
        if (!m_taken.insert({series, name}).second)
        {
            throw scenario::BadInput(fmt::format(
                "plot \"{}\": several cells fall on {} = {}", m_shown.title, m_shown.spec.x, name));
        }
    }

  private:
    const Shown& m_shown;
    std::set<std::pair<std::string, std::string>> m_taken;
};

void
Order(std::vector<Series>& all)
{
    for (Series& series : all)
    {
        std::stable_sort(series.points.begin(),
                         series.points.end(),
                         [](const auto& a, const auto& b) { return a.x < b.x; });
    }
}

/// Causes that nobody met anywhere have no colour to be looked for.
void
DropUnseen(std::vector<Series>& all)
{
    const auto unseen = [](const Series& series) {
        return std::all_of(series.points.begin(), series.points.end(), [](const auto& point) {
            return point.y == 0;
        });
    };
    all.erase(std::remove_if(all.begin(), all.end(), unseen), all.end());
}

/// One cell: a bar for each metric that was seen.
analysis::Plot
MetricBars(const Shown& shown, const std::vector<std::string>& metrics, const Outcomes& cell)
{
    analysis::Plot plot;
    plot.title = shown.title;
    plot.y = AxisOf(shown, metrics);
    Series bars{"simulated", SeriesStyle::Bars, {}};
    for (const std::string& metric : metrics)
    {
        const analysis::Estimate* estimate = cell.summary.Find(metric);
        if (estimate != nullptr && (estimate->value > 0 || metrics.size() == 1))
        {
            const auto place = static_cast<double>(bars.points.size());
            bars.points.push_back({place, estimate->value, estimate->low, estimate->high});
            plot.x.names.push_back(ShortNameOfMetric(metric));
        }
    }
    plot.series = {bars};
    return plot;
}

} // namespace

analysis::Plot
BarsOf(const Shown& shown, const std::vector<std::string>& metrics, const Cells& cells)
{
    if (shown.spec.x.empty())
    {
        return MetricBars(shown, metrics, *cells.front());
    }
    const CellTexts names({shown.spec.x}, shown.cells, KeyNamed::ByAxis);
    const CellTexts texts(shown.spec.series, shown.cells, KeyNamed::Yes);
    analysis::Plot plot = OnNames(shown, metrics, names);
    Places places(shown);
    for (const Outcomes* cell : cells)
    {
        for (const std::string& metric : metrics)
        {
            const analysis::Estimate* estimate = cell->summary.Find(metric);
            const std::string series = NameOfSeries(texts.Of(*cell), metric, metrics.size() > 1);
            places.Take(series, names.Of(*cell));
            if (estimate != nullptr)
            {
                SeriesNamed(series, SeriesStyle::Bars, plot.series)
                    .points.push_back({PlaceOf(names.Of(*cell), plot),
                                       estimate->value,
                                       estimate->low,
                                       estimate->high});
            }
        }
    }
    Order(plot.series);
    return plot;
}

analysis::Plot
StackedOf(const Shown& shown, const Cells& cells)
{
    const CellTexts names({shown.spec.x}, shown.cells, KeyNamed::ByAxis);
    analysis::Plot plot = OnNames(shown, shown.spec.y, names);
    Places places(shown);
    for (const Outcomes* cell : cells)
    {
        const std::string name = names.Of(*cell);
        places.Take("", name);
        double base = 0;
        for (const std::string& metric : shown.spec.y)
        {
            if (const analysis::Estimate* estimate = cell->summary.Find(metric))
            {
                SeriesNamed(ShortNameOfMetric(metric), SeriesStyle::Stacked, plot.series)
                    .points.push_back({PlaceOf(name, plot),
                                       estimate->value,
                                       estimate->low,
                                       estimate->high,
                                       base});
                base += estimate->value;
            }
        }
    }
    Order(plot.series);
    DropUnseen(plot.series);
    return plot;
}

} // namespace pptplab::sim::pictures
