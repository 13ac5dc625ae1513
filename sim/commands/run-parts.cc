// SPDX-License-Identifier: GPL-2.0-only
#include "sim/commands/run-parts.h"

#include "analysis/stats/parts.h"
#include "sim/pictures/value-words.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace pptplab::sim::commands
{

namespace
{

/// Figures of one part; null where there are none.
struct Figures
{
    const analysis::Estimate* refused = nullptr;
    const analysis::Estimate* offered = nullptr;
    const analysis::Estimate* busy = nullptr;
};

void
PrintRow(const std::string& part, const Figures& figures, std::ostream& out)
{
    const auto number = [](const analysis::Estimate* estimate) {
        return estimate == nullptr ? "-" : fmt::format("{:.4g}", estimate->value);
    };
    const analysis::Estimate* refused = figures.refused;
    const bool hasInterval = refused != nullptr && refused->by != analysis::IntervalBy::None;
    out << fmt::format("  {:<16}{:>12}{:>12}{:>12}{:>24}\n",
                       part,
                       number(figures.offered),
                       number(figures.busy),
                       refused == nullptr ? "-" : pictures::PerCentText(refused->value),
                       hasInterval ? fmt::format("{} .. {}",
                                                 pictures::PerCentText(refused->low),
                                                 pictures::PerCentText(refused->high))
                                   : "-");
}

/// The figures of each part of one kind, in the order of the summary.
std::vector<std::pair<std::string, Figures>>
PartsOf(const analysis::CellSummary& summary, const std::string& kind)
{
    const std::size_t begin = kind.size() + 1;
    std::vector<std::pair<std::string, Figures>> parts;
    for (const auto& [name, estimate] : summary.parts)
    {
        if (name.compare(0, begin, kind + "/") != 0)
        {
            continue;
        }
        const std::size_t dot = name.rfind('.');
        const std::string part = name.substr(begin, dot - begin);
        const auto known = std::find_if(
            parts.begin(), parts.end(), [&](const auto& each) { return each.first == part; });
        Figures& figures =
            known == parts.end() ? parts.emplace_back(part, Figures{}).second : known->second;
        const std::string figure = name.substr(dot);
        (figure == analysis::kPartFigures[0]   ? figures.refused
         : figure == analysis::kPartFigures[1] ? figures.offered
                                               : figures.busy) = &estimate;
    }
    return parts;
}

} // namespace

void
PrintParts(const analysis::CellSummary& summary,
           const std::vector<std::string>& kinds,
           std::ostream& out)
{
    for (const std::string& kind : kinds)
    {
        out << fmt::format("\nBy {}{}:\n  {:<16}{:>12}{:>12}{:>12}{:>24}\n",
                           kind,
                           kind == "hour" ? ", from its begin on" : "",
                           kind,
                           "attempts/h",
                           "ports held",
                           "refused",
                           "95 % interval");
        for (const auto& [part, figures] : PartsOf(summary, kind))
        {
            PrintRow(part, figures, out);
        }
    }
}

} // namespace pptplab::sim::commands
