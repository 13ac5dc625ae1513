// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_LOAD_LAW_MOMENTS_H
#define PPTPLAB_SIM_LOAD_LAW_MOMENTS_H

#include "models/population/law.h"

namespace pptplab::sim::load
{

/// E[X^order] in two parts: of what is at most as long as a limit, and of what is longer.
struct SplitMoment
{
    double upTo = 0;
    double beyond = 0; ///< infinite where the law has no such moment
};

/// A moment in closed form for each kind of law; seconds to the power `order`. Pre: order 0 to 2,
/// limit in seconds and not negative.
SplitMoment MomentAt(const population::Law& law, int order, double limit);

/// Mean of a time of that law which is cut off at `limit`: the integral of P(longer than t) from 0
/// to it. In seconds.
double MeanUpTo(const population::Law& law, double limit);

/// P(residual time > t) by the law of what is left of a time X that is looked at in the stationary
/// state, with density P(X > t) / E[X] (D. R. Cox, Renewal Theory, 1962, ch. 5): the integral of
/// P(X > u) from t on, over the mean. Rounding leaves an error of some 1e-16 (1 + t / E[X]). Pre:
/// E[X] > 0.
double ResidualTail(const population::Law& law, double t);

/// The integral of ResidualTail from 0 to t: (E[X^2; X <= t] + 2t E[X; X > t] - t^2 P(X > t)) /
/// 2E[X], finite for any t though E[X^2] need not be.
double ResidualTailUpTo(const population::Law& law, double t);

} // namespace pptplab::sim::load

#endif
