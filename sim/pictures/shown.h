// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_PICTURES_SHOWN_H
#define PPTPLAB_SIM_PICTURES_SHOWN_H

#include "sim/experiment/plot-choice.h"
#include "sim/pictures/cell-texts.h"
#include "sim/pictures/metric-words.h"

#include <string>
#include <vector>

namespace pptplab::sim::pictures
{

/// What one picture shows, with everything decided.
struct Shown
{
    experiment::PlotSpec spec;
    std::string title;
    Cells cells; ///< all that it shows
};

inline analysis::Scale
ScaleOf(bool isLogarithmic)
{
    return isLogarithmic ? analysis::Scale::Logarithmic : analysis::Scale::Linear;
}

/// The axis of some of its metrics, on the scale that it has for them.
inline analysis::Axis
AxisOf(const Shown& shown, const std::vector<std::string>& metrics)
{
    analysis::Axis axis = AxisOfMetrics(metrics);
    axis.scale = ScaleOf(shown.spec.logY);
    return axis;
}

} // namespace pptplab::sim::pictures

#endif
