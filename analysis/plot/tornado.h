// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_PLOT_TORNADO_H
#define PPTPLAB_ANALYSIS_PLOT_TORNADO_H

#include "analysis/plot/plot.h"

#include <string>
#include <vector>

namespace pptplab::analysis
{

/// What one key does to the answer: its least and greatest setting, and the answer at each.
struct Sway
{
    std::string name;
    std::string lowSetting;
    std::string highSetting;
    double low = 0;
    double high = 0;
};

/// Sensitivity of an answer to each key while the others stay as they are.
struct Tornado
{
    std::string title;
    Axis answer; ///< linear
    double base = 0;
    std::vector<Sway> sways; ///< in any order; drawn from the strongest on
};

/// Writes NAME.csv (key,low_setting,low,high_setting,high,row), .gp, .svg and perhaps .png. Throws
/// as WritePlot(Plot) does.
PlotFiles WritePlot(const Tornado& tornado,
                    const std::filesystem::path& folder,
                    const std::string& name,
                    Slide slide = Slide::No);

} // namespace pptplab::analysis

#endif
