// SPDX-License-Identifier: GPL-2.0-only
#include "sim/experiment/grid.h"

#include "sim/experiment/axis-values.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <numeric>
#include <unordered_set>

namespace pptplab::sim::experiment
{

namespace
{

/// Reads one table of a grid; `named` as those of [[sweep]] are.
class GridReader
{
  public:
    GridReader(bool named, scenario::Problems& problems) : m_named(named), m_problems(problems) {}

    Grid Read(const scenario::Value& section)
    {
        const std::size_t problems = m_problems.size();
        const auto* table = section.AsTable();
        if (table == nullptr)
        {
            Tell(section, "must be a table of keys and their values");
            return {};
        }
        if (m_named)
        {
            ReadName(section, scenario::Find(*table, "name"));
        }
        for (const scenario::Entry& entry : *table)
        {
            if (entry.key != "where" && !(m_named && entry.key == "name"))
            {
                ReadAxis(entry);
            }
        }
        TellTwice(section);
        if (const scenario::Value* where = scenario::Find(*table, "where"))
        {
            ReadConditions(*where);
        }
        TellSize(section, m_problems.size() == problems);
        return std::move(m_grid);
    }

  private:
    void Tell(const scenario::Value& value, const std::string& text)
    {
        m_problems.push_back(
            {value.place,
             fmt::format("sweep{}{}: {}", m_grid.name.empty() ? "" : " ", m_grid.name, text)});
    }

    void ReadName(const scenario::Value& section, const scenario::Value* name)
    {
        const std::string* text = name == nullptr ? nullptr : name->String();
        if (text == nullptr)
        {
            Tell(name == nullptr ? section : *name, "each [[sweep]] needs a name = \"...\"");
            return;
        }
        const bool plain = !text->empty() && std::all_of(text->begin(), text->end(), [](char c) {
            return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_' ||
                   c == '.';
        });
        if (!plain)
        {
            Tell(*name,
                 fmt::format("name = {} must be of letters, digits, \"-\", \"_\" and \".\"",
                             scenario::ToToml(*name)));
            return;
        }
        m_grid.name = *text;
    }

    void ReadAxis(const scenario::Entry& entry)
    {
        const auto* table = entry.value.AsTable();
        const scenario::Value* zip = table == nullptr ? nullptr : scenario::Find(*table, "zip");
        if (zip != nullptr)
        {
            ReadZip(entry, *zip);
            return;
        }
        const auto values = AxisValues(entry.value);
        if (!values)
        {
            Tell(entry.value,
                 fmt::format(
                     "{} = {} {}", entry.key, scenario::ToToml(entry.value), values.Error()));
            return;
        }
        TellRepeated(entry.key, values.Value());
        Axis axis{entry.key, {entry.key}, {}};
        for (const scenario::Value& value : values.Value())
        {
            axis.points.push_back({value});
        }
        m_grid.axes.push_back(std::move(axis));
    }

    /// Two cells with the same coordinates could not be told apart.
    void TellRepeated(const std::string& key, const std::vector<scenario::Value>& values)
    {
        std::unordered_set<std::string> seen;
        for (const scenario::Value& value : values)
        {
            if (!seen.insert(scenario::ToToml(value)).second)
            {
                Tell(value, fmt::format("{} has the value {} twice", key, scenario::ToToml(value)));
            }
        }
    }

    void ReadZip(const scenario::Entry& entry, const scenario::Value& zip)
    {
        const auto* members = zip.AsTable();
        if (members == nullptr || members->empty() || entry.value.AsTable()->size() != 1)
        {
            Tell(entry.value, entry.key + " = { zip = { ... } } must hold keys and their values");
            return;
        }
        Axis axis{entry.key, {}, {}};
        for (const scenario::Entry& member : *members)
        {
            const auto values = AxisValues(member.value);
            if (!values)
            {
                Tell(member.value, fmt::format("{} {}", member.key, values.Error()));
                return;
            }
            axis.keys.push_back(member.key);
            axis.points.resize(axis.keys.size() == 1 ? values.Value().size() : axis.points.size());
            if (values.Value().size() != axis.points.size())
            {
                Tell(member.value,
                     fmt::format("zip {}: {} has {} values where {} has {}",
                                 entry.key,
                                 member.key,
                                 values.Value().size(),
                                 axis.keys.front(),
                                 axis.points.size()));
                return;
            }
            for (std::size_t i = 0; i < axis.points.size(); ++i)
            {
                axis.points[i].push_back(values.Value()[i]);
            }
        }
        m_grid.axes.push_back(std::move(axis));
    }

    void TellTwice(const scenario::Value& section)
    {
        auto keys = m_grid.Keys();
        std::sort(keys.begin(), keys.end());
        const auto twice = std::adjacent_find(keys.begin(), keys.end());
        if (twice != keys.end())
        {
            Tell(section, *twice + " is swept twice");
        }
    }

    void ReadConditions(const scenario::Value& where)
    {
        const auto* list = where.AsList();
        if (list == nullptr)
        {
            Tell(where, "where must be a list of comparisons");
            return;
        }
        const auto keys = m_grid.Keys();
        for (const scenario::Value& item : *list)
        {
            const auto condition = item.String() == nullptr
                                       ? Condition::Parse("", keys)
                                       : Condition::Parse(*item.String(), keys);
            if (!condition)
            {
                Tell(item, fmt::format("where: {} {}", scenario::ToToml(item), condition.Error()));
                continue;
            }
            TellSizeless(item, condition.Value());
            m_grid.where.push_back(condition.Value());
        }
    }

    void TellSizeless(const scenario::Value& item, const Condition& condition)
    {
        const auto keys = condition.KeysComparedBySize();
        for (const Axis& axis : m_grid.axes)
        {
            for (std::size_t i = 0; i < axis.keys.size(); ++i)
            {
                const bool named = std::find(keys.begin(), keys.end(), axis.keys[i]) != keys.end();
                const auto wrong =
                    std::find_if(axis.points.begin(), axis.points.end(), [&](const auto& point) {
                        return named && !AsNumber(point[i]);
                    });
                if (wrong != axis.points.end())
                {
                    Tell(item,
                         fmt::format("where: {} compares by size, but {} takes the value {}",
                                     scenario::ToToml(item),
                                     axis.keys[i],
                                     scenario::ToToml((*wrong)[i])));
                }
            }
        }
    }

    void TellSize(const scenario::Value& section, bool good)
    {
        std::size_t cells = 1;
        for (const Axis& axis : m_grid.axes)
        {
            cells *= axis.points.size();
            if (cells > Grid::kMaxCells)
            {
                Tell(section, fmt::format("more than {} cells", Grid::kMaxCells));
                return;
            }
        }
        if (good && m_grid.Cells().empty())
        {
            Tell(section, "where drops every cell");
        }
    }

    bool m_named;
    scenario::Problems& m_problems;
    Grid m_grid;
};

/// The second of two grids of one name could not be asked for.
void
TellSameNames(const scenario::Value::List& sections, GridsReading& reading)
{
    std::unordered_set<std::string> seen;
    for (std::size_t i = 0; i < reading.grids.size(); ++i)
    {
        const std::string& name = reading.grids[i].name;
        if (!name.empty() && !seen.insert(name).second)
        {
            reading.problems.push_back(
                {sections[i].place, fmt::format("sweep {}: another grid has this name", name)});
        }
    }
}

} // namespace

std::vector<std::string>
Grid::Keys() const
{
    std::vector<std::string> keys;
    for (const Axis& axis : axes)
    {
        keys.insert(keys.end(), axis.keys.begin(), axis.keys.end());
    }
    return keys;
}

std::size_t
Grid::ProductSize() const
{
    std::size_t size = 1;
    for (const Axis& axis : axes)
    {
        size *= axis.points.size();
    }
    return size;
}

Settings
Grid::At(std::size_t number) const
{
    Settings settings;
    std::size_t block = ProductSize();
    for (const Axis& axis : axes)
    {
        block /= axis.points.size();
        const auto& point = axis.points[number / block % axis.points.size()];
        for (std::size_t i = 0; i < axis.keys.size(); ++i)
        {
            settings.push_back({axis.keys[i], point[i]});
        }
    }
    return settings;
}

std::vector<std::size_t>
Grid::Cells() const
{
    std::vector<std::size_t> cells(ProductSize());
    std::iota(cells.begin(), cells.end(), std::size_t{0});
    if (where.empty())
    {
        return cells; // no condition asks for the settings of each
    }
    const auto drops = [this](std::size_t number) {
        const Settings settings = At(number);
        return !std::all_of(where.begin(), where.end(), [&](const Condition& each) {
            return each.Holds(settings);
        });
    };
    cells.erase(std::remove_if(cells.begin(), cells.end(), drops), cells.end());
    return cells;
}

std::vector<std::size_t>
Grid::Sample(const std::vector<std::size_t>& cells, std::size_t atMost) const
{
    std::vector<std::vector<bool>> seen;
    seen.reserve(axes.size());
    for (const Axis& axis : axes)
    {
        seen.emplace_back(axis.points.size(), false);
    }
    std::vector<std::size_t> sample;
    for (std::size_t i = 0; i < cells.size() && sample.size() < atMost; ++i)
    {
        bool shows = false;
        std::size_t block = ProductSize();
        for (std::size_t axis = 0; axis < axes.size(); ++axis)
        {
            block /= axes[axis].points.size();
            const std::size_t point = cells[i] / block % axes[axis].points.size();
            shows = shows || !seen[axis][point];
            seen[axis][point] = true;
        }
        if (shows)
        {
            sample.push_back(cells[i]);
        }
    }
    return sample;
}

GridsReading
ReadGrids(const std::optional<scenario::Value>& section)
{
    GridsReading reading;
    if (!section)
    {
        reading.grids.emplace_back();
        return reading;
    }
    const auto* list = section->AsList();
    if (list == nullptr)
    {
        reading.grids.push_back(GridReader(false, reading.problems).Read(*section));
        return reading;
    }
    if (list->empty())
    {
        reading.problems.push_back({section->place, "sweep: an empty list has no grid"});
    }
    for (const scenario::Value& table : *list)
    {
        reading.grids.push_back(GridReader(true, reading.problems).Read(table));
        reading.grids.back().order = reading.grids.size() - 1;
    }
    TellSameNames(*list, reading);
    return reading;
}

} // namespace pptplab::sim::experiment
