// SPDX-License-Identifier: GPL-2.0-only
#include "sim/formula/given.h"

#include "sim/formula/assignment.h"
#include "sim/scenario/values/nearest.h"
#include "sim/scenario/values/problem.h"
#include "sim/scenario/values/quantity.h"
#include "sim/scenario/values/trimmed.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

namespace pptplab::sim::formula
{

namespace
{

struct KindEntry
{
    std::string_view unit;
    std::string_view form;
    std::array<std::string_view, 4> suffixes{}; ///< that a number may have, besides none
};

// In the order of the enum.
constexpr std::array kKinds = {
    KindEntry{"erlangs", "a number of erlangs, such as 45", {"E", "erl", "erlang", "erlangs"}},
    KindEntry{"ports", "a whole number of ports, such as 50", {"port", "ports"}},
    KindEntry{"", "a whole number"},
    KindEntry{"", "a number"},
    KindEntry{"", "a share, such as 0.01 or 1%", {"%"}},
    KindEntry{
        "holding times",
        "a number of mean holding times, such as 0.25, or a time with its unit, such as 7.5min, "
        "beside holding"},
    KindEntry{"", "a time in ns us ms s min h d, such as 30min"},
    KindEntry{"", "a rate in /s /min /h, such as 90/h"},
    KindEntry{"",
              "a law of times as in a scenario, such as 40s or { uniform = [\"30s\", \"50s\"] }"},
    KindEntry{"", "pairs of numbers, such as 5/8, 3/4"},
    KindEntry{"", "pairs of time and erlangs, such as 0/10, 8h/45"},
};
static_assert(kKinds.size() == static_cast<std::size_t>(Kind::Steps) + 1);

constexpr const KindEntry&
EntryOf(Kind kind)
{
    return kKinds[static_cast<std::size_t>(kind)];
}

/// A number with one of the suffixes of its kind, or none.
std::optional<double>
NumberOf(Kind kind, const std::string& text)
{
    const auto quantity = scenario::ParseQuantity(text);
    if (!quantity)
    {
        return std::nullopt;
    }
    const std::string_view unit = scenario::Trimmed(quantity->unit);
    const auto number = static_cast<double>(quantity->number);
    const auto& suffixes = EntryOf(kind).suffixes;
    const bool known =
        unit.empty() || std::find(suffixes.begin(), suffixes.end(), unit) != suffixes.end();
    const bool whole = kind == Kind::Ports || kind == Kind::Count;
    if (!known || (whole && (number != std::floor(number) ||
                             std::abs(number) > std::numeric_limits<int>::max())))
    {
        return std::nullopt;
    }
    constexpr double kHundred = 100;
    return unit == "%" ? number / kHundred : number;
}

std::vector<std::string>
Split(std::string_view text, char at)
{
    std::vector<std::string> parts;
    std::size_t from = 0;
    for (std::size_t end = text.find(at); end != std::string_view::npos; end = text.find(at, from))
    {
        parts.emplace_back(scenario::Trimmed(text.substr(from, end - from)));
        from = end + 1;
    }
    parts.emplace_back(scenario::Trimmed(text.substr(from)));
    return parts;
}

const Argument*
Find(const std::vector<Argument>& arguments, std::string_view name)
{
    const auto found = std::find_if(arguments.begin(), arguments.end(), [&](const Argument& each) {
        return each.name == name;
    });
    return found == arguments.end() ? nullptr : &*found;
}

std::string
NearestOf(const std::vector<Argument>& arguments, const std::string& name)
{
    std::vector<std::string> known;
    known.reserve(arguments.size());
    for (const Argument& argument : arguments)
    {
        known.emplace_back(argument.name);
    }
    return scenario::Nearest(name, known);
}

} // namespace

std::string_view
UnitOf(Kind kind)
{
    return EntryOf(kind).unit;
}

std::string_view
FormOf(Kind kind)
{
    return EntryOf(kind).form;
}

Given::Given(std::string_view formula,
             const std::vector<Argument>& arguments,
             const std::vector<std::string>& words)
    : m_formula(formula)
{
    Assign(arguments, words);
    for (const Argument& argument : arguments)
    {
        const std::string name(argument.name);
        if (m_texts.count(name) == 0 && !argument.fallback.empty())
        {
            m_texts[name] = argument.fallback;
        }
    }
    // First, as others may be times that are divided by it.
    if (const Argument* holding = Find(arguments, "holding"))
    {
        Read(*holding);
    }
    for (const Argument& argument : arguments)
    {
        Read(argument);
    }
}

void
Given::Assign(const std::vector<Argument>& arguments, const std::vector<std::string>& words)
{
    std::size_t next = 0; // of the arguments that are given by their place
    for (const Assignment& given : AssignmentsIn(words))
    {
        const bool byPlace = given.name.empty();
        if (byPlace && next == arguments.size())
        {
            throw scenario::BadInput(
                fmt::format("formula {}: {} is one value too many", m_formula, given.text));
        }
        const std::string name = byPlace ? std::string(arguments[next++].name) : given.name;
        if (Find(arguments, name) == nullptr)
        {
            throw scenario::BadInput(
                fmt::format("formula {}: {} is none of its arguments; the nearest is {}",
                            m_formula,
                            name,
                            NearestOf(arguments, name)));
        }
        if (!m_texts.emplace(name, scenario::Trimmed(given.text)).second)
        {
            throw scenario::BadInput(fmt::format("formula {}: {} is given twice", m_formula, name));
        }
    }
}

void
Given::Fail(const Argument& argument) const
{
    const auto found = m_texts.find(std::string(argument.name));
    throw scenario::BadInput(fmt::format("formula {}: {}{} must be {}; {}",
                                         m_formula,
                                         argument.name,
                                         found == m_texts.end() ? "" : " = " + found->second,
                                         FormOf(argument.kind),
                                         argument.range));
}

double
Given::Holdings(const Argument& argument, const std::string& text) const
{
    if (const auto number = NumberOf(argument.kind, text))
    {
        return *number;
    }
    const auto time = scenario::ParseDuration(text);
    if (!time)
    {
        Fail(argument);
    }
    const auto holding = m_numbers.find("holding");
    if (holding == m_numbers.end())
    {
        throw scenario::BadInput(fmt::format(
            "formula {}: {} = {} is a time, which needs holding = ..., the mean holding "
            "time; or give it in mean holding times",
            m_formula,
            argument.name,
            text));
    }
    return ToSeconds(*time) / holding->second;
}

void
Given::Read(const Argument& argument)
{
    const std::string name(argument.name);
    const auto found = m_texts.find(name);
    if (found == m_texts.end())
    {
        if (argument.optional)
        {
            return;
        }
        throw scenario::BadInput(fmt::format("formula {}: {} is missing: {}, {}; {}",
                                             m_formula,
                                             name,
                                             argument.meaning,
                                             FormOf(argument.kind),
                                             argument.range));
    }
    const std::string& text = found->second;
    std::optional<double> number;
    switch (argument.kind)
    {
    case Kind::Holdings:
        number = Holdings(argument, text);
        break;
    case Kind::Time:
        if (const auto time = scenario::ParseDuration(text))
        {
            number = ToSeconds(*time);
        }
        break;
    case Kind::Rate:
        if (const auto rate = scenario::ParseRate(text))
        {
            number = rate->perSecond;
        }
        break;
    case Kind::Law:
        return; // read by who knows laws
    case Kind::Pairs:
    case Kind::Steps:
        ReadList(argument, text);
        return;
    default:
        number = NumberOf(argument.kind, text);
    }
    if (!number)
    {
        Fail(argument);
    }
    m_numbers[name] = *number;
}

void
Given::ReadList(const Argument& argument, const std::string& text)
{
    Pairs& list = m_lists[std::string(argument.name)];
    list.clear();
    for (const std::string& pair : Split(text, ','))
    {
        const auto parts = Split(pair, '/');
        if (parts.size() != 2)
        {
            Fail(argument);
        }
        const bool steps = argument.kind == Kind::Steps;
        const auto first =
            steps ? std::optional(Holdings(argument, parts[0])) : NumberOf(Kind::Erlangs, parts[0]);
        const auto second = NumberOf(Kind::Erlangs, parts[1]);
        if (!first || !second)
        {
            Fail(argument);
        }
        list.emplace_back(*first, *second);
    }
}

int
Given::Whole(std::string_view name) const
{
    return static_cast<int>(Number(name)); // Read has seen that it is
}

} // namespace pptplab::sim::formula
