// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_PLOT_CURVES_H
#define PPTPLAB_ANALYSIS_PLOT_CURVES_H

#include "analysis/plot/series-look.h"
#include "analysis/plot/sheet.h"

#include <map>
#include <string>
#include <vector>

namespace pptplab::analysis
{

/// Looks by the names of the series, in the order in which they are met.
std::map<std::string, std::size_t> LooksOf(const std::vector<const Plot*>& plots);

/// Units and ranges that hold all points.
Frame FrameOf(const std::vector<const Plot*>& plots);

/// The columns of the rows of `CurveLayers`, without that of `first`.
std::string CurveColumns(const std::vector<const Plot*>& plots);

/// The layers of a plot within `frame`; each row of the CSV begins with `first`.
std::vector<ChartLayer> CurveLayers(const Plot& plot, const Frame& frame, const std::string& first);

/// The class by which the SVG draws each series that has points, in the order of the CSV, with a
/// "-" at its end where the line is dashed: "pl0 pl0- pl1".
std::string CurveClasses(const Plot& plot);

/// The legend of these plots, each series once.
std::vector<LegendEntry> CurveLegend(const std::vector<const Plot*>& plots,
                                     const std::map<std::string, std::size_t>& looks);

/// PlotError when there is no point, or one that the axes cannot show.
void RequireDrawable(const std::string& title, const std::vector<const Plot*>& plots);

} // namespace pptplab::analysis

#endif
