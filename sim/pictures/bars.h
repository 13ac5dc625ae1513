// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_PICTURES_BARS_H
#define PPTPLAB_SIM_PICTURES_BARS_H

#include "analysis/plot/plot.h"
#include "sim/pictures/shown.h"

#include <string>
#include <vector>

namespace pptplab::sim::pictures
{

/// Bars with intervals on the values of a key, beside each other for each setting of the series
/// keys and each metric; without a key one bar for each metric that is not 0. Throws BadInput when
/// several cells fall on one place.
analysis::Plot BarsOf(const Shown& shown,
                      const std::vector<std::string>& metrics,
                      const Cells& cells);

/// A bar for each value of a key, the metrics on top of each other.
analysis::Plot StackedOf(const Shown& shown, const Cells& cells);

} // namespace pptplab::sim::pictures

#endif
