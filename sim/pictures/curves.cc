// SPDX-License-Identifier: GPL-2.0-only
#include "sim/pictures/curves.h"

#include "sim/pictures/key-words.h"
#include "sim/pictures/metric-words.h"
#include "sim/pictures/release-days.h"
#include "sim/pictures/value-words.h"
#include "sim/scenario/values/problem.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <utility>

namespace pptplab::sim::pictures
{

namespace
{

using analysis::Series;
using analysis::SeriesStyle;
using Place = std::function<std::optional<double>(const Outcomes&)>;

/// An axis, and where cells stand on it.
struct XAxis
{
    analysis::Axis axis;
    Place place;
};

XAxis
XAxisOf(const Shown& shown)
{
    XAxis x;
    const std::string& key = shown.spec.x;
    if (key == experiment::PlotSpec::kOfferedLoad)
    {
        x.axis.label = "offered load (erlangs)";
        x.place = [](const Outcomes& cell) { return cell.load; };
    }
    else
    {
        const NumberAxis number = AxisOfKey(key, ValuesOf(key, shown.cells), KeysOf(shown.cells));
        x.axis = number.axis;
        x.place = [key, factor = number.factor](const Outcomes& cell) -> std::optional<double> {
            const scenario::Value* value = experiment::Find(cell.settings, key);
            const auto at = value == nullptr ? std::nullopt : experiment::OnAxis(*value);
            return at ? std::optional(*at * factor) : std::nullopt;
        };
    }
    x.axis.scale = ScaleOf(shown.spec.logX);
    return x;
}

/// The measured series of a plot and beside each its exact values.
class Curves
{
  public:
    void Add(const std::string& name, double x, const analysis::Estimate& estimate, bool withExact)
    {
        const auto found = std::find_if(m_all.begin(), m_all.end(), [&](const Both& both) {
            return both.measured.name == name;
        });
        Both& both = found == m_all.end() ? m_all.emplace_back() : *found;
        both.measured.name = name;
        both.exact.name = name + ", exact";
        both.exact.style = SeriesStyle::Exact;
        both.measured.points.push_back({x, estimate.value, estimate.low, estimate.high});
        if (withExact && estimate.exact)
        {
            both.exact.points.push_back({x, *estimate.exact, *estimate.exact, *estimate.exact});
        }
    }

    /// By ascending x. A line of a formula needs two points; a lone one is a coincidence of that
    /// cell. Throws BadInput when two stand at one place.
    std::vector<Series> Take(const Shown& shown)
    {
        std::vector<Series> series;
        for (Both& both : m_all)
        {
            Order(both.measured, shown);
            series.push_back(std::move(both.measured));
        }
        for (std::size_t i = 0; i < m_all.size(); ++i)
        {
            Series& exact = m_all[i].exact;
            if (exact.points.size() > 1)
            {
                Order(exact, shown);
                exact.colourOf = i;
                series.push_back(std::move(exact));
            }
        }
        return series;
    }

  private:
    struct Both
    {
        Series measured;
        Series exact;
    };

    static void Order(Series& series, const Shown& shown)
    {
        auto& points = series.points;
        std::stable_sort(
            points.begin(), points.end(), [](const auto& a, const auto& b) { return a.x < b.x; });
        const auto twice = std::adjacent_find(
            points.begin(), points.end(), [](const auto& a, const auto& b) { return a.x == b.x; });
        if (twice != points.end())
        {
            throw scenario::BadInput(
                fmt::format("plot \"{}\": several cells fall on {} = {} of \"{}\"",
                            shown.title,
                            shown.spec.x,
                            twice->x,
                            series.name));
        }
    }

    std::vector<Both> m_all;
};

analysis::Plot
Over(const XAxis& x,
     const Shown& shown,
     const std::vector<std::string>& metrics,
     const Cells& cells)
{
    analysis::Plot plot;
    plot.title = shown.title;
    plot.x = x.axis;
    plot.y = AxisOf(shown, metrics);
    const CellTexts texts(shown.spec.series, shown.cells, KeyNamed::Yes);
    Curves curves;
    for (const Outcomes* cell : cells)
    {
        const auto at = x.place(*cell);
        for (const std::string& metric : metrics)
        {
            const analysis::Estimate* estimate = cell->summary.Find(metric);
            if (!at || estimate == nullptr)
            {
                continue;
            }
            curves.Add(NameOfSeries(texts.Of(*cell), metric, metrics.size() > 1),
                       *at,
                       *estimate,
                       shown.spec.exact);
        }
    }
    plot.series = curves.Take(shown);
    return plot;
}

} // namespace

analysis::Plot
CurvesOf(const Shown& shown, const std::vector<std::string>& metrics, const Cells& cells)
{
    return Over(XAxisOf(shown), shown, metrics, cells);
}

analysis::Timeline
TimelineOf(const Shown& shown)
{
    XAxis x;
    x.axis = {"released", analysis::Scale::Linear, {}, analysis::Shown::Whole};
    x.place = [&](const Outcomes& cell) {
        const scenario::Value* level = experiment::Find(cell.settings, shown.spec.x);
        return level == nullptr ? std::nullopt : ReleasedIn(*level);
    };
    analysis::Timeline timeline;
    timeline.plot = Over(x, shown, shown.spec.y, shown.cells);
    for (const scenario::Value& level : ValuesOf(shown.spec.x, shown.cells))
    {
        if (const auto at = ReleasedIn(level))
        {
            timeline.names.push_back({TextOfValue(level), *at});
        }
    }
    return timeline;
}

} // namespace pptplab::sim::pictures
