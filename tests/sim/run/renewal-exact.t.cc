// SPDX-License-Identifier: GPL-2.0-only
#include "sim/run/renewal-exact.h"

#include "analysis/queueing/erlang.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace pptplab::sim::run
{

namespace
{

using namespace std::chrono_literals;
using population::Law;

TEST(RenewalExact, TransformsAreMeansOfExponentials)
{
    const std::vector<Law> laws = {Law::Constant(30s),
                                   Law::Exponential(30s),
                                   Law::Uniform(10s, 50s),
                                   Law::Uniform(30s, 30s),
                                   Law::Hyperexponential(30s, 2),
                                   Law::Gamma(30s, 0.4),
                                   Law::Gamma(30s, 2),
                                   Law::Empirical({{5s, 1}, {50s, 2}})};
    for (const Law& law : laws)
    {
        SCOPED_TRACE(static_cast<int>(law.Form()));
        ASSERT_TRUE(HasTransform(law));
        for (const double rate : {0.001, 0.03, 0.5})
        {
            NamedStream stream({{7, 0}, "transform"});
            constexpr int kDraws = 50'000;
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < kDraws; ++i)
            {
                const double x = std::exp(-rate * ToSeconds(law.Sample(stream)));
                sum += x;
                squares += x * x;
            }
            const double mean = sum / kDraws;
            const double deviation = std::sqrt(std::max(0.0, squares / kDraws - mean * mean));
            EXPECT_NEAR(Transform(law, rate), mean, 4 * deviation / std::sqrt(kDraws) + 1e-9);
        }
    }
    EXPECT_FALSE(HasTransform(Law::Pareto(30s, 1.5)));
    EXPECT_FALSE(HasTransform(Law::Weibull(30s, 1.5)));
    EXPECT_FALSE(HasTransform(Law::Lognormal(30s, 1.5)));
}

TEST(RenewalExact, ExponentialIntervalsAreErlangs)
{
    for (const int ports : {1, 10, 50})
    {
        const double exact = analysis::ErlangB(9, ports);
        EXPECT_NEAR(
            RenewalLoss(Law::Exponential(200s), 1800, ports).RefusedBy(ports) / exact, 1, 1e-12);
    }
}

} // namespace

} // namespace pptplab::sim::run
