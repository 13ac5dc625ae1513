// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_SCENARIO_VALUES_NEAREST_H
#define PPTPLAB_SIM_SCENARIO_VALUES_NEAREST_H

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pptplab::sim::scenario
{

/// Insertions, deletions, replacements and swaps of neighbours that turn `a` into `b`
/// (Damerau-Levenshtein, optimal string alignment).
std::size_t EditDistance(std::string_view a, std::string_view b);

/// The word that looks most like `word`, the first of equals; empty only without words.
std::string Nearest(std::string_view word, const std::vector<std::string>& words);

/// The words that look most like `word`, the nearest first, up to so many.
std::vector<std::string> NearestOf(std::string_view word,
                                   std::vector<std::string> words,
                                   std::size_t atMost);

/// Text for a message: = "x" is none of a, b, c; the nearest is c. A long list is cut.
std::string NoneOf(const std::string& name, const std::vector<std::string>& known);

} // namespace pptplab::sim::scenario

#endif
