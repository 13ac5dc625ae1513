// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_QUEUEING_TRANSIENT_H
#define PPTPLAB_ANALYSIS_QUEUEING_TRANSIENT_H

#include <Eigen/Core>

namespace pptplab::analysis
{

// M/M/c/c before it is stationary, by uniformization (A. Jensen, Skandinavisk Aktuarietidskrift 36
// (1953) 87-91): with q = load + ports the chain is a discrete one, watched at Poisson instants of
// rate q,
//     p(t) = sum_n Poisson(n; q t) p(0) P^n,
// with Fox and Glynn's weights, down to 1e-300. Only positive terms. Once each probability of
// p(0) P^n is the stationary one to 5e-13 of itself (P, of a reversible chain, never increases the
// largest of these differences), the stationary ones stand for the rest. Relative error of any
// probability and share: below 1e-12 + 1e-15 (load + ports), however small it is and for windows of
// any length; what is below 1e-270 may be anything below that.
//
// Time in mean holding times. Domain: 0 < load <= 1e6, 1 <= ports <= 100,000, 0 <= time <= 1e4,
// (load + ports) x time <= 1e8 and (load + ports) x ports x min(time, 40) <= 5e8: 2,500 ports for
// any time. std::domain_error outside.

/// Probabilities of 0..ports busy after `time`, from the probabilities `start` (as many numbers as
/// there are ports, and one; 0 or more, sum 1).
Eigen::VectorXd BusyAfter(double time, double load, const Eigen::Ref<const Eigen::VectorXd>& start);

/// Probabilities of 0..ports busy `time` after the server was without calls.
Eigen::VectorXd BusyFromEmpty(double time, double load, int ports);

/// A span of time, in mean holding times since the start.
struct Window
{
    double from = 0;
    double to = 0;
};

/// Share of the callers of a window refused, if the server was empty at 0:
///     1 / (to - from) integral p_c(t) dt,    integral_0^t p_c = 1/q sum_n P(N > n) (p(0) P^n)_c.
/// It is what a simulation with `from` as warm-up has on average. Domain: 0 <= from < to.
double RefusedFromEmpty(const Window& window, double load, int ports);

} // namespace pptplab::analysis

#endif
