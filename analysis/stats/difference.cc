// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/stats/difference.h"

#include "analysis/stats/counted.h"
#include "analysis/stats/ratio.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

namespace pptplab::analysis
{

namespace
{

constexpr std::size_t kFewPairs = 10;

double
Squared(double x)
{
    return x * x;
}

/// No difference is larger than what the figures can be.
void
Cut(Extent extent, Difference& difference)
{
    const double most = MostOf(extent) - LeastOf(extent);
    difference.low = std::max(difference.low, -most);
    difference.high = std::min(difference.high, most);
}

void
SetStudentInterval(Difference& difference)
{
    const double reach = StudentQuantile(difference.freedom) * difference.standardError;
    difference.low = difference.value - reach;
    difference.high = difference.value + reach;
}

void
SetByLimits(const Estimate& first, const Estimate& second, Difference& difference)
{
    difference.by = DifferenceBy::Limits;
    difference.freedom = std::numeric_limits<double>::infinity();
    difference.low =
        difference.value - std::hypot(second.value - second.low, first.high - first.value);
    difference.high =
        difference.value + std::hypot(second.high - second.value, first.value - first.low);
}

struct Pairs
{
    Residuals residuals;
    std::size_t units = 0;     ///< pairs of which a side saw something
    std::size_t differing = 0; ///< pairs whose ratios are not the same
};

Pairs
PairsOf(const Units& first, const Ratio& ofFirst, const Units& second, const Ratio& ofSecond)
{
    Pairs pairs{ResidualsOf(second, ofSecond.value)};
    const Residuals others = ResidualsOf(first, ofFirst.value);
    const auto n = static_cast<double>(ofSecond.sum.n);
    const auto otherN = static_cast<double>(ofFirst.sum.n);
    for (std::size_t row = 0; row < first.size(); ++row)
    {
        for (std::size_t i = 0; i < first[row].size(); ++i)
        {
            double& residual = pairs.residuals[row][i];
            residual = residual / n - others[row][i] / otherN;
            const Sum& a = first[row][i];
            const Sum& b = second[row][i];
            pairs.units += a.n > 0 || b.n > 0 ? 1 : 0;
            pairs.differing +=
                a.total * static_cast<double>(b.n) != b.total * static_cast<double>(a.n) ? 1 : 0;
        }
    }
    return pairs;
}

} // namespace

Difference
PairedDifference(const Side& first, const Side& second)
{
    const Units firstUnits = UnitsOf(first.sums.replications);
    const Units secondUnits = UnitsOf(second.sums.replications);
    const Ratio a = RatioOf(firstUnits);
    const Ratio b = RatioOf(secondUnits);
    const Pairs pairs = PairsOf(firstUnits, a, secondUnits, b);
    Difference difference;
    difference.value = b.value - a.value;
    if (pairs.differing < kFewPairs)
    {
        SetByLimits(first.figure, second.figure, difference);
    }
    else
    {
        const double variance = VarianceOfSum(pairs.residuals, pairs.units);
        difference.standardError = std::sqrt(variance);
        difference.freedom = static_cast<double>(pairs.units) - 1;
        SetStudentInterval(difference);
        const double rounding = 1e-12 * std::max(std::abs(a.value), std::abs(b.value));
        if (difference.standardError > rounding)
        {
            difference.gain = (Squared(a.standardError) + Squared(b.standardError)) / variance;
        }
    }
    Cut(first.sums.extent, difference);
    return difference;
}

Difference
UnpairedDifference(const Side& first, const Side& second)
{
    const Ratio a = RatioOf(UnitsOf(first.sums.replications));
    const Ratio b = RatioOf(UnitsOf(second.sums.replications));
    Difference difference;
    difference.value = b.value - a.value;
    const double ofFirst = Squared(a.standardError);
    const double ofSecond = Squared(b.standardError);
    const auto isPoor = [](const Estimate& figure) {
        return figure.by == IntervalBy::Tail || figure.by == IntervalBy::Nothing;
    };
    if (isPoor(first.figure) || isPoor(second.figure) || ofFirst + ofSecond == 0)
    {
        SetByLimits(first.figure, second.figure, difference);
    }
    else
    {
        difference.by = DifferenceBy::Welch;
        difference.standardError = std::sqrt(ofFirst + ofSecond);
        difference.freedom = Squared(ofFirst + ofSecond) /
                             (Squared(ofFirst) / a.Freedom() + Squared(ofSecond) / b.Freedom());
        SetStudentInterval(difference);
    }
    Cut(first.sums.extent, difference);
    return difference;
}

} // namespace pptplab::analysis
