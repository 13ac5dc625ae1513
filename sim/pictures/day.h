// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_PICTURES_DAY_H
#define PPTPLAB_SIM_PICTURES_DAY_H

#include "analysis/plot/plot.h"
#include "sim/pictures/shown.h"

namespace pptplab::sim::pictures
{

/// Whether the hours of the cell's runs were told apart: it has metrics such as "hour/07.refused".
bool HasHours(const Outcomes& cell);

/// Refusals, attempts offered and busy ports over the hours of the run, below each other, one curve
/// for each setting of the series keys. Throws BadInput where no cell has hours.
analysis::Panels DayOf(const Shown& shown);

} // namespace pptplab::sim::pictures

#endif
