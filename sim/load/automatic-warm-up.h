// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_LOAD_AUTOMATIC_WARM_UP_H
#define PPTPLAB_SIM_LOAD_AUTOMATIC_WARM_UP_H

#include "sim/scenario/structs/scenario.h"

namespace pptplab::sim::load
{

/// Ten times the longest mean time, over the groups, for which a call holds its port (set-up,
/// session with its limits, clean-up or dead tunnel) or a caller pauses before the next
/// try. No difference from the stationary state of a loss system with exponential times decays more
/// slowly than one mean time (analysis/queueing/loss-chain.h, RelaxationTime), so at most e^-10 =
/// 5e-5 of the empty start is left.
Duration UsualWarmUp(const scenario::Scenario& scenario);

/// What "auto" means: the usual warm-up. Longer tails than exponential ones forget more slowly:
/// where ten times leave more than MayLack (sim/load/settling.h) and half of the duration or less
/// does not, the shortest warm-up that does. Else it stays with ten times, and nothing is called
/// exact.
Duration AutomaticWarmUp(const scenario::Scenario& scenario);

} // namespace pptplab::sim::load

#endif
