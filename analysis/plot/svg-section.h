// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_PLOT_SVG_SECTION_H
#define PPTPLAB_ANALYSIS_PLOT_SVG_SECTION_H

#include "analysis/plot/svg-path.h"

#include <string>
#include <utility>
#include <vector>

namespace pptplab::analysis
{

/// What is painted alike: one element of the result.
struct Paint
{
    bool filled = false;
    std::string colour;
    std::string width{};   // of a line
    std::string dashes{};  // of a line
    std::string opacity{}; // of an area

    bool operator==(const Paint& other) const;
};

/// Texts of one look.
struct Hand
{
    std::string colour;
    std::string size;
    std::string anchor;

    bool operator==(const Hand& other) const;
};

/// Everything between two borders of series, as it will be written. Things painted alike come
/// together at the place of the first: within one series, or among axes, none hides another.
class SvgSection
{
  public:
    ShortPath& PathOf(const Paint& paint);
    void AddText(const Hand& hand, const std::string& element);
    std::string Written() const;

  private:
    std::vector<std::pair<Paint, ShortPath>> m_paths;
    std::vector<std::pair<Hand, std::string>> m_texts;
};

} // namespace pptplab::analysis

#endif
