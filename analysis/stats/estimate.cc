// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/stats/estimate.h"

#include "analysis/queueing/domain.h"
#include "analysis/stats/counted.h"
#include "analysis/stats/ratio.h"

#include <algorithm>
#include <cstddef>

namespace pptplab::analysis
{

namespace
{

constexpr double kFewHits = 5;
constexpr std::size_t kFewWeighedUnits = 10;

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
    estimate.freedom = ratio.Freedom();
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
        estimate.freedom = ratio.Freedom();
        interval = ScoreInterval(CountedIn(estimate), estimate.freedom);
    }
    const double least = isShare ? 0 : LeastOf(estimate.extent);
    estimate.low = least + interval.low;
    estimate.high = least + interval.high;
    Cut(estimate);
}

/// One run says nothing of how others would differ from it.
void
LeaveOutInterval(Estimate& estimate)
{
    estimate.by = IntervalBy::None;
    estimate.standardError = 0;
    estimate.low = estimate.value;
    estimate.high = estimate.value;
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
EstimateOfRuns(const std::vector<double>& figures, Extent extent)
{
    Units units;
    for (const double figure : figures)
    {
        units.push_back({{1, figure}});
    }
    const Ratio ratio = RatioOf(units);
    Estimate estimate = FigureOf(ratio, extent);
    if (figures.size() >= kEnoughReplications)
    {
        SetStudentInterval(ratio, estimate);
    }
    else
    {
        LeaveOutInterval(estimate);
    }
    return estimate;
}

std::optional<Estimate>
EstimateShareOfRuns(const std::vector<BatchSums>& replications)
{
    if (replications.size() >= kEnoughReplications)
    {
        return EstimateShare(replications);
    }
    const Ratio ratio = RatioOf(replications);
    if (ratio.sum.n == 0)
    {
        return std::nullopt;
    }
    Estimate estimate = FigureOf(ratio, Extent::Share);
    LeaveOutInterval(estimate);
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
    case IntervalBy::None:
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
