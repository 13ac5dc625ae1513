// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/poisson-weights.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>

namespace pptplab::analysis
{

namespace
{

double
WeightOf(const PoissonWeights& weights, int n)
{
    return weights.weight.at(static_cast<std::size_t>(n - weights.first));
}

// e^-2 2^n / n!; and the logarithm by lgamma for a large mean.
TEST(PoissonWeights, EqualTheDistribution)
{
    const PoissonWeights two = PoissonWeightsOf(2);
    EXPECT_EQ(two.first, 0);
    EXPECT_NEAR(WeightOf(two, 0), std::exp(-2), 1e-16);
    EXPECT_NEAR(WeightOf(two, 5), std::exp(-2) * 32 / 120, 1e-16);
    const PoissonWeights large = PoissonWeightsOf(12'345.5);
    const double expected =
        std::exp(12'400 * std::log(12'345.5) - 12'345.5 - std::lgamma(12'401.0));
    EXPECT_NEAR(WeightOf(large, 12'400) / expected, 1, 1e-9); // lgamma's rounding
}

void
ExpectMoments(double mean)
{
    SCOPED_TRACE(mean);
    const PoissonWeights weights = PoissonWeightsOf(mean);
    double first = 0;
    double second = 0;
    for (std::size_t i = 0; i < weights.weight.size(); ++i)
    {
        const double off = weights.first + static_cast<double>(i) - mean;
        first += weights.weight[i] * off;
        second += weights.weight[i] * off * off;
    }
    EXPECT_NEAR(first, 0, 1e-10 * (1 + mean));
    EXPECT_NEAR(second, mean, 1e-10 * (1 + mean));
}

TEST(PoissonWeights, HaveTheirMeanAndVariance)
{
    for (const double mean : {0.3, 7.0, 1e3, 1e6})
    {
        ExpectMoments(mean);
    }
}

TEST(PoissonWeights, GoAsFarAsASmallMeanAsks)
{
    const PoissonWeights few = PoissonWeightsOf(1e-9);
    ASSERT_EQ(few.weight.size(), 3);
    EXPECT_NEAR(few.weight[1] / 1e-9, 1, 2e-9);
    EXPECT_NEAR(few.weight[2] / 5e-19, 1, 2e-9);
}

TEST(PoissonWeights, AreOneNumberForTheMeanZero)
{
    const PoissonWeights none = PoissonWeightsOf(0);
    EXPECT_EQ(none.first, 0);
    ASSERT_EQ(none.weight.size(), 1);
    EXPECT_EQ(none.weight[0], 1);
}

TEST(PoissonWeights, RejectAMeanOutOfRange)
{
    EXPECT_THROW(PoissonWeightsOf(-1), std::domain_error);
    EXPECT_THROW(PoissonWeightsOf(1.1e8), std::domain_error);
    EXPECT_THROW(PoissonWeightsOf(std::numeric_limits<double>::quiet_NaN()), std::domain_error);
}

} // namespace

} // namespace pptplab::analysis
