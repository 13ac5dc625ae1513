// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_QUEUEING_ERLANG_H
#define PPTPLAB_ANALYSIS_QUEUEING_ERLANG_H

namespace pptplab::analysis
{

/// Share of Poisson callers that find all `ports` busy when refused callers go away: Erlang's loss
/// formula B(0) = 1, B(k) = a B(k-1) / (k + a B(k-1)). It holds for any law of the holding time
/// (insensitivity); `load` in erlangs is arrival rate x mean time a port is held, which after the
/// fix of Q194465 is set-up + holding + NetBEUI share x clean-up.
/// Only positive terms: relative error some 1e-16 x ports; what is below 1e-300 may be 0. Domain:
/// load finite and >= 0, 0 <= ports <= 1e7; std::domain_error outside.
double ErlangB(double load, int ports);

/// How much more the refused share of M/M/c/c varies than that of independent callers: asymptotic
/// variance per arrival over p (1-p). 1 for one port; 8.2 at 45 erlangs on 50 ports, whose standard
/// deviation per root arrival is 0.6486. Exact for exponential holding only.
///
/// With the solution h of Poisson's equation -Q h / rate = 1{c busy} - p, whose steps are
/// h(k+1) - h(k) = p / B(k), the martingale of the refusals gives
///     variance = p (1-p) + 2 p^2 sum_{x<c} pi(x) sum_{x<k<c} 1 / B(k).
/// (W. Whitt, Operations Research 40 (1992) 279-291, for the method.) The sum over x < k of pi(x)
/// is the product over j = k..c of 1-B(j), which makes the effect 1 + 2 S(c) with
///     S(1) = 0,  S(k) = B(k) / B(k-1) (1 - B(k-1)) (S(k-1) + 1),
/// without a difference and without anything that underflows: relative error some 1e-16 x ports.
/// Domain: load finite and > 0, 1 <= ports <= 1e7; std::domain_error outside.
double ErlangBDesignEffect(double load, int ports);

} // namespace pptplab::analysis

#endif
