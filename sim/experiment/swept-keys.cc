// SPDX-License-Identifier: GPL-2.0-only
#include "sim/experiment/swept-keys.h"

#include "sim/scenario/forms/forms.h"
#include "sim/scenario/keys/key.h"
#include "sim/scenario/values/address.h"
#include "sim/scenario/values/document.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <set>

namespace pptplab::sim::experiment
{

namespace
{

// What a file holds around its scenario.
constexpr std::array<std::string_view, 6> kAround = {
    "question", "articles", "sweep", "expect", "plot", "compare"};

std::string
NameOf(const Grid& grid)
{
    return grid.name.empty() ? "sweep" : "sweep " + grid.name;
}

/// Whether both names lead to the same places.
bool
AreOne(const std::string& key, const std::string& other, const scenario::Value::Table& root)
{
    return key == other || scenario::Addresses(root, key) == scenario::Addresses(root, other);
}

/// The last value that the command line gives to this key or to another name of its places.
std::optional<scenario::Value>
ChangeOf(const std::string& key, const Settings& changes, const scenario::Value::Table& root)
{
    std::optional<scenario::Value> value;
    for (const Setting& change : changes)
    {
        if (AreOne(change.key, key, root))
        {
            value = change.value;
        }
    }
    return value;
}

std::string
ValuesOf(const Axis& axis, std::size_t key)
{
    std::set<std::string> seen;
    std::vector<std::string> values;
    for (const auto& point : axis.points)
    {
        if (seen.insert(scenario::ToToml(point[key])).second)
        {
            values.push_back(scenario::ToToml(point[key]));
        }
    }
    return scenario::Joined(values);
}

/// A value, if any, for each key of an axis.
using Changed = std::vector<std::optional<scenario::Value>>;

bool
Stays(const std::vector<scenario::Value>& point, const Changed& changed)
{
    for (std::size_t i = 0; i < changed.size(); ++i)
    {
        if (changed[i] && !SameValue(*changed[i], point[i]))
        {
            return false;
        }
    }
    return true;
}

std::string
WhyNone(const Changed& changed, const Axis& axis)
{
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < changed.size(); ++i)
    {
        if (changed[i])
        {
            texts.push_back(fmt::format("{} = {} (it takes {})",
                                        axis.keys[i],
                                        scenario::ToToml(*changed[i]),
                                        ValuesOf(axis, i)));
        }
    }
    return fmt::format("has no {}; set one of its values, or all keys of the zip: {}",
                       scenario::Joined(texts),
                       scenario::Joined(axis.keys));
}

/// Cuts one axis. Returns what is wrong.
std::optional<std::string>
Cut(const Changed& changed, Axis& axis)
{
    std::vector<std::vector<scenario::Value>> kept;
    std::copy_if(axis.points.begin(),
                 axis.points.end(),
                 std::back_inserter(kept),
                 [&](const auto& point) { return Stays(point, changed); });
    const bool all = std::all_of(
        changed.begin(), changed.end(), [](const auto& value) { return value.has_value(); });
    if (kept.empty() && all)
    {
        kept.emplace_back();
        for (const auto& value : changed)
        {
            kept.back().push_back(*value);
        }
    }
    if (kept.empty())
    {
        return WhyNone(changed, axis);
    }
    axis.points = std::move(kept);
    return std::nullopt;
}

/// Whether it sets a swept key, by this name or another of the same places.
bool
IsSwept(const Setting& change, const Grid& grid, const scenario::Value::Table& root)
{
    const auto keys = grid.Keys();
    return std::any_of(keys.begin(), keys.end(), [&](const std::string& key) {
        return AreOne(key, change.key, root);
    });
}

/// Tells of a change of a part of what is swept, or of more than that.
void
TellOverlaps(const Setting& change,
             const scenario::Value::Table& root,
             const Grid& grid,
             CutReading& reading)
{
    for (const std::string& key : grid.Keys())
    {
        if (scenario::IsCovered(root, change.key, key))
        {
            reading.problems.push_back(
                {change.value.place,
                 fmt::format(
                     "{}: {} is swept and goes over it; set {} instead", change.key, key, key)});
        }
        else if (scenario::IsCovered(root, key, change.key))
        {
            reading.notes.push_back(
                fmt::format("{} is set, but {} is still swept", change.key, key));
        }
    }
}

} // namespace

std::optional<std::string>
WrongSection(const std::string& key, const scenario::Value::Table& root)
{
    const auto parts = scenario::PathParts(key);
    const scenario::Value* section = scenario::Find(root, parts.front());
    const auto* list = section == nullptr ? nullptr : section->AsList();
    if (list == nullptr || parts.size() < 2 || scenario::ElementNamed(*list, parts[1]))
    {
        return std::nullopt;
    }
    const std::string start = parts[0] + "." + parts[1];
    const auto keys = scenario::AllKeys();
    const bool isKey = std::any_of(keys.begin(), keys.end(), [&](const scenario::KeyText& each) {
        return each.path == start || each.path.rfind(start + ".", 0) == 0;
    });
    const auto names = scenario::NamesIn(*list);
    if (isKey || parts.size() < 3)
    {
        return std::nullopt;
    }
    return fmt::format("no [[{}]] has the name {}; there {} {}",
                       parts[0],
                       parts[1],
                       names.size() == 1 ? "is" : "are",
                       names.empty() ? fmt::format("numbers from 1 to {}", list->size())
                                     : scenario::Joined(names));
}

scenario::Problems
ProblemsOfKeys(const Grid& grid, const scenario::Value::Table& root)
{
    scenario::Problems problems;
    std::vector<Setting> keys;
    for (const Axis& axis : grid.axes)
    {
        for (std::size_t i = 0; i < axis.keys.size(); ++i)
        {
            keys.push_back({axis.keys[i], axis.points.front()[i]});
        }
    }
    const auto tell = [&](const Setting& key, const std::string& text) {
        problems.push_back(
            {key.value.place, fmt::format("{}: {} {}", NameOf(grid), key.key, text)});
    };
    for (std::size_t i = 0; i < keys.size(); ++i)
    {
        const auto parts = scenario::PathParts(keys[i].key);
        const scenario::Value* section = scenario::Find(root, parts.front());
        if (std::find(kAround.begin(), kAround.end(), parts.front()) != kAround.end())
        {
            tell(keys[i], "is no key of the scenario, and only these can be swept");
        }
        else if (const auto wrong = WrongSection(keys[i].key, root))
        {
            problems.push_back({keys[i].value.place,
                                fmt::format("{}: {}: {}", NameOf(grid), keys[i].key, *wrong)});
        }
        else if (section != nullptr && section->AsList() != nullptr && parts.back() == "name")
        {
            tell(keys[i],
                 "is a name by which other keys are found; it changes no result and cannot be "
                 "swept");
        }
        for (std::size_t later = i + 1; later < keys.size(); ++later)
        {
            if (scenario::IsCovered(root, keys[i].key, keys[later].key))
            {
                tell(keys[i],
                     fmt::format("has no effect: {}, further down, goes over it", keys[later].key));
            }
        }
    }
    return problems;
}

CutReading
CutAxes(const Settings& changes, const scenario::Value::Table& root, Grid& grid)
{
    CutReading reading;
    for (Axis& axis : grid.axes)
    {
        Changed changed;
        changed.reserve(axis.keys.size());
        for (const std::string& key : axis.keys)
        {
            changed.push_back(ChangeOf(key, changes, root));
        }
        const auto set = std::find_if(
            changed.begin(), changed.end(), [](const auto& value) { return value.has_value(); });
        if (set == changed.end())
        {
            continue;
        }
        reading.cut = true;
        if (const auto wrong = Cut(changed, axis))
        {
            reading.problems.push_back(
                {(*set)->place, fmt::format("{}: {} {}", NameOf(grid), axis.name, *wrong)});
        }
    }
    for (const Setting& change : changes)
    {
        if (!IsSwept(change, grid, root))
        {
            TellOverlaps(change, root, grid, reading);
        }
    }
    return reading;
}

} // namespace pptplab::sim::experiment
