// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_STATS_RATIO_H
#define PPTPLAB_ANALYSIS_STATS_RATIO_H

#include "analysis/stats/estimate.h"

#include <cstddef>
#include <vector>

namespace pptplab::analysis
{

/// From so many replications on they are the units of an interval.
inline constexpr std::size_t kEnoughReplications = 10;

/// What an interval takes as its units (EstimateShare says which). Units of one replication stand
/// in a row of their own: neighbours there are neighbours in time.
using Units = std::vector<BatchSums>;

Units UnitsOf(const std::vector<BatchSums>& replications);

/// By how much each unit misses the whole, in the rows of its units.
using Residuals = std::vector<std::vector<double>>;

/// Variance of the sum of the residuals of so many units (2 or more), widened where neighbours are
/// alike.
double VarianceOfSum(const Residuals& rows, std::size_t units);

/// A ratio of sums over units, total / n.
struct Ratio
{
    Sum sum;
    double value = 0;
    std::size_t units = 0;   ///< units with n > 0
    std::size_t nonZero = 0; ///< units with total != 0
    double standardError = 0;

    double Freedom() const { return static_cast<double>(units) - 1; }
};

Ratio RatioOf(const Units& rows);

/// total - ratio x n of each unit.
Residuals ResidualsOf(const Units& rows, double ratio);

} // namespace pptplab::analysis

#endif
