// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_PICTURES_HEAT_MAP_H
#define PPTPLAB_SIM_PICTURES_HEAT_MAP_H

#include "analysis/plot/heat-map.h"
#include "sim/pictures/shown.h"

namespace pptplab::sim::pictures
{

/// One metric over two keys, each with numbers or names. Throws BadInput when several cells fall on
/// one place.
analysis::HeatMap HeatMapOf(const Shown& shown);

} // namespace pptplab::sim::pictures

#endif
