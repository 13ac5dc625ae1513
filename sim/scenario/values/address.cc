// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/values/address.h"

#include "sim/scenario/values/document.h"

#include <fmt/format.h>

#include <algorithm>

namespace pptplab::sim::scenario
{

namespace
{

const std::string*
NameOf(const Value& element)
{
    const auto* table = element.AsTable();
    const Value* found = table == nullptr ? nullptr : Find(*table, "name");
    return found == nullptr ? nullptr : found->String();
}

/// Each list is one section of a file, so that only the second part of a path can be an element.
std::string
Joined(std::string address, const std::vector<std::string>& parts, std::size_t from)
{
    for (std::size_t i = from; i < parts.size(); ++i)
    {
        address += "." + parts[i];
    }
    return address;
}

} // namespace

std::optional<std::size_t>
ElementNamed(const Value::List& list, const std::string& part)
{
    for (std::size_t i = 0; i < list.size(); ++i)
    {
        const std::string* name = NameOf(list[i]);
        if (name != nullptr && *name == part)
        {
            return i;
        }
    }
    constexpr std::size_t kMostDigits = 6;
    const bool isNumber = !part.empty() && part.size() <= kMostDigits &&
                          part.find_first_not_of("0123456789") == std::string::npos;
    const std::size_t number = isNumber ? std::stoul(part) : 0;
    return number >= 1 && number <= list.size() ? std::optional(number - 1) : std::nullopt;
}

std::vector<std::string>
NamesIn(const Value::List& list)
{
    std::vector<std::string> names;
    for (const Value& element : list)
    {
        if (const std::string* name = NameOf(element))
        {
            names.push_back(*name);
        }
    }
    return names;
}

std::vector<std::string>
Addresses(const Value::Table& root, std::string_view path)
{
    const auto parts = PathParts(path);
    const Value* section = Find(root, parts.front());
    const auto* list = section == nullptr ? nullptr : section->AsList();
    if (list == nullptr || parts.size() < 2)
    {
        return {Joined(parts.front(), parts, 1)};
    }
    if (const auto element = ElementNamed(*list, parts[1]))
    {
        return {Joined(fmt::format("{}[{}]", parts.front(), *element + 1), parts, 2)};
    }
    std::vector<std::string> addresses;
    for (std::size_t i = 1; i <= list->size(); ++i)
    {
        addresses.push_back(Joined(fmt::format("{}[{}]", parts.front(), i), parts, 1));
    }
    return addresses;
}

bool
IsCovered(const Value::Table& root, std::string_view path, std::string_view later)
{
    const auto covering = Addresses(root, later);
    const auto addresses = Addresses(root, path);
    return std::all_of(addresses.begin(), addresses.end(), [&](const std::string& address) {
        return std::any_of(covering.begin(), covering.end(), [&](const std::string& each) {
            return address.compare(0, each.size(), each) == 0 &&
                   (address.size() == each.size() || address[each.size()] == '.');
        });
    });
}

} // namespace pptplab::sim::scenario
