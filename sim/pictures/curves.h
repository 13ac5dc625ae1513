// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_PICTURES_CURVES_H
#define PPTPLAB_SIM_PICTURES_CURVES_H

#include "analysis/plot/plot.h"
#include "analysis/plot/timeline.h"
#include "sim/pictures/shown.h"

#include <string>
#include <vector>

namespace pptplab::sim::pictures
{

/// Curves with intervals over numbers, one for each setting of the series keys and each metric,
/// from some of the cells; exact values in the colour of their curve. Throws BadInput when several
/// cells fall on one point.
analysis::Plot CurvesOf(const Shown& shown,
                        const std::vector<std::string>& metrics,
                        const Cells& cells);

/// The same over the days on which the service packs of the cells were released.
analysis::Timeline TimelineOf(const Shown& shown);

} // namespace pptplab::sim::pictures

#endif
