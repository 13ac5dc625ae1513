// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_PLOT_LEGEND_H
#define PPTPLAB_ANALYSIS_PLOT_LEGEND_H

#include "analysis/plot/sheet.h"

#include <string>
#include <vector>

namespace pptplab::analysis
{

/// The pixels that a legend needs at the foot of a picture so wide: its entries follow each other
/// like words. (gnuplot's own takes columns of one width, and as many as it thinks fit.)
int LegendHeight(const std::vector<LegendEntry>& legend, int width);

/// gnuplot's commands that draw it, as one more graph of a multiplot.
std::string LegendScript(const std::vector<LegendEntry>& legend, int width, int height);

} // namespace pptplab::analysis

#endif
