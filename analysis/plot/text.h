// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_PLOT_TEXT_H
#define PPTPLAB_ANALYSIS_PLOT_TEXT_H

#include <cstddef>
#include <string>

namespace pptplab::analysis
{

/// `text` with a space that does not break between each number and its per cent sign.
std::string Unparted(const std::string& text);

/// In single quotes, for a script, and unparted: gnuplot would run what stands in backquotes
/// between double ones.
std::string Quoted(const std::string& text);

/// `text` as a field of a CSV that gnuplot reads.
std::string CsvText(const std::string& text);

/// Letters, not octets.
std::size_t LettersOf(const std::string& text);

/// `text` in at most `letters` letters, the last one an ellipsis where it was longer.
std::string Cut(const std::string& text, std::size_t letters);

} // namespace pptplab::analysis

#endif
