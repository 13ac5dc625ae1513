// SPDX-License-Identifier: GPL-2.0-only
#include "sim/experiment/claim-reader.h"

#include "sim/experiment/claims.h"
#include "sim/experiment/metric.h"
#include "sim/scenario/forms/forms.h"
#include "sim/scenario/values/nearest.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace pptplab::sim::experiment
{

namespace
{

bool
IsIn(const std::string& name, const std::vector<std::string>& names)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// The keys of a table, the texts of a list, or the text itself.
std::vector<std::string>
Words(const scenario::Value& value)
{
    std::vector<std::string> words;
    if (const auto* table = value.AsTable())
    {
        for (const scenario::Entry& entry : *table)
        {
            words.push_back(entry.key);
        }
    }
    const scenario::Value::List single = {value};
    for (const scenario::Value& item : value.AsList() == nullptr ? single : *value.AsList())
    {
        if (item.String() != nullptr)
        {
            words.push_back(*item.String());
        }
    }
    return words;
}

std::vector<std::string>
NamesOf(const std::vector<Grid>& grids)
{
    std::vector<std::string> names;
    names.reserve(grids.size());
    for (const Grid& grid : grids)
    {
        names.push_back(grid.name);
    }
    return names;
}

} // namespace

ClaimReader::ClaimReader(std::string section,
                         const scenario::Value& value,
                         const Known& known,
                         scenario::Problems& problems)
    : m_section(std::move(section)), m_value(value), m_known(known), m_problems(problems)
{
    if (value.AsTable() == nullptr)
    {
        Tell(value.place, "must be a table");
    }
}

void
ClaimReader::AllowOnly(const std::vector<std::string>& keys)
{
    for (const scenario::Entry& entry : Table())
    {
        if (!IsIn(entry.key, keys))
        {
            Tell(entry.value.place,
                 fmt::format("unknown key {}; the nearest of {} is {}",
                             entry.key,
                             scenario::Joined(keys),
                             scenario::Nearest(entry.key, keys)));
        }
    }
}

void
ClaimReader::ChooseGrid(const std::vector<std::string>& fields)
{
    const scenario::Value* name = Get("sweep");
    if (name != nullptr)
    {
        ChooseNamed(*name);
    }
    else if (m_known.grids.size() > 1)
    {
        ChooseBy(KeysIn(fields));
    }
}

void
ClaimReader::ChooseNamed(const scenario::Value& name)
{
    const auto names = NamesOf(m_known.grids);
    const auto found = name.String() == nullptr
                           ? names.end()
                           : std::find(names.begin(), names.end(), *name.String());
    m_chosen = found != names.end();
    if (m_chosen)
    {
        m_grid = static_cast<std::size_t>(found - names.begin());
        return;
    }
    const bool unnamed = names.size() == 1 && names.front().empty();
    Tell(name.place,
         fmt::format("sweep = {} is the name of no [[sweep]]; {}",
                     scenario::ToToml(name),
                     unnamed ? "there is none with a name"
                             : "there are " + scenario::Joined(names)));
}

/// The grids are several.
void
ClaimReader::ChooseBy(const std::vector<std::string>& keys)
{
    std::vector<std::string> all;
    std::vector<std::string> fitting;
    for (std::size_t i = 0; i < m_known.grids.size(); ++i)
    {
        const auto swept = m_known.grids[i].Keys();
        all.insert(all.end(), swept.begin(), swept.end());
        const bool fits = std::all_of(
            keys.begin(), keys.end(), [&](const std::string& key) { return IsIn(key, swept); });
        if (fits)
        {
            m_grid = fitting.empty() ? i : m_grid;
            fitting.push_back(m_known.grids[i].name);
        }
    }
    m_chosen = fitting.size() == 1;
    const auto unknown = std::find_if(
        keys.begin(), keys.end(), [&](const std::string& key) { return !IsIn(key, all); });
    if (unknown != keys.end())
    {
        Tell(m_value.place,
             all.empty() ? *unknown + " is swept in no [[sweep]]"
                         : fmt::format("{} is swept in no [[sweep]]; the nearest swept key is {}",
                                       *unknown,
                                       scenario::Nearest(*unknown, all)));
    }
    else if (fitting.empty())
    {
        Tell(m_value.place,
             fmt::format("no [[sweep]] sweeps all of {}; sweep = \"NAME\" says which one is meant",
                         scenario::Joined(keys)));
    }
    else if (!m_chosen)
    {
        Tell(m_value.place,
             fmt::format("sweep = \"NAME\" must say which [[sweep]] is meant: {}",
                         scenario::Joined(fitting)));
    }
}

/// The swept keys that these fields speak of, as far as they are written as they should be.
std::vector<std::string>
ClaimReader::KeysIn(const std::vector<std::string>& fields) const
{
    std::vector<std::string> keys;
    for (const std::string& field : fields)
    {
        const scenario::Value* value = Get(field);
        for (const std::string& key : value == nullptr ? std::vector<std::string>{} : Words(*value))
        {
            if (key != PlotSpec::kOfferedLoad && !IsIn(key, keys))
            {
                keys.push_back(key);
            }
        }
    }
    return keys;
}

std::string
ClaimReader::Text(std::string_view key, bool required)
{
    const scenario::Value* value = Get(key);
    if (value == nullptr && !required)
    {
        return {};
    }
    if (value == nullptr || value->String() == nullptr || value->String()->empty())
    {
        Tell(Where(value), fmt::format("{} must be a text", key));
        return {};
    }
    return *value->String();
}

bool
ClaimReader::Flag(std::string_view key)
{
    const scenario::Value* value = Get(key);
    const bool* flag = value == nullptr ? nullptr : std::get_if<bool>(&value->content);
    if (value != nullptr && flag == nullptr)
    {
        Tell(value->place, fmt::format("{} must be true or false", key));
    }
    return flag != nullptr && *flag;
}

std::vector<std::string>
ClaimReader::Texts(std::string_view key)
{
    const scenario::Value* value = Get(key);
    std::vector<std::string> texts;
    if (value == nullptr)
    {
        return texts;
    }
    const scenario::Value::List single = {*value};
    for (const scenario::Value& item : value->AsList() == nullptr ? single : *value->AsList())
    {
        if (item.String() == nullptr)
        {
            Tell(item.place, fmt::format("{} must be a text or a list of texts", key));
            return {};
        }
        texts.push_back(*item.String());
    }
    return texts;
}

std::string
ClaimReader::Metric(const std::string& name, const scenario::Value* value)
{
    if (!IsMetric(name, m_known.groups))
    {
        Tell(Where(value),
             fmt::format("{} is no metric; the nearest is {}",
                         scenario::Quoted(name),
                         scenario::Nearest(name, Metrics(m_known.groups))));
    }
    return name;
}

void
ClaimReader::CheckSwept(const std::string& key, const scenario::Value* value)
{
    const auto keys = m_known.grids[m_grid].Keys();
    if (!m_chosen || IsIn(key, keys))
    {
        return;
    }
    Tell(Where(value),
         keys.empty() ? key + " is not swept: there is no [sweep]"
                      : fmt::format("{} is not swept; the nearest swept key is {}",
                                    key,
                                    scenario::Nearest(key, keys)));
}

void
ClaimReader::CheckTaken(const std::string& key, const scenario::Value& value)
{
    for (const Axis& axis : m_known.grids[m_grid].axes)
    {
        const auto found = std::find(axis.keys.begin(), axis.keys.end(), key);
        const auto place = static_cast<std::size_t>(found - axis.keys.begin());
        const bool taken = !m_chosen || place >= axis.keys.size() ||
                           std::any_of(axis.points.begin(), axis.points.end(), [&](const auto& p) {
                               return SameValue(p[place], value);
                           });
        if (!taken)
        {
            Tell(value.place, fmt::format("{} is never {}", key, scenario::ToToml(value)));
        }
    }
}

Settings
ClaimReader::Cell(std::string_view key)
{
    Settings settings;
    const scenario::Value* value = Get(key);
    if (value == nullptr)
    {
        return settings;
    }
    if (value->AsTable() == nullptr)
    {
        Tell(value->place, fmt::format("{} must be a table of swept keys", key));
        return settings;
    }
    for (const scenario::Entry& entry : *value->AsTable())
    {
        CheckSwept(entry.key, &entry.value);
        CheckTaken(entry.key, entry.value);
        settings.push_back({entry.key, entry.value});
    }
    return settings;
}

void
ClaimReader::Tell(const scenario::Place& place, const std::string& text)
{
    m_hasTold = true;
    m_problems.push_back({place, m_section + ": " + text});
}

scenario::Place
ClaimReader::Where(const scenario::Value* value) const
{
    return value == nullptr ? m_value.place : value->place;
}

const scenario::Value::Table&
ClaimReader::Table() const
{
    static const scenario::Value::Table kNone;
    return m_value.AsTable() == nullptr ? kNone : *m_value.AsTable();
}

} // namespace pptplab::sim::experiment
