// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_REPORT_LINES_H
#define PPTPLAB_ANALYSIS_REPORT_LINES_H

#include <cstddef>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace pptplab::analysis
{

inline constexpr std::size_t kAnyWidth = std::numeric_limits<std::size_t>::max();

/// Whether a word is a unit, which stays beside its number.
bool IsUnit(std::string_view word);

/// Places that UTF-8 text takes on a terminal: its code points without combining marks. East Asian
/// wide characters are not told apart.
std::size_t DisplayWidth(std::string_view utf8);

/// What stays on one line: words, but a number with its unit, and an interval, as one.
std::vector<std::string_view> Unbreakable(std::string_view text);

/// Text as lines of at most `width` places; only what is unbreakable may be longer. Spaces stay
/// but where a line ends.
std::vector<std::string> Broken(std::string_view text, std::size_t width);

/// A line of a text as lines of at most `width` places. Further ones hang below what the first says
/// behind its last gap of two spaces or more, if that is in its left half, else by two places.
std::string Folded(std::string_view line, std::size_t width);

} // namespace pptplab::analysis

#endif
