// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_EXPLAIN_EXPLANATION_H
#define PPTPLAB_SIM_EXPLAIN_EXPLANATION_H

#include "sim/experiment/catalogue.h"
#include "sim/explain/article.h"
#include "sim/explain/cause.h"

#include <nlohmann/json.hpp>

#include <iosfwd>
#include <string>
#include <vector>

namespace pptplab::sim::explain
{

/// What is known of one error number, event number or article.
struct Explanation
{
    std::string subject; ///< "error 721", "event 20050", "Q233048"
    std::string text;    ///< the message; of an article its title
    std::string area;    ///< part of a dial to which an error belongs; empty for the rest
    std::string here;    ///< errors of NT 4.0 that mean the same; empty for what it has itself
    const Article* article = nullptr;
    std::vector<const Cause*> causes;
    std::vector<std::string> experiments; ///< names of the experiments that show the subject
};

/// "721", "20050", "Q233048", "q233048" or "KB233048"; what others say for the same: "E=649", an
/// error number of later releases of Windows, a line of pppd's log. Throws BadInput, which names
/// the nearest known, for anything else.
Explanation Explain(const std::string& word,
                    const std::vector<experiment::CatalogueEntry>& experiments);

/// The experiments that are about an article.
std::vector<std::string> ShownBy(std::string_view article,
                                 const std::vector<experiment::CatalogueEntry>& experiments);

void Print(const Explanation& explanation, std::ostream& out);
void PrintCause(const Cause& cause, std::ostream& out);

nlohmann::ordered_json ToJson(const Explanation& explanation);
nlohmann::ordered_json ToJson(const Cause& cause);

} // namespace pptplab::sim::explain

#endif
