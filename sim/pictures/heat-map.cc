// SPDX-License-Identifier: GPL-2.0-only
#include "sim/pictures/heat-map.h"

#include "sim/pictures/key-words.h"
#include "sim/scenario/values/problem.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace pptplab::sim::pictures
{

namespace
{

/// A key as an axis: numbers where all its values are, else names in their order.
class HeatAxis
{
  public:
    HeatAxis(std::string key, const Cells& cells)
        : m_key(std::move(key)), m_values(ValuesOf(m_key, cells)), m_isNumber(AreNumbers(m_values))
    {
        const std::vector<std::string> swept = KeysOf(cells);
        if (m_isNumber)
        {
            NumberAxis number = AxisOfKey(m_key, m_values, swept);
            m_axis = std::move(number.axis);
            m_factor = number.factor;
        }
        else
        {
            m_axis.label = NameOfKey(m_key, swept);
            m_axis.names = BareTextsOfValues(m_key, m_values);
        }
    }

    const analysis::Axis& Axis() const { return m_axis; }

    /// Pre: the cell has the key.
    double PlaceOf(const Outcomes& cell) const
    {
        const scenario::Value& value = *experiment::Find(cell.settings, m_key);
        if (m_isNumber)
        {
            return *experiment::OnAxis(value) * m_factor;
        }
        const auto found = std::find_if(m_values.begin(), m_values.end(), [&](const auto& known) {
            return experiment::SameValue(known, value);
        });
        return static_cast<double>(found - m_values.begin());
    }

    const std::string& Key() const { return m_key; }

  private:
    std::string m_key;
    std::vector<scenario::Value> m_values;
    bool m_isNumber;
    analysis::Axis m_axis;
    double m_factor = 1;
};

} // namespace

analysis::HeatMap
HeatMapOf(const Shown& shown)
{
    const HeatAxis x(shown.spec.x, shown.cells);
    const HeatAxis y(shown.spec.series.front(), shown.cells);
    const std::string& metric = shown.spec.y.front();
    analysis::HeatMap map{shown.title, x.Axis(), y.Axis(), AxisOf(shown, {metric}), {}};
    std::set<std::pair<double, double>> taken;
    for (const Outcomes* cell : shown.cells)
    {
        const bool hasPlace = experiment::Find(cell->settings, x.Key()) != nullptr &&
                              experiment::Find(cell->settings, y.Key()) != nullptr;
        const analysis::Estimate* estimate = cell->summary.Find(metric);
        if (!hasPlace || estimate == nullptr)
        {
            continue;
        }
        const std::pair place(x.PlaceOf(*cell), y.PlaceOf(*cell));
        if (!taken.insert(place).second)
        {
            throw scenario::BadInput(
                fmt::format("plot \"{}\": several cells fall on {} = {}, {} = {}",
                            shown.title,
                            x.Key(),
                            place.first,
                            y.Key(),
                            place.second));
        }
        map.cells.push_back({place.first, place.second, estimate->value});
    }
    return map;
}

} // namespace pptplab::sim::pictures
