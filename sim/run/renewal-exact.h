// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_RUN_RENEWAL_EXACT_H
#define PPTPLAB_SIM_RUN_RENEWAL_EXACT_H

#include "models/population/law.h"

#include <vector>

namespace pptplab::sim::run
{

/// Whether Transform has a closed form: all but lognormal, Weibull and Pareto.
bool HasTransform(const population::Law& law);

/// E[exp(-rate X)], the Laplace transform of the law; `rate` per second. Pre: HasTransform.
double Transform(const population::Law& law, double rate);

/// Calls that come at intervals of the law and hold a port exponentially, `holding` seconds in the
/// mean. Pre: HasTransform. std::domain_error as analysis::RefusedOfRenewals, and where the rows of
/// an empirical law times the ports are more than 2e8.
class RenewalLoss
{
  public:
    RenewalLoss(const population::Law& intervals, double holding, int ports);

    /// Share refused by the first so many of the ports.
    double RefusedBy(int ports) const;

  private:
    std::vector<double> m_transforms; ///< for each port, at its number / holding
};

/// Relative error of that for the rounding of its transform.
double ErrorOfRenewals(const population::Law& intervals, double holding);

} // namespace pptplab::sim::run

#endif
