// SPDX-License-Identifier: GPL-2.0-only
#include "sim/results/stored-keys.h"

#include "analysis/store/identity.h"
#include "sim/scenario/keys/key-number.h"
#include "sim/scenario/values/document.h"

#include <algorithm>
#include <string_view>

namespace pptplab::sim::results
{

namespace
{

/// How often a cell is run, and with which numbers: `compare` tells them apart from the rest.
bool
SaysHowOften(std::string_view key)
{
    constexpr std::string_view kSection = "scenario.";
    if (key.substr(0, kSection.size()) != kSection)
    {
        return false;
    }
    key.remove_prefix(kSection.size());
    const auto& often = analysis::kHowOften;
    return key == "seed" || std::find(often.begin(), often.end(), key) != often.end();
}

void
Take(const std::string& path, const scenario::Value& value, StoredKeys& keys)
{
    if (const auto* table = value.AsTable())
    {
        for (const scenario::Entry& entry : *table)
        {
            Take(path + "." + entry.key, entry.value, keys);
        }
        return;
    }
    keys[path] = scenario::ToToml(value);
}

/// [[clients]] and its like, each by its name or number.
void
TakeAll(const std::string& section, const scenario::Value::List& list, StoredKeys& keys)
{
    for (std::size_t i = 0; i < list.size(); ++i)
    {
        const auto* table = list[i].AsTable();
        const auto* name = table == nullptr ? nullptr : scenario::Find(*table, "name");
        const bool named = name != nullptr && name->String() != nullptr;
        Take(section + "." + (named ? *name->String() : std::to_string(i + 1)), list[i], keys);
    }
}

/// A table may be an axis as a whole: `clients.holding`, stored as
/// `clients.office.holding.lognormal`.
bool
IsAxis(const std::string& key, const std::vector<std::string>& axes)
{
    const std::string ofAll = scenario::WithoutName(key);
    return std::any_of(axes.begin(), axes.end(), [&](const std::string& axis) {
        return (key + ".").compare(0, axis.size() + 1, axis + ".") == 0 ||
               (ofAll + ".").compare(0, axis.size() + 1, axis + ".") == 0;
    });
}

} // namespace

StoredKeys
KeysIn(const std::string& resolvedText)
{
    StoredKeys keys;
    for (const scenario::Entry& section :
         scenario::ParseDocument(resolvedText, "stored scenario").root)
    {
        if (section.key == "sweep" || section.key == "question")
        {
            continue;
        }
        const auto* list = section.value.AsList();
        list == nullptr ? Take(section.key, section.value, keys)
                        : TakeAll(section.key, *list, keys);
    }
    return keys;
}

std::vector<KeyThatDiffers>
KeysThatDiffer(const StoredKeys& first,
               const StoredKeys& second,
               const std::vector<std::string>& axes)
{
    StoredKeys all = first;
    all.insert(second.begin(), second.end());
    std::vector<KeyThatDiffers> differing;
    for (const auto& [key, value] : all)
    {
        const auto a = first.find(key);
        const auto b = second.find(key);
        KeyThatDiffers each{
            key, a == first.end() ? "" : a->second, b == second.end() ? "" : b->second};
        if (each.first != each.second && !SaysHowOften(key) && !IsAxis(key, axes))
        {
            differing.push_back(std::move(each));
        }
    }
    return differing;
}

} // namespace pptplab::sim::results
