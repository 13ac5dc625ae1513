// SPDX-License-Identifier: GPL-2.0-only
#include "sim/pictures/cell-texts.h"

#include "sim/pictures/key-words.h"

#include <algorithm>

namespace pptplab::sim::pictures
{

std::vector<std::string>
KeysOf(const Cells& cells)
{
    std::vector<std::string> keys;
    for (const Outcomes* cell : cells)
    {
        for (const experiment::Setting& setting : cell->settings)
        {
            if (std::find(keys.begin(), keys.end(), setting.key) == keys.end())
            {
                keys.push_back(setting.key);
            }
        }
    }
    return keys;
}

std::vector<scenario::Value>
ValuesOf(const std::string& key, const Cells& cells)
{
    std::vector<scenario::Value> values;
    for (const Outcomes* cell : cells)
    {
        const scenario::Value* value = experiment::Find(cell->settings, key);
        const bool isNew =
            value != nullptr && std::none_of(values.begin(), values.end(), [&](const auto& known) {
                return experiment::SameValue(known, *value);
            });
        if (isNew)
        {
            values.push_back(*value);
        }
    }
    return values;
}

bool
AreNumbers(const std::vector<scenario::Value>& values)
{
    return std::all_of(values.begin(), values.end(), [](const auto& value) {
        return experiment::OnAxis(value).has_value();
    });
}

CellTexts::CellTexts(const std::vector<std::string>& keys, const Cells& cells, KeyNamed named)
{
    const std::vector<std::string> swept = KeysOf(cells);
    for (const std::string& name : keys)
    {
        Key key{name, ValuesOf(name, cells), {}};
        if (keys.size() > 1 && key.values.size() < 2)
        {
            continue; // tells no cells apart
        }
        key.texts = named == KeyNamed::Yes ? TextsOfValues(name, key.values, swept)
                                           : BareTextsOfValues(name, key.values);
        m_keys.push_back(std::move(key));
    }
    for (const Outcomes* cell : cells)
    {
        std::string text = Of(*cell);
        if (std::find(m_all.begin(), m_all.end(), text) == m_all.end())
        {
            m_all.push_back(std::move(text));
        }
    }
}

std::string
CellTexts::Of(const Outcomes& cell) const
{
    std::string text;
    for (const Key& key : m_keys)
    {
        const scenario::Value* value = experiment::Find(cell.settings, key.name);
        for (std::size_t i = 0; value != nullptr && i < key.values.size(); ++i)
        {
            if (experiment::SameValue(key.values[i], *value))
            {
                text += (text.empty() ? "" : ", ") + key.texts[i];
            }
        }
    }
    return text;
}

} // namespace pptplab::sim::pictures
