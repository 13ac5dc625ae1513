// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_QUEUEING_FULL_REDIAL_H
#define PPTPLAB_ANALYSIS_QUEUEING_FULL_REDIAL_H

#include "analysis/queueing/pausing-callers.h"
#include "analysis/queueing/redial-tries.h"

#include <vector>

namespace pptplab::analysis
{

/// What comes of redial with two and more tries watched only while all ports are busy.
struct FullRedial
{
    double share = 0;            ///< share of time with all ports busy
    std::vector<double> pausing; ///< mean numbers after 1, 2, ... tries, in that share only
    double outside = 0;          ///< rate of redials that `callers` leave out
};

/// Exact but for what is outside. Its states are the numbers of pausing callers in levels, of which
/// it climbs one at a time: each first try that fails and is followed by another.
FullRedial FullRedialOf(const LimitedRedial& queue, const PausingCallers& callers);

/// How many multiplications that takes.
double WorkOnFullRedial(const PausingCallers& callers);

} // namespace pptplab::analysis

#endif
