// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_STATS_DIFFERENCE_H
#define PPTPLAB_ANALYSIS_STATS_DIFFERENCE_H

#include "analysis/stats/estimate.h"
#include "analysis/stats/metric-sums.h"

#include <cstdint>
#include <optional>

namespace pptplab::analysis
{

/// How the interval of a difference was made.
enum class DifferenceBy : std::uint8_t
{
    Paired, ///< Student's, from the differences of units that share their random numbers
    Welch,  ///< Student's, from the units of each side
    Limits, ///< too few units differ: from the intervals of the two figures
};

/// Second minus first, with its 95 % interval.
struct Difference
{
    double value = 0;
    double low = 0;
    double high = 0;
    double standardError = 0;
    double freedom = 0; ///< Student's; infinite by limits
    DifferenceBy by = DifferenceBy::Paired;
    /// How many times as many replications would be needed without pairing: the variance of the
    /// difference of independent units over that of the pairs. Below 1 the pairing cost something.
    std::optional<double> gain{};
};

/// One of two cells: what its figure is made of, and the figure.
struct Side
{
    const MetricSums& sums;
    const Estimate& figure;
};

/// The difference of two ratios of sums (shares, means), where replication k of one side drew the
/// same random numbers as replication k of the other (common random numbers: A. M. Law, Simulation
/// Modeling and Analysis, 4th ed., 11.2). Units and widening are those of EstimateShare; the
/// residual of a pair is that of the second side less that of the first, each over its n.
///
/// Where fewer than 10 pairs differ, their scatter says little: then the limits of the figures are
/// joined as if they were independent (R. G. Newcombe, Statistics in Medicine 17 (1998) 873-890,
/// method 10; G. Y. Zou and A. Donner, Statistics in Medicine 27 (2008) 1693-1702). Where the
/// numbers are shared this is too wide rather than too narrow.
///
/// Pre: as many replications on both sides, of as many batches.
Difference PairedDifference(const Side& first, const Side& second);

/// The same for sides that are independent of each other: B. L. Welch, Biometrika 34 (1947) 28-35.
/// By limits where a figure has an interval of few hits, or none.
Difference UnpairedDifference(const Side& first, const Side& second);

} // namespace pptplab::analysis

#endif
