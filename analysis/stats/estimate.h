// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_STATS_ESTIMATE_H
#define PPTPLAB_ANALYSIS_STATS_ESTIMATE_H

#include "analysis/stats/tally.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

namespace pptplab::analysis
{

/// How the interval of an estimate was made, and by what it is told from an exact value.
enum class IntervalBy : std::uint8_t
{
    Student, ///< value +- quantile x standard error
    Score,   ///< shares and counts, from the standard error under each true value (counted.h)
    Tail,    ///< few hits, from their probabilities (counted.h)
    Nothing, ///< too little was seen: all that can be
    None,    ///< no interval is known; low and high are the value
};

/// A figure with its 95 % interval.
struct Estimate
{
    double value = 0;
    double low = 0;
    double high = 0;
    std::uint64_t n = 0;         ///< attempts, callers or observations behind it
    double standardError = 0;    ///< 0 when the batches do not differ
    std::optional<double> exact; ///< where a closed form or a chain gives it
    std::optional<double> z;     ///< of Beside, where both are known
    Extent extent = Extent::Share;
    IntervalBy by = IntervalBy::Student;
    double freedom = std::numeric_limits<double>::infinity(); ///< Student's, of the interval
    double independent = 0; ///< n / design effect, of Score and Tail
};

/// The batches of one replication, in order of time; n and total of each.
using BatchSums = std::vector<Sum>;

/// Estimates the share total / n of attempts, e.g. refused among offered; none when nothing was
/// offered. Calls are correlated, so the sample unit is not the attempt:
///
/// - Units are replications when there are 10 or more. With fewer, each replication's batches are
///   joined to as few groups of nearly equal length as leave 30 units in all, since long groups
///   depend on each other least.
/// - The standard error is that of a ratio of sums over units, from the residuals r = total -
///   value x n (W. G. Cochran, Sampling Techniques, 3rd ed., ch. 6). Positive correlation of
///   neighbouring groups widens it by sqrt(1 + 2 x lag-1 autocorrelation); replications have none.
/// - The interval is the score interval with Student's quantile for units - 1 degrees of freedom.
/// - With fewer than 5 hits or misses, or fewer than 5 independent ones (count / design effect),
///   it is Clopper and Pearson's on n / design effect attempts. The design effect is the variance
///   of the batches over the binomial one, `designEffect` at least; a single hit tells nothing of
///   it.
///
/// Domain: every replication has at least 30 / replications batches; designEffect >= 1;
/// std::domain_error outside.
std::optional<Estimate> EstimateShare(const std::vector<BatchSums>& replications,
                                      double designEffect = 1);

/// Estimates the share total / n where `total` is a sum of weights instead of hits (a simulation
/// with variance reduction). Same units and standard error as EstimateShare, always Student's
/// interval, cut at 0 and 1; but all of 0..1 while fewer than 10 units have seen any weight, since
/// weights do not tell how much was missed. None when n is 0.
std::optional<Estimate> EstimateWeighedShare(const std::vector<BatchSums>& replications);

/// Estimates the mean total / n of observations by the same units and standard error, with
/// Student's interval, cut where it would leave `extent`. Counts from one (attempts of a caller)
/// are treated as shares are, by what is beyond one: most callers try once, and the others are few.
/// None with fewer than two units that saw anything: there is no interval then.
std::optional<Estimate> EstimateMean(const std::vector<BatchSums>& replications,
                                     Extent extent,
                                     double designEffect = 1);

/// The mean of one figure of each replication, with Student's interval from 10 replications on and
/// none before. `n` is their number. Pre: there is one.
Estimate EstimateOfRuns(const std::vector<double>& figures, Extent extent);

/// The share total / n of all replications, of which each has one pair; the interval likewise: from
/// the residuals as in EstimateShare, from 10 replications on. None when n is 0.
std::optional<Estimate> EstimateShareOfRuns(const std::vector<BatchSums>& replications);

/// The estimate beside the exact value. z is the normal deviate that is as improbable as the
/// difference, if the exact value is the truth: by the standard error under that value (score
/// form) or the probabilities of few hits, else by Student's law. So the interval holds the exact
/// value just when |z| is below 1.96.
Estimate Beside(Estimate estimate, double exact);

/// How far the interval reaches from the value towards `other`, in units that make a normal
/// interval reach 1.96: the standard error, or for few hits and scores what stands for it there.
double ErrorTowards(const Estimate& estimate, double other);

} // namespace pptplab::analysis

#endif
