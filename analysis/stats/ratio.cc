// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/stats/ratio.h"

#include "analysis/queueing/domain.h"

#include <algorithm>
#include <cmath>

namespace pptplab::analysis
{

namespace
{

constexpr std::size_t kUnits = 30;

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

} // namespace

Units
UnitsOf(const std::vector<BatchSums>& replications)
{
    const std::size_t count = replications.size();
    Require(count > 0, "number of replications", 0, "1 or more");
    const std::size_t groups = count >= kEnoughReplications ? 1 : (kUnits + count - 1) / count;
    Units units;
    units.reserve(count);
    for (const BatchSums& batches : replications)
    {
        Require(batches.size() >= groups,
                "batches of a replication",
                static_cast<double>(batches.size()),
                "30 / replications or more");
        BatchSums& row = units.emplace_back();
        row.reserve(groups);
        for (std::size_t i = 0; i < groups; ++i)
        {
            row.push_back(
                SumOf(batches, i * batches.size() / groups, (i + 1) * batches.size() / groups));
        }
    }
    return units;
}

Residuals
ResidualsOf(const Units& rows, double ratio)
{
    Residuals residuals;
    residuals.reserve(rows.size());
    for (const BatchSums& row : rows)
    {
        auto& missed = residuals.emplace_back();
        missed.reserve(row.size());
        for (const Sum& unit : row)
        {
            missed.push_back(unit.total - ratio * static_cast<double>(unit.n));
        }
    }
    return residuals;
}

double
VarianceOfSum(const Residuals& rows, std::size_t units)
{
    double squares = 0;
    double products = 0; // products of neighbouring residuals, summed
    for (const auto& row : rows)
    {
        double previous = 0;
        for (const double residual : row)
        {
            squares += residual * residual;
            products += residual * previous;
            previous = residual;
        }
    }
    const auto count = static_cast<double>(units);
    return count / (count - 1) * (squares + 2 * std::max(0.0, products));
}

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
    if (ratio.units >= 2)
    {
        const double variance = VarianceOfSum(ResidualsOf(rows, ratio.value), ratio.units);
        ratio.standardError = std::sqrt(variance) / n;
    }
    return ratio;
}

} // namespace pptplab::analysis
