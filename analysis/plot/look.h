// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_PLOT_LOOK_H
#define PPTPLAB_ANALYSIS_PLOT_LOOK_H

#include <array>
#include <cstddef>
#include <string>

namespace pptplab::analysis
{

/// One part that a colour plays in a picture: the class of its elements in an SVG, and the colour
/// on a light and on a dark page. The light ones are pairwise different: gnuplot draws with them,
/// and the SVG finds the class by them.
struct Tint
{
    const char* name;
    const char* light;
    const char* dark;
};

constexpr Tint kPaper{"plb", "#ffffff", "#15181b"};
constexpr Tint kInk{"plt", "#1c2024", "#e4e7ea"};   ///< texts, bounds of intervals
constexpr Tint kQuiet{"plq", "#5b646e", "#9aa4ae"}; ///< axes, what stands behind
constexpr Tint kGrid{"plg", "#dfe3e8", "#31373d"};

/// What tells one series from another: colour, and for those who see none mark and dashes.
struct Look
{
    Tint tint;
    int mark;           ///< gnuplot's point type
    const char* dashes; ///< of a line without marks
    Tint text;          ///< of a letter on a bar of this colour
};

constexpr std::size_t kLooks = 8;
const Look& LookOf(std::size_t number); ///< repeats after kLooks

/// The steps of a heat map from least to most; on a dark page most is brightest.
constexpr std::size_t kHeatSteps = 9;
const Tint& HeatTint(std::size_t step);
const Tint& HeatText(std::size_t step); ///< of the value written on it

/// gnuplot's clause for a colour: linecolor rgb '#...'.
std::string LineColour(const Tint& tint);

/// The style sheet of every picture, always the same text: `color` of each class, light and dark.
/// A page with many pictures needs it once.
const std::string& PlotStyle();

/// The class of a light colour, such as "#0072b2"; empty for others.
std::string ClassOf(const std::string& light);

} // namespace pptplab::analysis

#endif
