// SPDX-License-Identifier: GPL-2.0-only
#include "sim/experiment/plot-keys.h"

#include "analysis/stats/metric-unit.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

namespace pptplab::sim::experiment
{

namespace
{

/// One text for values that are the same: "60s" and "1min".
std::string
Canonical(const scenario::Value& value)
{
    const auto number = AsNumber(value);
    return number ? fmt::format("{}", *number) : scenario::ToToml(value);
}

std::optional<double>
NumberAt(const PlotCell& cell, const std::string& x, bool byLoad)
{
    if (byLoad)
    {
        return cell.load;
    }
    const scenario::Value* value = Find(cell.settings, x);
    return value == nullptr ? std::nullopt : OnAxis(*value);
}

/// Cells in the same of these groups are not told apart.
using Groups = std::vector<std::size_t>;

/// Parts each group by what its cells have there.
template <typename Of>
void
Part(Groups& groups, Of of)
{
    std::map<std::pair<std::size_t, decltype(of(0))>, std::size_t> parts;
    for (std::size_t i = 0; i < groups.size(); ++i)
    {
        groups[i] = parts.emplace(std::pair(groups[i], of(i)), parts.size()).first->second;
    }
}

bool
Parts(const Groups& groups, const PlotKey& key)
{
    std::map<std::size_t, std::size_t> seen;
    for (std::size_t i = 0; i < groups.size(); ++i)
    {
        if (seen.emplace(groups[i], key.of[i]).first->second != key.of[i])
        {
            return true;
        }
    }
    return false;
}

} // namespace

PlotKeys::PlotKeys(const std::vector<PlotCell>& cells, const Settings& at)
{
    for (const PlotCell& cell : cells)
    {
        if (Has(cell.settings, at))
        {
            m_cells.push_back(&cell);
        }
    }
    Read();
}

void
PlotKeys::Read()
{
    std::vector<std::string> names;
    std::set<std::string> known;
    for (const PlotCell* cell : m_cells)
    {
        for (const Setting& setting : cell->settings)
        {
            if (known.insert(setting.key).second)
            {
                names.push_back(setting.key);
            }
        }
    }
    m_keys.clear();
    for (std::string& name : names)
    {
        PlotKey key = KeyNamed(std::move(name));
        if (key.texts.size() > 1)
        {
            m_keys.push_back(std::move(key));
        }
    }
}

PlotKey
PlotKeys::KeyNamed(std::string name) const
{
    PlotKey key{std::move(name), {}, true, {}};
    std::map<std::string, std::size_t> numbers;
    for (const PlotCell* cell : m_cells)
    {
        const scenario::Value* value = experiment::Find(cell->settings, key.name);
        const std::string text = value == nullptr ? std::string() : Canonical(*value);
        const auto [found, isNew] = numbers.emplace(text, numbers.size());
        if (isNew)
        {
            key.texts.push_back(text);
            key.isNumber = key.isNumber && value != nullptr && OnAxis(*value);
        }
        key.of.push_back(found->second);
    }
    return key;
}

bool
PlotKeys::HaveHours() const
{
    return std::all_of(
        m_cells.begin(), m_cells.end(), [](const PlotCell* cell) { return cell->hasHours; });
}

const PlotKey*
PlotKeys::Find(const std::string& name) const
{
    const auto found = std::find_if(
        m_keys.begin(), m_keys.end(), [&](const PlotKey& key) { return key.name == name; });
    return found == m_keys.end() ? nullptr : &*found;
}

bool
PlotKeys::IsNumber(const std::string& name) const
{
    return std::all_of(m_cells.begin(), m_cells.end(), [&](const PlotCell* cell) {
        return NumberAt(*cell, name, false).has_value();
    });
}

std::vector<const PlotKey*>
PlotKeys::Free(const std::vector<std::string>& shown, bool byLoad) const
{
    Groups groups(m_cells.size(), 0);
    if (byLoad)
    {
        Part(groups, [&](std::size_t i) { return m_cells[i]->load.value_or(0); });
    }
    for (const std::string& name : shown)
    {
        if (const PlotKey* key = Find(name))
        {
            Part(groups, [&](std::size_t i) { return key->of[i]; });
        }
    }
    std::vector<const PlotKey*> free;
    for (const PlotKey& key : m_keys)
    {
        if (Parts(groups, key))
        {
            free.push_back(&key);
        }
    }
    // Keys of one line of a sweep move together: the one with a number stands for all.
    const auto movesWith = [&](const PlotKey* key, const PlotKey* other) {
        Groups both = groups;
        Part(both, [&](std::size_t i) { return other->of[i]; });
        return !Parts(both, *key) && (other->isNumber || !key->isNumber) &&
               (other < key || (other->isNumber && !key->isNumber) ||
                other->texts.size() > key->texts.size());
    };
    std::vector<const PlotKey*> apart;
    std::copy_if(free.begin(), free.end(), std::back_inserter(apart), [&](const PlotKey* key) {
        return std::none_of(free.begin(), free.end(), [&](const PlotKey* other) {
            return other != key && movesWith(key, other);
        });
    });
    return apart;
}

std::size_t
PlotKeys::DropWithoutNumber(const std::string& x, bool byLoad)
{
    const auto kept = std::remove_if(m_cells.begin(), m_cells.end(), [&](const PlotCell* cell) {
        return !NumberAt(*cell, x, byLoad);
    });
    const auto dropped = static_cast<std::size_t>(m_cells.end() - kept);
    m_cells.erase(kept, m_cells.end());
    Read();
    return dropped;
}

double
PlotKeys::LeastOf(const std::string& x, bool byLoad) const
{
    double least = *NumberAt(*m_cells.front(), x, byLoad);
    for (const PlotCell* cell : m_cells)
    {
        least = std::min(least, *NumberAt(*cell, x, byLoad));
    }
    return least;
}

Setting
PlotKeys::Hold(const PlotKey& key)
{
    const scenario::Value* value = experiment::Find(m_cells.front()->settings, key.name);
    Setting held{key.name, value == nullptr ? scenario::Value{} : *value};
    const auto kept = std::remove_if(m_cells.begin(), m_cells.end(), [&](const PlotCell* cell) {
        const scenario::Value* its = experiment::Find(cell->settings, held.key);
        return its == nullptr || !SameValue(*its, held.value);
    });
    m_cells.erase(kept, m_cells.end());
    Read();
    return held;
}

bool
UnitsDiffer(const std::vector<std::string>& metrics)
{
    const auto unitOf = [](const std::string& metric) {
        return analysis::IsShare(metric) ? std::string("share") : analysis::UnitOf(metric);
    };
    return std::any_of(metrics.begin(), metrics.end(), [&](const std::string& metric) {
        return unitOf(metric) != unitOf(metrics.front());
    });
}

} // namespace pptplab::sim::experiment
