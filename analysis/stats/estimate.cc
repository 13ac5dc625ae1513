// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/stats/estimate.h"

#include "analysis/queueing/domain.h"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace pptplab::analysis
{

namespace
{

constexpr double kOneSided = 0.025; // probability beyond one end of a 95 % interval
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
HalfWidth(const Ratio& ratio)
{
    const boost::math::students_t student(static_cast<double>(ratio.units - 1));
    return boost::math::quantile(boost::math::complement(student, kOneSided)) * ratio.standardError;
}

// Bounds of a share of `hits` in `n`, neither of them whole: the beta form of the interval. Less
// than one independent hit bounds nothing from below, nor less than one miss from above; the beta
// form would say 1e-11 there.
void
SetClopperPearson(double hits, double n, Estimate& estimate)
{
    const double misses = n - hits;
    estimate.low =
        hits >= 1
            ? boost::math::quantile(boost::math::beta_distribution<>(hits, misses + 1), kOneSided)
            : 0;
    estimate.high = misses >= 1
                        ? boost::math::quantile(boost::math::complement(
                              boost::math::beta_distribution<>(hits + 1, misses), kOneSided))
                        : 1;
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
    const auto n = static_cast<double>(ratio.sum.n);
    const double rarer = std::min(ratio.sum.total, n - ratio.sum.total);
    const double binomialVariance = ratio.value * (1 - ratio.value) / n;
    double effect = designEffect;
    if (rarer >= 2)
    {
        effect = std::max(effect, ratio.standardError * ratio.standardError / binomialVariance);
    }
    Estimate estimate{ratio.value, 0, 1, ratio.sum.n, ratio.standardError, {}, {}};
    if (rarer < kFewHits * effect || ratio.units < 2)
    {
        SetClopperPearson(ratio.sum.total / effect, n / effect, estimate);
    }
    else
    {
        const double halfWidth = HalfWidth(ratio);
        estimate.low = std::max(0.0, ratio.value - halfWidth);
        estimate.high = std::min(1.0, ratio.value + halfWidth);
    }
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
    Estimate estimate{ratio.value, 0, 1, ratio.sum.n, ratio.standardError, {}, {}};
    if (ratio.nonZero >= kFewWeighedUnits)
    {
        const double halfWidth = HalfWidth(ratio);
        estimate.low = std::max(0.0, ratio.value - halfWidth);
        estimate.high = std::min(1.0, ratio.value + halfWidth);
    }
    return estimate;
}

std::optional<Estimate>
EstimateMean(const std::vector<BatchSums>& replications)
{
    const Ratio ratio = RatioOf(UnitsOf(replications));
    if (ratio.units < 2)
    {
        return std::nullopt;
    }
    const double halfWidth = HalfWidth(ratio);
    return Estimate{ratio.value,
                    ratio.value - halfWidth,
                    ratio.value + halfWidth,
                    ratio.sum.n,
                    ratio.standardError,
                    {},
                    {}};
}

Estimate
Beside(Estimate estimate, double exact)
{
    estimate.exact = exact;
    if (estimate.standardError > 0)
    {
        estimate.z = (estimate.value - exact) / estimate.standardError;
    }
    return estimate;
}

} // namespace pptplab::analysis
