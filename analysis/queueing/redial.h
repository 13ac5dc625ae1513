// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_QUEUEING_REDIAL_H
#define PPTPLAB_ANALYSIS_QUEUEING_REDIAL_H

#include <optional>

namespace pptplab::analysis
{

/// M/M/c/c whose refused callers pause for an exponential time and dial again, with a probability
/// that depends on whether it was their first try. Time in mean holding times.
struct RedialQueue
{
    int ports = 1;    ///< 1..10,000
    double load = 0;  ///< first tries, in erlangs; 0..1e6
    double first = 0; ///< probability of another try after a refused first one; 0..1
    double again = 0; ///< probability after any later one; 0..1. 0: at most two tries
    double pause = 1; ///< mean pause over mean holding; 1e-100..1e100
};

/// What callers meet. An attempt is one try, a caller has one or more.
struct RedialShares
{
    double refused = 0;           ///< share of the attempts
    double firstRefused = 0;      ///< share of the first tries
    double lost = 0;              ///< share of the callers who give up
    double attemptsPerCaller = 1; ///< mean number of tries
    double pausing = 0;           ///< mean number of callers in a pause
    double error = 0;             ///< absolute, of the shares, besides rounding
};

/// Exact but for a cut at a number of pausing callers, which is raised until it adds less than
/// 1e-15 of themselves to the share of time with all ports busy and to the mean number of pausing
/// callers: relative error of the shares some 1e-13, however small they are; below a blocking of
/// 1e-200 they are 0. (Model: G. I. Falin and J. G. C. Templeton, Retrial Queues, 1997, chapter 2,
/// with their persistence function H_1, H_2 = H_3 = ...)
///
/// The number of pausing callers grows only from the state with all ports busy. So seen from level
/// j everything above is one excursion, whose stay in the states of level j+1 is a vector r(j+1);
/// each takes one tridiagonal elimination without subtractions, scaled by the balance of flows
/// between levels, load first pi(c, j) = (j+1) / pause (sum_{k<c} pi(k, j+1) + (1-again) pi(c,
/// j+1)).
///
/// Domain: that of the fields; load x first < ports if again = 1 (else the pausing callers grow
/// without end); levels needed x (ports + 1) <= 1.2e7. Otherwise std::domain_error; if it is the
/// last, the pauses are long and RedialAfterLongPauses is near.
RedialShares SharesOf(const RedialQueue& queue);

/// What a limit of tries changes: never more than this share of the callers of SharesOf dial more
/// than `tries` times, and for each of them there are `each` such tries in the mean at the most.
struct BeyondTries
{
    double callers = 0;
    double each = 1;       ///< infinite where no bound is known
    RedialShares shares{}; ///< those of SharesOf, from the one solution of the chain
};

/// A bound by a function that shrinks in the mean (after F. G. Foster, Annals of Mathematical
/// Statistics 24 (1953) 355-360; the function is our own). With d = 1 / pause, J pausing callers
/// besides this one and
///     1 < z <= 1 + d / load,    r = d / (d + (z-1) (ports / z - load first)) < 1
/// z^(busy + J) loses so much until he dials that E[z^J; all ports busy then] <= r z^J: after each
/// try he fails once more with at most that. So P(more than n tries) <= firstRefused x first x
/// (again r)^(n-1) x E[z^J | all ports busy]. z is sqrt(ports / (load first)) if that is allowed,
/// and 2 at the most; with load x first >= ports r and z are 1.
/// Domain: that of SharesOf, 1 <= tries.
BeyondTries BoundBeyond(const RedialQueue& queue, double tries);

/// Limit of pauses much longer than the holding: the tries are Poisson, thinned by the refusals
/// (extended Erlang B: R. M. Jewett, J. S. Shrago and B. D. Yomtov, Designing Optimal Voice
/// Networks, 1980), A = load (1 + p B + ... + (p B)^(tries-1)), B = B(A, ports). Any number of
/// tries; without `tries` they never stop. `pausing` is unbounded there and is given as 0. Domain:
/// 1 <= ports <= 1e6, 0 <= load <= 1e6, 0 <= redial <= 1, 1 <= tries <= 1000; without `tries`
/// redial <= 0.999, or 1 and load <= 0.99999 ports. Relative error below 1e-11; of the attempts and
/// of `lost`, powers of B, below 1e-11 x tries.
RedialShares RedialAfterLongPauses(double load,
                                   int ports,
                                   double redial,
                                   std::optional<int> tries = std::nullopt);

/// Limit of pauses much shorter than the time until any port is released: all tries of a refused
/// caller fail. Erlang B for the callers, more refused attempts. Domain as above but redial < 1
/// without `tries`: callers who never give up wait, which is ErlangC. Relative error below 1e-11,
/// without `tries` and with redial near 1 below 1e-15 / (1 - redial) if that is more.
RedialShares RedialWithoutPause(double load,
                                int ports,
                                double redial,
                                std::optional<int> tries = std::nullopt);

} // namespace pptplab::analysis

#endif
