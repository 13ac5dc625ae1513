// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_REPRODUCE_FIGURES_H
#define PPTPLAB_SIM_REPRODUCE_FIGURES_H

#include "analysis/plot/plot.h"
#include "sim/experiment/claims.h"
#include "sim/reproduce/verdict.h"

#include <string>
#include <vector>

namespace pptplab::sim::reproduce
{

/// The picture that a [[plot]] asks for. Throws BadInput when several cells compete for one point:
/// a swept key is neither x nor in `series` or `at`.
analysis::Plot Drawn(const experiment::PlotSpec& spec, const std::vector<Outcomes>& cells);

} // namespace pptplab::sim::reproduce

#endif
