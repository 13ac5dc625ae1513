// SPDX-License-Identifier: GPL-2.0-only
#include "sim/load/law-moments.h"

#include <boost/math/quadrature/gauss_kronrod.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace pptplab::sim::load
{

namespace
{

using namespace std::chrono_literals;
using population::Law;

const std::vector<Law>&
AllKinds()
{
    static const std::vector<Law> laws = {Law::Constant(30s),
                                          Law::Exponential(30s),
                                          Law::Uniform(10s, 50s),
                                          Law::Uniform(30s, 30s),
                                          Law::Lognormal(30s, 1.5),
                                          Law::Hyperexponential(30s, 2),
                                          Law::Gamma(30s, 0.4),
                                          Law::Gamma(30s, 3),
                                          Law::Weibull(30s, 0.6),
                                          Law::Weibull(30s, 3),
                                          Law::Pareto(30s, 1.2),
                                          Law::Pareto(30s, 2),
                                          Law::Pareto(30s, 2.8),
                                          Law::Empirical({{5s, 1}, {50s, 2}})};
    return laws;
}

/// The integral in pieces, between which the integrand may jump or bend.
template <typename Function>
double
Integral(Function integrand, double from, double to)
{
    std::vector<double> bounds = {from, to};
    for (const double bend : {5.0, 10.0, 15.0, 30.0 * 1.8 / 2.8, 30.0, 50.0})
    {
        if (bend > from && bend < to)
        {
            bounds.push_back(bend);
        }
    }
    std::sort(bounds.begin(), bounds.end());
    double sum = 0;
    for (std::size_t i = 1; i < bounds.size(); ++i)
    {
        sum += boost::math::quadrature::gauss_kronrod<double, 15>::integrate(
            integrand, bounds[i - 1], bounds[i], 20, 1e-9);
    }
    return sum;
}

TEST(LawMoments, MeanUpToALimitIsThatOfDrawnTimes)
{
    for (const Law& law : AllKinds())
    {
        for (const Duration limit : {Duration{8s}, Duration{30s}, Duration{100s}})
        {
            SCOPED_TRACE(static_cast<int>(law.Form()));
            NamedStream stream({{5, 0}, "limit"});
            constexpr int kDraws = 50'000;
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < kDraws; ++i)
            {
                const double x = ToSeconds(std::min(limit, law.Sample(stream)));
                sum += x;
                squares += x * x;
            }
            const double mean = sum / kDraws;
            const double deviation = std::sqrt(std::max(0.0, squares / kDraws - mean * mean));
            EXPECT_NEAR(
                MeanUpTo(law, ToSeconds(limit)), mean, 4 * deviation / std::sqrt(kDraws) + 1e-9);
        }
        EXPECT_EQ(MeanUpTo(law, 0), 0);
    }
}

TEST(LawMoments, TheResidualTailIsTheIntegralOfTheTailOverTheMean)
{
    for (const Law& law : AllKinds())
    {
        SCOPED_TRACE(static_cast<int>(law.Form()));
        const auto longerThan = [&](double t) { return MomentAt(law, 0, t).beyond; };
        for (const double t : {0.0, 8.0, 30.0, 45.0, 100.0, 700.0})
        {
            const double below = Integral(longerThan, 0, t) / ToSeconds(law.Mean());
            EXPECT_NEAR(ResidualTail(law, t), 1 - below, 1e-7) << t;
            const auto tail = [&](double u) { return ResidualTail(law, u); };
            EXPECT_NEAR(ResidualTailUpTo(law, t), Integral(tail, 0, t), 1e-6 * (1 + t)) << t;
        }
    }
}

TEST(LawMoments, FarTailsKeepTheirDigits)
{
    EXPECT_NEAR(ResidualTail(Law::Exponential(30s), 600) / std::exp(-20), 1, 1e-10);
    // (least / t)^(shape - 1) / shape of Pareto's law, least = 10 s.
    EXPECT_NEAR(ResidualTail(Law::Pareto(30s, 1.5), 1e9), std::sqrt(1e-8) / 1.5, 1e-16);
    EXPECT_EQ(ResidualTail(Law::Uniform(10s, 50s), 60), 0);
    EXPECT_EQ(ResidualTail(Law::Weibull(1s, 20), 1e9), 0);
}

TEST(LawMoments, BothPartsOfAMomentMakeTheWhole)
{
    for (const Law& law : AllKinds())
    {
        SCOPED_TRACE(static_cast<int>(law.Form()));
        for (const double limit : {0.0, 20.0, 30.0, 400.0})
        {
            const SplitMoment none = MomentAt(law, 0, limit);
            const SplitMoment first = MomentAt(law, 1, limit);
            EXPECT_NEAR(none.upTo + none.beyond, 1, 1e-12);
            EXPECT_NEAR(first.upTo + first.beyond, ToSeconds(law.Mean()), 1e-7);
        }
    }
    const SplitMoment endless = MomentAt(Law::Pareto(30s, 1.5), 2, 60);
    EXPECT_TRUE(std::isinf(endless.beyond));
    const SplitMoment second = MomentAt(Law::Gamma(30s, 0.4), 2, 40);
    EXPECT_NEAR(second.upTo + second.beyond, 900 * 1.16, 1e-9);
}

} // namespace

} // namespace pptplab::sim::load
