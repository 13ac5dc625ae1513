// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_PLOT_GNUPLOT_SCRIPT_H
#define PPTPLAB_ANALYSIS_PLOT_GNUPLOT_SCRIPT_H

#include "analysis/plot/plot.h"

#include <string>

namespace pptplab::analysis
{

/// Whether some series are bars on top of each other.
bool IsStacked(const Plot& plot);

/// The script that draws NAME.csv into NAME.svg, both in gnuplot's current folder.
/// Pre: the plot has points, finite and within what its axes can show.
std::string GnuplotScript(const Plot& plot, const std::string& name);

} // namespace pptplab::analysis

#endif
