// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/poisson-weights.h"

#include "analysis/queueing/domain.h"

#include <algorithm>
#include <numeric>

namespace pptplab::analysis
{

namespace
{

// Whether terms that start with term x ratio and fall at least by `ratio` each do not matter. In
// units of the mode's probability, which is at most 1: so the part left out is below `leftOut`.
bool
IsNegligible(double term, double ratio, double leftOut)
{
    return ratio < 1 && term * ratio <= leftOut * (1 - ratio);
}

} // namespace

PoissonWeights
PoissonWeightsOf(double mean, double leftOut)
{
    Require(mean >= 0 && mean <= 1e8, "mean of Poisson weights", mean, "0..1e8");
    Require(leftOut >= 1e-300 && leftOut <= 1, "left out of Poisson weights", leftOut, "1e-300..1");
    const int mode = static_cast<int>(mean);
    leftOut *= std::min(1.0, mean);
    std::vector<double> below; // downwards
    double term = 1;
    int first = mode;
    while (first > 0 && !IsNegligible(term, first / mean, leftOut))
    {
        term *= first / mean;
        below.push_back(term);
        --first;
    }
    PoissonWeights result{first, {below.rbegin(), below.rend()}};
    result.weight.push_back(1);
    term = 1;
    for (int n = mode + 1; !IsNegligible(term, mean / n, leftOut); ++n)
    {
        term *= mean / n;
        result.weight.push_back(term);
    }
    const double sum = std::accumulate(result.weight.begin(), result.weight.end(), 0.0);
    for (double& weight : result.weight)
    {
        weight /= sum;
    }
    return result;
}

} // namespace pptplab::analysis
