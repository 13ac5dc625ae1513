// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TESTS_SIM_EXPERIMENT_TWO_GROUPS_H
#define PPTPLAB_TESTS_SIM_EXPERIMENT_TWO_GROUPS_H

#include "tests/sim/reading/small-scenario.h"

#include <string>

namespace pptplab::sim::experiment
{

/// The small scenario with a second group of callers, in 13 lines.
inline const std::string kTwoGroups = reading::kSmall + std::string(R"([[clients]]
name = "home"
arrival_rate = "0.2/s"
holding = "40s"
)");

} // namespace pptplab::sim::experiment

#endif
