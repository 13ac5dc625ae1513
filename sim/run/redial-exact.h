// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_RUN_REDIAL_EXACT_H
#define PPTPLAB_SIM_RUN_REDIAL_EXACT_H

#include "analysis/queueing/redial.h"
#include "sim/scenario/structs/scenario.h"

#include <optional>
#include <vector>

namespace pptplab::sim::run
{

/// What redial does to Poisson callers who hold exponentially, `holding` seconds in the mean, on so
/// many ports. None unless all groups redial alike, without patience and not by themselves, after
/// exponential pauses, and few times or as good as endlessly.
std::optional<analysis::RedialShares> SharesOfRedial(
    const std::vector<scenario::ClientGroup>& groups, int ports, double load, double holding);

} // namespace pptplab::sim::run

#endif
