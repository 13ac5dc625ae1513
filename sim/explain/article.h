// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_EXPLAIN_ARTICLE_H
#define PPTPLAB_SIM_EXPLAIN_ARTICLE_H

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pptplab::sim::explain
{

/// How the model has what an article tells.
enum class Basis : std::uint8_t
{
    FaultTable, ///< a fault of certain service packs: modelled as soon as the table has a row
    Always,     ///< behaviour of every level
    Nowhere,    ///< told here only
};

/// One article of the Knowledge Base, in our words but for some titles.
struct Article
{
    std::string_view number;
    std::string_view title;
    std::string_view chain; ///< steps from cause to symptom, parted by "; "
    std::string_view remedy;
    std::string_view mechanism; ///< what of the model does it, and the keys that govern it
    Basis basis = Basis::Nowhere;
    /// Level that mends it, where no row says it; empty when no matter of levels.
    std::string_view fixed;
    std::string_view note{}; ///< remark on the levels; empty when they say it all
};

/// Who has the fault of an article, from which level until which; from the fault table where it
/// has a row. Rows that differ in levels are readings of the article, the default one first.
struct Levels
{
    std::string product; ///< "ras, workstation; server"
    std::string introduced;
    std::string fixed;
    std::string otherwise{}; ///< levels by another reading: "from rtm on, first without it: sp5"
};

/// All articles, ascending by number.
const std::vector<Article>& Articles();

/// Null when there is none of that number.
const Article* FindArticle(std::string_view number);

/// "from rtm on, first without it: sp5".
std::string LevelsText(std::string_view introduced, std::string_view fixed);

Levels LevelsOf(const Article& article);

/// Whether the simulator does what the article tells.
bool IsModelled(const Article& article);

} // namespace pptplab::sim::explain

#endif
