// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_POPULATION_RATE_PROFILE_H
#define PPTPLAB_MODELS_POPULATION_RATE_PROFILE_H

#include "models/base/units.h"

#include <optional>
#include <variant>
#include <vector>

namespace pptplab::population
{

// How the rate of Poisson calls changes with time, as a factor of the group's arrival rate.

/// `factor` from this time on.
struct RateStep
{
    Duration from{};
    double factor = 1; ///< 0 or more

    friend bool operator==(RateStep a, RateStep b)
    {
        return a.from == b.from && a.factor == b.factor;
    }
};

/// A step function. The first step is at 0 and the times increase; the last one lasts, or until
/// all begin anew after `period`, which is later than the last.
struct RateSteps
{
    std::vector<RateStep> steps;
    std::optional<Duration> period;
};

/// 1 + amplitude cos(2 pi (time - peak) / period).
struct RateSine
{
    double amplitude = 0; ///< 0..1
    Duration period{};    ///< above 0
    Duration peak{};      ///< a time at which the rate is highest
};

/// Nothing: the rate does not change.
using RateProfile = std::variant<std::monostate, RateSteps, RateSine>;

double FactorAt(const RateProfile& profile, Duration time);

/// The time at which, from `now` on, calls of `rate` x profile have added up to `load` (a number
/// of calls, 0 or more): the next arrival, if that is exponential with mean 1. Duration::max() if
/// never. Pre: rate is above 0.
Duration TimeOfLoad(const RateProfile& profile, Rate rate, Duration now, double load);

} // namespace pptplab::population

#endif
