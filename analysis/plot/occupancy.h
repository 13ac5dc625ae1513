// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_PLOT_OCCUPANCY_H
#define PPTPLAB_ANALYSIS_PLOT_OCCUPANCY_H

#include "analysis/plot/plot.h"

#include <cstddef>
#include <string>
#include <vector>

namespace pptplab::analysis
{

struct Occupied
{
    double at = 0; ///< seconds; from then on so many ports are busy
    double busy = 0;
};

struct Occupancy
{
    std::string title;
    double end = 0; ///< seconds
    std::size_t ports = 0;
    std::vector<Occupied> changes; ///< by time
    std::vector<double> refusedAt; ///< by time, seconds
};

/// Busy ports over time, all ports as a line, each refusal as a mark above it. Where more changes
/// than pixels happen, the line is the mean of each pixel's time and a band reaches from its least
/// to its most. PlotError when there is no change, or one that is not by time.
Plot PlotOf(const Occupancy& occupancy);

} // namespace pptplab::analysis

#endif
