// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_RUN_REDIAL_EXACT_H
#define PPTPLAB_SIM_RUN_REDIAL_EXACT_H

#include "sim/run/exact-form.h"
#include "sim/scenario/structs/scenario.h"

#include <vector>

namespace pptplab::sim::run
{

/// What redial does to Poisson callers who hold exponentially, `holding` seconds in the mean, on so
/// many ports. Known if all groups redial alike, without patience and not by themselves, after
/// exponential pauses, and up to four times or so often that the limit hardly matters: the error
/// says how much.
ExactForm ExactOfRedial(const std::vector<scenario::ClientGroup>& groups,
                        int ports,
                        double load,
                        double holding);

} // namespace pptplab::sim::run

#endif
