// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_PLOT_HEAT_MAP_H
#define PPTPLAB_ANALYSIS_PLOT_HEAT_MAP_H

#include "analysis/plot/plot.h"

#include <string>
#include <vector>

namespace pptplab::analysis
{

struct HeatCell
{
    double x = 0;
    double y = 0;
    double value = 0;
};

/// One metric over two axes: each pair of values is a cell, all of one size.
struct HeatMap
{
    std::string title;
    Axis x; ///< with names, x of a cell is the number of a name
    Axis y;
    Axis metric; ///< its scale says whether the steps of colour are even in the value or its
                 ///< logarithm
    std::vector<HeatCell> cells;
};

/// Writes NAME.csv (x,y,value,text,column,row), .gp, .svg and perhaps .png. The value stands in
/// each cell where there is room in all, otherwise the legend tells what colours mean. Throws as
/// WritePlot(Plot) does, and when two cells are at one place.
PlotFiles WritePlot(const HeatMap& map,
                    const std::filesystem::path& folder,
                    const std::string& name,
                    Slide slide = Slide::No);

} // namespace pptplab::analysis

#endif
