// SPDX-License-Identifier: GPL-2.0-only
#include "models/population/law.h"

#include <gtest/gtest.h>

#include <cmath>

namespace pptplab::population
{
namespace
{

using namespace std::chrono_literals;

struct Moments
{
    double mean = 0;
    double cv = 0;
};

constexpr int kDraws = 400'000;

Moments
Measure(const Law& law)
{
    NamedStream stream({11, 0, "law"});
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < kDraws; ++i)
    {
        const double x = ToSeconds(law.Sample(stream));
        sum += x;
        squares += x * x;
    }
    const double mean = sum / kDraws;
    return {mean, std::sqrt(squares / kDraws - mean * mean) / mean};
}

TEST(Law, EachHasTheMeanAndVariationThatItIsNamedBy)
{
    struct Case
    {
        const char* name = "";
        Law law;
        double mean = 0;
        double cv = 0;
        double kurtosis = 0; ///< of the law, for the standard error of the cv
    };
    const Case cases[] = {
        {"exponential", Law::Exponential(30min), 1800, 1, 9},
        {"uniform", Law::Uniform(3s, 5s), 4, 1 / (4 * std::sqrt(3.0)), 1.8},
        {"lognormal", Law::Lognormal(10s, 0.5), 10, 0.5, 8.1},
        {"hyperexponential", Law::Hyperexponential(10s, 2), 10, 2, 40},
    };
    for (const Case& c : cases)
    {
        SCOPED_TRACE(c.name);
        const Moments seen = Measure(c.law);
        EXPECT_NEAR(seen.mean, c.mean, 4 * c.mean * c.cv / std::sqrt(kDraws));
        // Standard error of a sample deviation: sigma sqrt((kurtosis-1)/4n); doubled for the
        // mean's.
        EXPECT_NEAR(seen.cv, c.cv, 8 * c.cv * std::sqrt((c.kurtosis - 1) / (4.0 * kDraws)));
        EXPECT_DOUBLE_EQ(ToSeconds(c.law.Mean()), c.mean);
    }
}

TEST(Law, HyperexponentialOfOneIsExponential)
{
    const Moments seen = Measure(Law::Hyperexponential(10s, 1));
    EXPECT_NEAR(seen.mean, 10, 4 * 10 / std::sqrt(kDraws));
    EXPECT_NEAR(seen.cv, 1, 0.02);
}

TEST(Law, ConstantDrawsNothing)
{
    NamedStream used({1, 0, "a"});
    NamedStream fresh({1, 0, "a"});
    EXPECT_EQ(Law::Constant(4s).Sample(used), 4s);
    EXPECT_EQ(used.Bits(), fresh.Bits());
}

TEST(Law, UniformStaysWithinItsEnds)
{
    NamedStream stream({1, 0, "u"});
    const Law law = Law::Uniform(3s, 5s);
    for (int i = 0; i < 10000; ++i)
    {
        const Duration x = law.Sample(stream);
        ASSERT_TRUE(x >= 3s && x <= 5s) << x.count();
    }
}

TEST(Law, ZeroIsConstantZeroOnly)
{
    EXPECT_TRUE(Law().IsZero());
    EXPECT_TRUE(Law::Constant(0s).IsZero());
    EXPECT_FALSE(Law::Exponential(1s).IsZero());
    EXPECT_TRUE(Law::Exponential(1s) == Law::Exponential(1s));
    EXPECT_FALSE(Law::Exponential(1s) == Law::Constant(1s));
}

} // namespace
} // namespace pptplab::population
