// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_PLOT_DISTRIBUTION_H
#define PPTPLAB_ANALYSIS_PLOT_DISTRIBUTION_H

#include "analysis/plot/plot.h"

#include <string>
#include <vector>

namespace pptplab::analysis
{

struct Observed
{
    std::string name;
    std::vector<double> values; ///< in any order
};

/// How often values are seen: set-up times, pauses until success, refusing periods.
struct Distribution
{
    std::string title;
    Axis x;
    std::vector<Observed> samples;
};

/// Shares of the values in intervals of one width (on a logarithmic axis one ratio), the same for
/// all samples: D. Freedman and P. Diaconis, "On the histogram as a density estimator" (1981), of
/// all values together, but 5 to 60 of them. PlotError when there is no value or one that the axis
/// cannot show.
Plot HistogramOf(const Distribution& distribution);

/// The share of values that are at most x. The band holds the whole true curve in 95 of 100 cases,
/// if the values are independent: P. Massart, "The tight constant in the
/// Dvoretzky-Kiefer-Wolfowitz inequality" (1990). A curve of many values has 400 points.
Plot CumulativeOf(const Distribution& distribution);

} // namespace pptplab::analysis

#endif
