// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_QUEUEING_RENEWAL_LOSS_H
#define PPTPLAB_ANALYSIS_QUEUEING_RENEWAL_LOSS_H

#include <functional>

namespace pptplab::analysis
{

/// Servers that take turns: a Poisson stream of calls, of which each server gets every
/// `servers`-th.
struct TakingTurns
{
    double load = 0; ///< load of all servers together, erlangs
    int servers = 1;
    int ports = 1; ///< ports of one server
};

/// The share of calls refused, exponential holding. Each server has Erlang-distributed intervals;
/// for intervals with the transform f and holding with rate m (C. Palm 1943; L. Takacs,
/// Introduction to the Theory of Queues, 1962, ch. 4):
///     1 / B = sum over k = 0..ports of C(ports, k) x product over j = 1..k of (1/f(jm) - 1),
/// here with 1/f(jm) = (1 + j / load)^servers. Only positive terms: relative error below 1e-12;
/// what is below 1e-300 may be 0. Domain: load finite and > 0, 1 <= servers <= 1000, 1 <= ports <=
/// 256; std::domain_error outside.
double RefusedInTurn(const TakingTurns& farm);

inline constexpr int kMostPortsOfRenewals = 256'000;

/// Share refused B for intervals of any law, GI/M/n/n: `transform(j)` is f(jm), the Laplace
/// transform at the rate at which j calls end. Where calls come so fast that f(m) is near 1, 1/f -
/// 1 has an error of 1e-16 / (1 - f(m)) of itself. Domain: 1 <= ports <= kMostPortsOfRenewals, 0 <
/// f < 1; std::domain_error outside.
double RefusedOfRenewals(const std::function<double(int)>& transform, int ports);

} // namespace pptplab::analysis

#endif
