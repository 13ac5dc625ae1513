// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_RUN_RENEWAL_EXACT_H
#define PPTPLAB_SIM_RUN_RENEWAL_EXACT_H

#include "models/population/law.h"

namespace pptplab::sim::run
{

/// Whether Transform has a closed form: all but lognormal, Weibull and Pareto.
bool HasTransform(const population::Law& law);

/// E[exp(-rate X)], the Laplace transform of the law; `rate` per second. Pre: HasTransform.
double Transform(const population::Law& law, double rate);

/// The share of calls refused that come at intervals of the law and hold one of `ports`
/// exponentially, `holding` seconds in the mean. Pre: HasTransform. Domain as
/// analysis::RefusedOfRenewals.
double RefusedOfRenewals(const population::Law& intervals, double holding, int ports);

/// Relative error of that for the rounding of its transform.
double ErrorOfRenewals(const population::Law& intervals, double holding);

} // namespace pptplab::sim::run

#endif
