// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_PLOT_AXIS_H
#define PPTPLAB_ANALYSIS_PLOT_AXIS_H

#include "analysis/plot/plot.h"

#include <cstddef>
#include <limits>
#include <string>
#include <vector>

namespace pptplab::analysis
{

struct Range
{
    double from = 0;
    double to = 1;
    std::vector<double> tics{}; ///< where they stand; empty: on round values or at all names
    double leastTic = -std::numeric_limits<double>::infinity();
};

/// By what values are multiplied to be shown, and the unit that is added to the label.
struct Unit
{
    double factor = 1;
    const char* name = "";
};

/// The unit of an axis that shows values up to `most`.
Unit UnitOf(const Axis& axis, double most);

/// The label with its unit: "attempts refused (%)".
std::string LabelOf(const Axis& axis, const Unit& unit);

/// What the x axes of these plots show together, in the unit of the axis, with a margin.
Range RangeOfX(const std::vector<const Plot*>& plots, const Unit& unit);

/// The same of y: from 0 where no value is below, whole decades on a logarithmic axis. An interval
/// that reaches further down than a decade below all values is cut there.
Range RangeOfY(const std::vector<const Plot*>& plots, const Unit& unit);

/// The greatest value on the x or the y axes of these plots.
double MostOfX(const std::vector<const Plot*>& plots);
double MostOfY(const std::vector<const Plot*>& plots);

/// gnuplot's lines that set range, scale and tics of `axis`, which is 'x' or 'y' and `pixels` long.
/// Tics have room for their texts, which stand beside them if `texts`.
std::string AxisSettings(
    const Axis& axis, char letter, const Range& range, int pixels, bool texts = true);

/// Letters of the longest name; 0 where there are none.
std::size_t LongestName(const Axis& axis);

/// The room that tics of y and their texts need on the left, in pixels.
int TicsWidth(const Axis& axis, const Range& range, int pixels);

/// The room that the texts of the tics of x need below the graph, in pixels. Names that do not fit
/// beside each other are slanted.
int TicsHeight(const Axis& axis, const Range& range, int pixels);

/// The room that slanted names of tics of x need on the left of the axis, in pixels.
int TicsOverhang(const Axis& axis, const Range& range, int pixels);

/// `value` in at most `digits` digits: 0.05, 12, 10⁻⁵ for what would have too many zeros.
std::string NumberText(double value, int digits = 6);

/// What stands beside a tic of `axis` at `value`, which is in the axis's unit.
std::string TicText(const Axis& axis, double value);

} // namespace pptplab::analysis

#endif
