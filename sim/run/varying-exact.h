// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_RUN_VARYING_EXACT_H
#define PPTPLAB_SIM_RUN_VARYING_EXACT_H

#include "models/population/rate-profile.h"
#include "sim/scenario/structs/scenario.h"

#include <vector>

namespace pptplab::sim::run
{

/// No difference to the stationary state decays more slowly than a holding time, so nothing is left
/// of it after so many.
inline constexpr double kForgotten = 50;

/// A loss system with exponential holding in a run that begins empty, and the part that counts.
struct CountedRun
{
    double load = 0; ///< erlangs; with a profile those of factor 1
    int ports = 1;
    double from = 0; ///< end of the warm-up, in mean holding times
    double to = 0;
};

/// Share of the callers of that part who are refused, at a constant rate.
double RefusedSinceEmpty(const CountedRun& run);

/// Callers of one group.
struct ChangingLoad
{
    double load = 0; ///< erlangs at factor 1
    const population::RateProfile* profile = nullptr;
};

/// Share refused of groups whose rates follow profiles; `run.load` is not looked at, `holding` is
/// the mean in seconds. The profiles are steps, or sines of one period.
double RefusedUnderProfiles(const CountedRun& run,
                            const std::vector<ChangingLoad>& groups,
                            double holding);

// Both functions: std::domain_error beyond what transient.h and varying-load.h can do.

} // namespace pptplab::sim::run

#endif
