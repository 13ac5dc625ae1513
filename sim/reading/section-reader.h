// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_READING_SECTION_READER_H
#define PPTPLAB_SIM_READING_SECTION_READER_H

#include "sim/reading/read-scenario.h"
#include "sim/scenario/keys/key.h"
#include "sim/scenario/values/nearest.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pptplab::sim::reading
{

inline bool
IsPrefixOf(std::string_view table, std::string_view name)
{
    return name.size() > table.size() && name.substr(0, table.size()) == table &&
           name[table.size()] == '.';
}

/// Reads one table of the file into one section by its keys.
class SectionReader
{
  public:
    /// `path` is how messages call the section: "server", "clients.office".
    SectionReader(std::string path, scenario::Engine engine, ScenarioReading& into)
        : m_path(std::move(path)), m_engine(engine), m_into(into)
    {
    }

    template <typename Section>
    void Read(const scenario::Value& table,
              const std::vector<scenario::Key<Section>>& keys,
              Section& section)
    {
        if (table.AsTable() == nullptr)
        {
            Tell(table.place, "", fmt::format("is {}: must be a table", scenario::ToToml(table)));
            return;
        }
        ReadTable(*table.AsTable(), "", keys, section);
        for (const scenario::Key<Section>& key : keys)
        {
            if (key.note.required && !WasGiven(key.note.name))
            {
                Tell(table.place,
                     key.note.name,
                     fmt::format("is required: {} ({})", key.type, key.range));
            }
        }
    }

    bool WasGiven(std::string_view name) const
    {
        return std::find(m_given.begin(), m_given.end(), name) != m_given.end();
    }

    void Tell(scenario::Place place, std::string_view name, const std::string& text)
    {
        const std::string dot = name.empty() ? "" : ".";
        m_into.problems.push_back(
            {std::move(place), fmt::format("{}{}{} {}", m_path, dot, name, text)});
    }

  private:
    template <typename Section>
    void ReadTable(const scenario::Value::Table& table,
                   const std::string& prefix,
                   const std::vector<scenario::Key<Section>>& keys,
                   Section& section)
    {
        for (const scenario::Entry& entry : table)
        {
            const std::string name = prefix + entry.key;
            const auto key = std::find_if(
                keys.begin(), keys.end(), [&](const auto& each) { return each.note.name == name; });
            if (key != keys.end())
            {
                ReadKey(*key, entry.value, section);
                continue;
            }
            const bool isTable = std::any_of(keys.begin(), keys.end(), [&](const auto& each) {
                return IsPrefixOf(name, each.note.name);
            });
            if (isTable && entry.value.AsTable() != nullptr)
            {
                ReadTable(*entry.value.AsTable(), name + ".", keys, section);
            }
            else
            {
                TellStranger(entry.value, name, keys, isTable);
            }
        }
    }

    template <typename Section>
    void ReadKey(const scenario::Key<Section>& key, const scenario::Value& value, Section& section)
    {
        m_given.push_back(std::string(key.note.name));
        if (const auto wrong = key.read(value, section))
        {
            Tell(value.place,
                 key.note.name,
                 fmt::format("= {} {}", scenario::ToToml(value), *wrong));
        }
        if (key.note.engines == scenario::Engines::CallOnly &&
            m_engine == scenario::Engine::Packet && !key.defaultText.empty() && key.write(section))
        {
            Tell(value.place,
                 key.note.name,
                 fmt::format("= {} needs scenario.engine = \"call\"", scenario::ToToml(value)));
        }
        if (key.note.engines == scenario::Engines::NoEffectOnCall &&
            m_engine == scenario::Engine::Call)
        {
            m_into.withoutEffect.push_back(fmt::format("{}.{}", m_path, key.note.name));
        }
        if (key.note.engines == scenario::Engines::PacketOnly &&
            m_engine == scenario::Engine::Call && key.write(section))
        {
            Tell(value.place,
                 key.note.name,
                 fmt::format("= {} needs scenario.engine = \"packet\": the call engine has no "
                             "packets",
                             scenario::ToToml(value)));
        }
    }

    template <typename Section>
    void TellStranger(const scenario::Value& value,
                      const std::string& name,
                      const std::vector<scenario::Key<Section>>& keys,
                      bool isTable)
    {
        std::vector<std::string> names;
        for (const scenario::Key<Section>& key : keys)
        {
            if (!isTable || IsPrefixOf(name, key.note.name))
            {
                names.emplace_back(key.note.name);
            }
        }
        if (isTable)
        {
            Tell(value.place,
                 name,
                 fmt::format("= {} must be a table of {}",
                             scenario::ToToml(value),
                             scenario::Joined(names)));
            return;
        }
        m_into.problems.push_back({value.place,
                                   fmt::format("unknown key {0}.{1} = {2}; the nearest is {0}.{3}",
                                               m_path,
                                               name,
                                               scenario::ToToml(value),
                                               scenario::Nearest(name, names))});
    }

    std::string m_path;
    scenario::Engine m_engine;
    ScenarioReading& m_into;
    std::vector<std::string> m_given;
};

} // namespace pptplab::sim::reading

#endif
