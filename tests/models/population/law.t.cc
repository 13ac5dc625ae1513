// SPDX-License-Identifier: GPL-2.0-only
#include "models/population/law.h"

#include <gtest/gtest.h>

#include <array>
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
    NamedStream stream({{11, 0}, "law"});
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
        double kurtosis = 0; ///< kurtosis of the law, for the standard error of the cv
    };
    const Case cases[] = {
        {"exponential", Law::Exponential(30min), 1800, 1, 9},
        {"uniform", Law::Uniform(3s, 5s), 4, 1 / (4 * std::sqrt(3.0)), 1.8},
        {"lognormal", Law::Lognormal(10s, 0.5), 10, 0.5, 8.1},
        {"hyperexponential", Law::Hyperexponential(10s, 2), 10, 2, 40},
        // Excess kurtosis of the gamma law is 6 cv^2.
        {"gamma", Law::Gamma(10s, 0.5), 10, 0.5, 4.5},
        {"gamma with a shape below 1", Law::Gamma(10s, 2), 10, 2, 27},
        // Weibull with shape 2 is Rayleigh's: variance over squared mean is 4/pi - 1, kurtosis
        // 3.245.
        {"weibull", Law::Weibull(10s, 2), 10, std::sqrt(4 / 3.14159265358979 - 1), 3.25},
        // With shape 1/2 it is the square of an exponential: moments 2, 24, 720, 40320 of scale 1.
        {"weibull with a heavy tail", Law::Weibull(10s, 0.5), 10, std::sqrt(5.0), 87.7},
        // Variance over squared mean is 1/(a(a-2)); kurtosis at 6: 3 (a-2)(3a^2+a+2)/(a(a-3)(a-4)).
        {"pareto", Law::Pareto(10s, 6), 10, 1 / std::sqrt(24.0), 38.7},
        {"empirical", Law::Empirical({{2s, 1}, {12s, 4}}), 10, 0.4, 3.25},
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

// Quantiles beside e^-x: the strips, their edges and the tail beyond 7.697 are all hit.
TEST(Law, ExponentialFollowsItsDistributionIntoTheTail)
{
    NamedStream stream({{11, 0}, "law"});
    const Law law = Law::Exponential(1s);
    constexpr std::array<double, 8> kPoints = {0.01, 0.1, 0.5, 1, 2, 5, 7.7, 9};
    constexpr int kMany = 4'000'000;
    std::array<int, kPoints.size()> beyond{};
    for (int i = 0; i < kMany; ++i)
    {
        const double x = ToSeconds(law.Sample(stream));
        for (std::size_t p = 0; p < kPoints.size(); ++p)
        {
            beyond.at(p) += x > kPoints.at(p) ? 1 : 0;
        }
    }
    for (std::size_t p = 0; p < kPoints.size(); ++p)
    {
        const double share = std::exp(-kPoints.at(p));
        EXPECT_NEAR(beyond.at(p), kMany * share, 4 * std::sqrt(kMany * share * (1 - share)))
            << kPoints.at(p);
    }
}

TEST(Law, ParetoNeverFallsBelowItsLeastValue)
{
    NamedStream stream({{1, 0}, "p"});
    const Law law = Law::Pareto(30min, 1.5); // least value a third of the mean
    for (int i = 0; i < 10'000; ++i)
    {
        ASSERT_GE(law.Sample(stream), 10min);
    }
}

TEST(Law, EmpiricalDrawsItsTimesByWeight)
{
    NamedStream stream({{1, 0}, "e"});
    const Law law = Law::Empirical({{1s, 1}, {2s, 2}, {3s, 1}});
    std::array<int, 4> seen{};
    constexpr int kTimes = 40'000;
    for (int i = 0; i < kTimes; ++i)
    {
        ++seen.at(static_cast<std::size_t>(law.Sample(stream) / 1s));
    }
    EXPECT_NEAR(seen[1], kTimes / 4.0, 4 * std::sqrt(kTimes * 3 / 16.0));
    EXPECT_NEAR(seen[2], kTimes / 2.0, 4 * std::sqrt(kTimes / 4.0));
    EXPECT_NEAR(seen[3], kTimes / 4.0, 4 * std::sqrt(kTimes * 3 / 16.0));
    EXPECT_TRUE(law == Law::Empirical({{1s, 1}, {2s, 2}, {3s, 1}}));
    EXPECT_FALSE(law == Law::Empirical({{1s, 2}, {2s, 2}, {3s, 2}}));
}

TEST(Law, HyperexponentialOfOneIsExponential)
{
    const Moments seen = Measure(Law::Hyperexponential(10s, 1));
    EXPECT_NEAR(seen.mean, 10, 4 * 10 / std::sqrt(kDraws));
    EXPECT_NEAR(seen.cv, 1, 0.02);
}

TEST(Law, ConstantDrawsNothing)
{
    NamedStream used({{1, 0}, "a"});
    NamedStream fresh({{1, 0}, "a"});
    EXPECT_EQ(Law::Constant(4s).Sample(used), 4s);
    EXPECT_EQ(used.Bits(), fresh.Bits());
}

TEST(Law, UniformStaysWithinItsEnds)
{
    NamedStream stream({{1, 0}, "u"});
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
