// SPDX-License-Identifier: GPL-2.0-only
#include "sim/experiment/plot-points.h"

#include <fmt/format.h>

#include <set>
#include <utility>

namespace pptplab::sim::experiment
{

namespace
{

/// Where a cell stands: of bars a name, else a number.
struct Place
{
    std::string name;
    double x = 0;

    std::string Text() const { return name.empty() ? fmt::format("{}", x) : name; }
};

std::optional<Place>
PlaceOf(const PlotSpec& spec, const Settings& cell, const LoadOf& loadOf)
{
    if (spec.x == PlotSpec::kOfferedLoad)
    {
        const auto load = loadOf(cell);
        return load ? std::optional(Place{"", *load}) : std::nullopt;
    }
    const scenario::Value* value = Find(cell, spec.x);
    if (value == nullptr)
    {
        return std::nullopt;
    }
    if (spec.stacked)
    {
        return Place{Label(*value)};
    }
    const auto number = OnAxis(*value);
    return number ? std::optional(Place{"", *number}) : std::nullopt;
}

/// Takes the places of cells, one after the other.
class Places
{
  public:
    explicit Places(const PlotSpec& spec) : m_spec(spec) {}

    /// Why the cell cannot stand there, beside the others.
    std::optional<std::string> Take(const Settings& cell, const Place& place)
    {
        if (m_spec.logX && place.x <= 0)
        {
            return fmt::format(
                "{} = {} has no place on a logarithmic axis", m_spec.x, place.Text());
        }
        if (!m_taken.insert({NameOf(cell, m_spec.series), place.Text()}).second)
        {
            return fmt::format("several cells fall on {} = {}; name the other swept keys in {}at",
                               m_spec.x,
                               place.Text(),
                               m_spec.stacked ? "" : "series or ");
        }
        return std::nullopt;
    }

    bool None() const { return m_taken.empty(); }

  private:
    const PlotSpec& m_spec;
    std::set<std::pair<std::string, std::string>> m_taken;
};

} // namespace

std::optional<std::string>
WhyNotDrawn(const PlotSpec& spec, const Grid& grid, const LoadOf& loadOf)
{
    const bool overLoad = spec.x == PlotSpec::kOfferedLoad;
    if (overLoad && spec.stacked)
    {
        return "bars stand on the values of a swept key, not on " + spec.x;
    }
    if (overLoad && !loadOf)
    {
        return std::nullopt;
    }
    Places taken(spec);
    bool anyCell = false;
    for (const std::size_t number : grid.Cells())
    {
        const Settings cell = grid.At(number);
        if (!Has(cell, spec.at))
        {
            continue;
        }
        anyCell = true;
        const auto place = PlaceOf(spec, cell, loadOf);
        if (auto why = place ? taken.Take(cell, *place) : std::nullopt)
        {
            return why;
        }
    }
    if (!taken.None())
    {
        return std::nullopt;
    }
    return anyCell ? fmt::format("no value of x = \"{}\" is a number; bars (stacked = true) may "
                                 "stand on names",
                                 spec.x)
                   : std::string("no cell has all that at names");
}

} // namespace pptplab::sim::experiment
