// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_PLOT_TIMELINE_H
#define PPTPLAB_ANALYSIS_PLOT_TIMELINE_H

#include "analysis/plot/plot.h"

#include <string>
#include <vector>

namespace pptplab::analysis
{

struct Named
{
    std::string name;
    double at = 0; ///< on the x axis
};

/// A plot over time with names along it: service packs at the days of their release. Names of
/// neighbours move apart and stay tied to their place.
struct Timeline
{
    Plot plot; ///< x linear, without names
    std::vector<Named> names;
};

/// Writes the files of WritePlot(Plot) and throws as it does.
PlotFiles WritePlot(const Timeline& timeline,
                    const std::filesystem::path& folder,
                    const std::string& name,
                    Slide slide = Slide::No);

} // namespace pptplab::analysis

#endif
