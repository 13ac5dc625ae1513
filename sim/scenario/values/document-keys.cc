// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/values/address.h"
#include "sim/scenario/values/document.h"
#include "sim/scenario/values/toml-depth.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace pptplab::sim::scenario
{

namespace
{

// Sections of which there may be several, each opened by [[NAME]].
constexpr std::array<std::string_view, 5> kListSections = {
    "clients", "probe", "firewall", "nat", "link"};

std::optional<std::string> AssignIn(Value& at,
                                    const std::vector<std::string>& parts,
                                    std::size_t depth,
                                    const Value& value);

std::optional<std::string>
AssignInTable(Value::Table& table,
              const std::vector<std::string>& parts,
              std::size_t depth,
              const Value& value)
{
    Value* child = Find(table, parts[depth]);
    if (child == nullptr)
    {
        const auto& lists = kListSections;
        if (depth == 0 && std::find(lists.begin(), lists.end(), parts[0]) != lists.end())
        {
            return fmt::format("the scenario has no [[{}]] to set it in", parts[0]);
        }
        table.push_back({parts[depth], Value{Value::Table{}, value.place}});
        child = &table.back().value;
    }
    return AssignIn(*child, parts, depth + 1, value);
}

/// `name` without the quotes that a TOML file needs around it.
std::string_view
Unquoted(std::string_view name)
{
    const bool quoted = name.size() >= 2 && name.front() == name.back() &&
                        (name.front() == '"' || name.front() == '\'');
    return quoted ? name.substr(1, name.size() - 2) : name;
}

std::optional<std::string>
AssignInList(Value::List& list,
             const std::vector<std::string>& parts,
             std::size_t depth,
             const Value& value)
{
    if (const auto number = ElementNamed(list, parts[depth]))
    {
        if (depth + 1 == parts.size())
        {
            return "it names a whole section; add one of its keys";
        }
        return AssignIn(list[*number], parts, depth + 1, value);
    }
    for (Value& element : list)
    {
        if (auto wrong = AssignIn(element, parts, depth, value))
        {
            return wrong;
        }
    }
    return std::nullopt;
}

std::optional<std::string>
AssignIn(Value& at, const std::vector<std::string>& parts, std::size_t depth, const Value& value)
{
    if (depth == parts.size())
    {
        at = value;
        return std::nullopt;
    }
    if (auto* table = std::get_if<Value::Table>(&at.content))
    {
        return AssignInTable(*table, parts, depth, value);
    }
    auto* list = std::get_if<Value::List>(&at.content);
    if (list != nullptr && depth == 1)
    {
        return AssignInList(*list, parts, depth, value);
    }
    return fmt::format("{} is {}, which has no keys below it", parts[depth - 1], ToToml(at));
}

} // namespace

std::vector<std::string>
PathParts(std::string_view path)
{
    std::vector<std::string> parts;
    std::size_t start = 0;
    for (;;)
    {
        const std::size_t dot = path.find('.', start);
        const bool whole = parts.size() == 1 && parts.front() == "attributes";
        const std::string_view part = path.substr(start, whole ? path.npos : dot - start);
        parts.emplace_back(whole ? Unquoted(part) : part);
        if (whole || dot == path.npos)
        {
            return parts;
        }
        start = dot + 1;
    }
}

Place
PlaceOf(const Value::Table& root, std::string_view path)
{
    Place place{Origin::File, 0};
    const Value::Table* table = &root;
    const Value::List* list = nullptr;
    for (const std::string& part : PathParts(path))
    {
        const Value* next = nullptr;
        if (table != nullptr)
        {
            next = Find(*table, part);
        }
        else if (list != nullptr)
        {
            const auto number = ElementNamed(*list, part);
            next = number ? &(*list)[*number] : nullptr;
        }
        if (next == nullptr)
        {
            break;
        }
        place = next->place;
        table = next->AsTable();
        list = next->AsList();
    }
    return place;
}

std::optional<std::string>
Assign(Value::Table& root, std::string_view path, const Value& value)
{
    const auto parts = PathParts(path);
    if (std::any_of(parts.begin(), parts.end(), [](const auto& part) { return part.empty(); }))
    {
        return std::string("not a path of keys such as server.ports");
    }
    if (parts.size() > kMostDepth)
    {
        return fmt::format("has more than {} parts", kMostDepth);
    }
    return AssignInTable(root, parts, 0, value);
}

} // namespace pptplab::sim::scenario
