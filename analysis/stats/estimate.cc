// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/stats/estimate.h"

#include "analysis/queueing/domain.h"
#include "analysis/stats/counted.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace pptplab::analysis
{

namespace
{

constexpr std::size_t kEnoughReplications = 10;
constexpr std::size_t kUnits = 30;
constexpr double kFewHits = 5;
constexpr std::size_t kFewWeighedUnits = 10;

// Units of one replication stand in a row of their own: neighbours there are neighbours in time.
using Units = std::vector<BatchSums>;

void
Add(const Sum& part, Sum& whole)
{
    whole.n += part.n;
    whole.total += part.total;
}

Sum
SumOf(const BatchSums& batches, std::size_t from, std::size_t to)
{
    Sum sum;
    for (std::size_t i = from; i < to; ++i)
    {
        Add(batches[i], sum);
    }
    return sum;
}

Units
UnitsOf(const std::vector<BatchSums>& replications)
{
    const std::size_t count = replications.size();
    Require(count > 0, "number of replications", 0, "1 or more");
    const std::size_t groups = count >= kEnoughReplications ? 1 : (kUnits + count - 1) / count;
    Units units;
    for (const BatchSums& batches : replications)
    {
        Require(batches.size() >= groups,
                "batches of a replication",
                static_cast<double>(batches.size()),
                "30 / replications or more");
        BatchSums& row = units.emplace_back();
        for (std::size_t i = 0; i < groups; ++i)
        {
            row.push_back(
                SumOf(batches, i * batches.size() / groups, (i + 1) * batches.size() / groups));
        }
    }
    return units;
}

struct Ratio
{
    Sum sum;
    double value = 0;
    std::size_t units = 0;   ///< units with n > 0
    std::size_t nonZero = 0; ///< units with total != 0
    double standardError = 0;
};

Ratio
RatioOf(const Units& rows)
{
    Ratio ratio;
    for (const BatchSums& row : rows)
    {
        for (const Sum& unit : row)
        {
            Add(unit, ratio.sum);
            ratio.units += unit.n > 0 ? 1 : 0;
            ratio.nonZero += unit.total != 0 ? 1 : 0;
        }
    }
    const auto n = static_cast<double>(ratio.sum.n);
    ratio.value = n > 0 ? ratio.sum.total / n : 0;
    if (ratio.units < 2)
    {
        return ratio;
    }
    double squares = 0;
    double products = 0; // products of neighbouring residuals, summed
    for (const BatchSums& row : rows)
    {
        double previous = 0;
        for (const Sum& unit : row)
        {
            const double residual = unit.total - ratio.value * static_cast<double>(unit.n);
            squares += residual * residual;
            products += residual * previous;
            previous = residual;
        }
    }
    const auto units = static_cast<double>(ratio.units);
    const double variance = units / (units - 1) * (squares + 2 * std::max(0.0, products));
    ratio.standardError = std::sqrt(variance) / n;
    return ratio;
}

double
Freedom(const Ratio& ratio)
{
    return static_cast<double>(ratio.units) - 1;
}

/// Within what can be.
void
Cut(Estimate& estimate)
{
    estimate.low = std::max(estimate.low, LeastOf(estimate.extent));
    estimate.high = std::min(estimate.high, MostOf(estimate.extent));
}

void
SetStudentInterval(const Ratio& ratio, Estimate& estimate)
{
    estimate.by = IntervalBy::Student;
    estimate.freedom = Freedom(ratio);
    const double halfWidth = StudentQuantile(estimate.freedom) * ratio.standardError;
    estimate.low = ratio.value - halfWidth;
    estimate.high = ratio.value + halfWidth;
    Cut(estimate);
}

/// What is counted: hits, or of counts from one those beyond it.
double
Beyond(const Estimate& estimate, double value)
{
    return estimate.extent == Extent::FromOne ? value - 1 : value;
}

Counted
CountedIn(const Estimate& estimate)
{
    return {
        Beyond(estimate, estimate.value), estimate.independent, estimate.extent == Extent::Share};
}

/// Shares and counts from one. `designEffect` is the least for few hits.
void
SetCountedInterval(const Ratio& ratio, double designEffect, Estimate& estimate)
{
    const auto n = static_cast<double>(estimate.n);
    const bool isShare = estimate.extent == Extent::Share;
    const double share = Beyond(estimate, ratio.value);
    const double rarer = n * (isShare ? std::min(share, 1 - share) : share);
    const double squaredError = ratio.standardError * ratio.standardError;
    const double shown = rarer > 0 ? squaredError * n / (share * (isShare ? 1 - share : 1)) : 0;
    const double effect = rarer >= 2 ? std::max(designEffect, shown) : designEffect;
    const bool few = rarer < kFewHits * effect || ratio.units < 2;
    estimate.by = few ? IntervalBy::Tail : IntervalBy::Score;
    estimate.independent = n / (few ? effect : shown);
    Interval interval{share, share};
    if (few)
    {
        interval = TailInterval(CountedIn(estimate));
    }
    else if (shown > 0)
    {
        estimate.freedom = Freedom(ratio);
        interval = ScoreInterval(CountedIn(estimate), estimate.freedom);
    }
    const double least = isShare ? 0 : LeastOf(estimate.extent);
    estimate.low = least + interval.low;
    estimate.high = least + interval.high;
    Cut(estimate);
}

Estimate
FigureOf(const Ratio& ratio, Extent extent)
{
    Estimate estimate;
    estimate.value = ratio.value;
    estimate.low = LeastOf(extent);
    estimate.high = MostOf(extent);
    estimate.n = ratio.sum.n;
    estimate.standardError = ratio.standardError;
    estimate.extent = extent;
    return estimate;
}

} // namespace

std::optional<Estimate>
EstimateShare(const std::vector<BatchSums>& replications, double designEffect)
{
    Require(designEffect >= 1, "design effect", designEffect, "1 or more");
    const Ratio ratio = RatioOf(UnitsOf(replications));
    if (ratio.sum.n == 0)
    {
        return std::nullopt;
    }
    Estimate estimate = FigureOf(ratio, Extent::Share);
    SetCountedInterval(ratio, designEffect, estimate);
    return estimate;
}

std::optional<Estimate>
EstimateWeighedShare(const std::vector<BatchSums>& replications)
{
    const Ratio ratio = RatioOf(UnitsOf(replications));
    if (ratio.sum.n == 0)
    {
        return std::nullopt;
    }
    Estimate estimate = FigureOf(ratio, Extent::Share);
    estimate.by = IntervalBy::Nothing;
    if (ratio.nonZero >= kFewWeighedUnits)
    {
        SetStudentInterval(ratio, estimate);
    }
    return estimate;
}

std::optional<Estimate>
EstimateMean(const std::vector<BatchSums>& replications, Extent extent, double designEffect)
{
    const Ratio ratio = RatioOf(UnitsOf(replications));
    if (ratio.units < 2)
    {
        return std::nullopt;
    }
    Estimate estimate = FigureOf(ratio, extent);
    if (extent == Extent::FromOne)
    {
        SetCountedInterval(ratio, designEffect, estimate);
    }
    else
    {
        SetStudentInterval(ratio, estimate);
    }
    return estimate;
}

Estimate
Beside(Estimate estimate, double exact)
{
    estimate.exact = exact;
    const double truth = Beyond(estimate, exact);
    switch (estimate.by)
    {
    case IntervalBy::Student:
        if (estimate.standardError > 0)
        {
            estimate.z =
                NormalDeviate((estimate.value - exact) / estimate.standardError, estimate.freedom);
        }
        break;
    case IntervalBy::Score:
        if (estimate.standardError > 0)
        {
            estimate.z = ScoreDeviate(CountedIn(estimate), truth, estimate.freedom);
        }
        break;
    case IntervalBy::Tail:
        estimate.z = TailDeviate(CountedIn(estimate), truth);
        break;
    case IntervalBy::Nothing:
        break;
    }
    return estimate;
}

double
ErrorTowards(const Estimate& estimate, double other)
{
    const double reach =
        other > estimate.value ? estimate.high - estimate.value : estimate.value - estimate.low;
    const double error = reach / StudentQuantile(estimate.freedom);
    const bool isCut =
        estimate.low <= LeastOf(estimate.extent) || estimate.high >= MostOf(estimate.extent);
    return isCut ? std::max(estimate.standardError, error) : error;
}

} // namespace pptplab::analysis
