// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_EXPLAIN_GLOSSARY_H
#define PPTPLAB_SIM_EXPLAIN_GLOSSARY_H

#include <nlohmann/json.hpp>

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace pptplab::sim::explain
{

/// A word of the trade. Lists are parted by "; ".
struct Term
{
    std::string_view name;
    std::string_view also; ///< other names of the same; may be empty
    std::string_view text;
    std::string_view formula; ///< may be empty
    std::string_view command; ///< of pptplab, which shows it; my.toml is what init --short writes
    std::string_view related; ///< names of other terms
    std::string_view source;
};

/// All of them: of traffic and statistics first, then of PPTP and its server.
const std::vector<Term>& Terms();

/// Whatever the capitals, hyphens, spaces and commas; null when there is none of that name.
const Term* FindTerm(std::string_view word);

/// The term that is written most like it.
std::string NearestTerm(std::string_view word);

void Print(const Term& term, std::ostream& out);
nlohmann::ordered_json ToJson(const Term& term);

} // namespace pptplab::sim::explain

#endif
