// SPDX-License-Identifier: GPL-2.0-only
#include "sim/explain/glossary.h"

#include "sim/explain/glossary-tables.h"
#include "sim/scenario/forms/forms.h"
#include "sim/scenario/values/letters.h"
#include "sim/scenario/values/nearest.h"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

namespace pptplab::sim::explain
{

namespace
{

/// "Erlang-B" and "B(N, A)" as "erlangb" and "bna".
std::string
Key(std::string_view word)
{
    std::string key;
    for (const char letter : word)
    {
        const bool parts = std::string_view(" -_,()/").find(letter) != std::string_view::npos;
        key += parts ? "" : std::string(1, letter);
    }
    return scenario::InSmallLetters(key);
}

std::vector<std::string>
Listed(std::string_view list)
{
    std::vector<std::string> names;
    while (!list.empty())
    {
        const std::size_t end = list.find("; ");
        names.emplace_back(list.substr(0, end));
        list.remove_prefix(end == std::string_view::npos ? list.size() : end + 2);
    }
    return names;
}

bool
IsCalled(const Term& term, const std::string& key)
{
    const auto others = Listed(term.also);
    return Key(term.name) == key || std::any_of(others.begin(),
                                                others.end(),
                                                [&](const auto& name) { return Key(name) == key; });
}

} // namespace

const std::vector<Term>&
Terms()
{
    static const std::vector<Term> kAll = [] {
        std::vector<Term> all = TermsOfTraffic();
        for (const auto& more : {TermsOfMeasuring(), TermsOfPptp()})
        {
            all.insert(all.end(), more.begin(), more.end());
        }
        return all;
    }();
    return kAll;
}

const Term*
FindTerm(std::string_view word)
{
    const std::string key = Key(word);
    const auto& terms = Terms();
    const auto found = std::find_if(
        terms.begin(), terms.end(), [&](const Term& term) { return IsCalled(term, key); });
    return found == terms.end() ? nullptr : &*found;
}

std::string
NearestTerm(std::string_view word)
{
    std::vector<std::string> names;
    for (const Term& term : Terms())
    {
        names.emplace_back(term.name);
        const auto others = Listed(term.also);
        names.insert(names.end(), others.begin(), others.end());
    }
    return scenario::Nearest(scenario::InSmallLetters(std::string(word)), names);
}

void
Print(const Term& term, std::ostream& out)
{
    out << fmt::format("{}: {}\n", term.name, term.text);
    if (!term.also.empty())
    {
        out << fmt::format("  also called: {}\n", scenario::Joined(Listed(term.also)));
    }
    if (!term.formula.empty())
    {
        out << fmt::format("  formula: {}\n", term.formula);
    }
    out << fmt::format("  see it: pptplab {}\n", term.command)
        << fmt::format("  related: {}\n", scenario::Joined(Listed(term.related)))
        << fmt::format("  source: {}\n", term.source);
}

nlohmann::ordered_json
ToJson(const Term& term)
{
    return {{"subject", term.name},
            {"text", term.text},
            {"also", Listed(term.also)},
            {"formula", term.formula},
            {"command", fmt::format("pptplab {}", term.command)},
            {"related", Listed(term.related)},
            {"source", term.source}};
}

} // namespace pptplab::sim::explain
