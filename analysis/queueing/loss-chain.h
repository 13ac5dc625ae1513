// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_QUEUEING_LOSS_CHAIN_H
#define PPTPLAB_ANALYSIS_QUEUEING_LOSS_CHAIN_H

#include <Eigen/Core>

namespace pptplab::analysis
{

// The number of busy ports of M/M/c/c as a Markov chain. Time in mean holding times. All of them:
// 0 < load <= 1e6 erlangs, 1 <= ports <= 100,000, std::domain_error outside.

/// Stationary probability of k busy ports, a^k / k! scaled to sum 1, k = 0..ports. Relative error
/// some 1e-16 x distance from the mode; below 1e-307 it is 0.
Eigen::VectorXd BusyDistribution(double load, int ports);

/// Time in which the difference from the stationary state falls to 1/e in the long run: 1 over the
/// smallest rate of decay of the chain. Never above 1, which infinitely many ports have.
/// (S. Karlin and J. McGregor, Pacific Journal of Mathematics 8 (1958) 87-118, for the spectrum.)
///
/// The rates of decay are the eigenvalues x of the symmetric matrix with a+k+1 on the diagonal and
/// sqrt(a k) beside it, k = 0..c-1. With y = x-1 its pivots are a + r(k), where r(0) = -y and
/// r(k) = -y + k r(k-1) / (a + r(k-1)); the smallest y that makes one of them 0 is found by
/// bisection. Relative error below 1e-12.
double RelaxationTime(double load, int ports);

/// Variance of a time average over T holding times, times T, for T large.
struct AsymptoticVariance
{
    double busy = 0; ///< variance of the mean number of busy ports
    double full = 0; ///< variance of the share of time with all ports busy
};

/// Both variances from the general 2 sum_k F(k)^2 / (rate(k) pi(k)), F the partial sums of (f -
/// mean) pi (W. Whitt, Operations Research 40 (1992) 279-291), where with p = B(c) F(k) / pi(k) is
/// -a (1 - p / B(k)) for the busy ports and -p / B(k) for the indicator of all busy:
///     busy = 2 a sum_{k<c} pi(k) (1 - p/B(k))^2,    full = 2/a sum_{k<c} pi(k) (p/B(k))^2.
/// p/B(k) and the rest to 1 are built from the top of the steps B(k+1)/B(k), of positive terms
/// only: relative error some 1e-16 x ports; what is below 1e-300 may be 0.
/// Not the variance of the refused share of the callers: that is ErlangBDesignEffect.
AsymptoticVariance VarianceOfTimeAverages(double load, int ports);

} // namespace pptplab::analysis

#endif
