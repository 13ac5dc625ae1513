// SPDX-License-Identifier: GPL-2.0-only
#include "sim/formula/show.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <ostream>

namespace pptplab::sim::formula
{

namespace
{

using Json = nlohmann::ordered_json;

/// As many digits as hold.
std::string
Figure(const Result& result)
{
    constexpr int kMostDigits = 12;
    if (result.error > 0 && result.value < result.error)
    {
        return fmt::format("below {:g}", result.error);
    }
    const int digits =
        result.error > 0 ? static_cast<int>(std::log10(result.value / result.error)) : kMostDigits;
    return fmt::format("{:.{}g}", result.value, std::clamp(digits, 1, kMostDigits));
}

Json
FunctionsOf(const Formula& formula)
{
    Json names = Json::array();
    std::string_view left = formula.functions;
    while (!left.empty())
    {
        const std::size_t end = left.find(' ');
        names.push_back(left.substr(0, end));
        left.remove_prefix(end == std::string_view::npos ? left.size() : end + 1);
    }
    return names;
}

/// "0 to 1; default 1".
std::string
RangeText(const Argument& argument)
{
    return fmt::format("{}{}",
                       argument.range,
                       !argument.fallback.empty() ? fmt::format("; default {}", argument.fallback)
                       : argument.optional        ? "; may be left out"
                                                  : "");
}

} // namespace

void
PrintList(std::ostream& out)
{
    for (const Formula& formula : Formulas())
    {
        std::string arguments;
        for (const Argument& argument : formula.arguments)
        {
            const bool optional = argument.optional || !argument.fallback.empty();
            arguments +=
                fmt::format(" {}{}{}", optional ? "[" : "", argument.name, optional ? "]" : "");
        }
        out << fmt::format("{:<24} {}\n{:<24}{}\n", formula.name, formula.what, "", arguments);
    }
    out << "\npptplab formula NAME load=45 ports=50, or --load 45 --ports 50, or 45 50\n";
}

std::string
Usage(const Formula& formula)
{
    std::string text = fmt::format("{}: {}\n", formula.name, formula.what);
    for (const Argument& argument : formula.arguments)
    {
        text += fmt::format("  {:<22} {}: {}; {}\n",
                            argument.name,
                            argument.meaning,
                            FormOf(argument.kind),
                            RangeText(argument));
    }
    return text;
}

void
Print(const Formula& formula, const Given& given, std::ostream& out)
{
    const auto results = Compute(formula, given);
    out << fmt::format("{}: {}\n", formula.name, formula.what);
    for (const Argument& argument : formula.arguments)
    {
        if (given.Has(argument.name))
        {
            out << fmt::format("  {:<27} {}\n", argument.name, given.Text(argument.name));
        }
    }
    out << "\n";
    for (const Result& result : results)
    {
        out << fmt::format("  {:<27} {}\n",
                           result.name,
                           Figure(result) + (result.unit.empty() ? "" : " ") +
                               std::string(result.unit));
    }
    out << fmt::format("\nerror: {}\nsource: {}\n", formula.error, formula.source);
}

Json
ListToJson()
{
    Json list = Json::array();
    for (const Formula& formula : Formulas())
    {
        Json arguments = Json::array();
        for (const Argument& argument : formula.arguments)
        {
            arguments.push_back({{"name", argument.name},
                                 {"meaning", argument.meaning},
                                 {"form", FormOf(argument.kind)},
                                 {"unit", UnitOf(argument.kind)},
                                 {"range", argument.range},
                                 {"default", argument.fallback},
                                 {"optional", argument.optional || !argument.fallback.empty()}});
        }
        list.push_back({{"name", formula.name},
                        {"what", formula.what},
                        {"arguments", std::move(arguments)},
                        {"error", formula.error},
                        {"source", formula.source},
                        {"functions", FunctionsOf(formula)}});
    }
    return {{"formulas", std::move(list)}};
}

Json
ToJson(const Formula& formula, const Given& given)
{
    Json arguments = Json::object();
    for (const auto& [name, text] : given.Texts())
    {
        arguments[name] = text;
    }
    Json results = Json::object();
    Json units = Json::object();
    Json errors = Json::object();
    for (const Result& result : Compute(formula, given))
    {
        results[result.name] = std::isfinite(result.value) ? Json(result.value) : Json(nullptr);
        units[result.name] = result.unit;
        if (result.error > 0)
        {
            errors[result.name] = result.error;
        }
    }
    return {{"formula", formula.name},
            {"what", formula.what},
            {"arguments", std::move(arguments)},
            {"results", std::move(results)},
            {"units", std::move(units)},
            {"absolute_errors", std::move(errors)},
            {"error", formula.error},
            {"source", formula.source},
            {"functions", FunctionsOf(formula)}};
}

} // namespace pptplab::sim::formula
