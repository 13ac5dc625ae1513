// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_RUN_UNSETTLED_H
#define PPTPLAB_SIM_RUN_UNSETTLED_H

#include "sim/scenario/structs/scenario.h"

#include <optional>
#include <string>

namespace pptplab::sim::run
{

/// Why the measured time of the run is not that of the stationary state, and which warm-up would
/// do, in a sentence; none where it is.
std::optional<std::string> WhyUnsettled(const scenario::Scenario& scenario);

} // namespace pptplab::sim::run

#endif
