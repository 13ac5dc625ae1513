// SPDX-License-Identifier: GPL-2.0-only
#include "models/population/rate-profile.h"

#include <gtest/gtest.h>

#include <cmath>

namespace pptplab::population
{
namespace
{

using namespace std::chrono_literals;

constexpr double kTwoPi = 6.283185307179586;

TEST(RateProfile, NothingIsTheConstantRate)
{
    EXPECT_EQ(FactorAt({}, 5s), 1);
    EXPECT_EQ(TimeOfLoad({}, Rate{2}, 10s, 3), Duration{11500ms});
}

TEST(RateProfile, StepsAddUpTheirCalls)
{
    const RateProfile steps = RateSteps{{{0s, 1}, {10s, 0}, {20s, 2}}, {}};
    EXPECT_EQ(FactorAt(steps, 9s), 1);
    EXPECT_EQ(FactorAt(steps, 10s), 0);
    EXPECT_EQ(FactorAt(steps, 1h), 2);
    EXPECT_EQ(TimeOfLoad(steps, Rate{1}, 4s, 5), Duration{9s});
    EXPECT_EQ(TimeOfLoad(steps, Rate{1}, 4s, 10), Duration{22s}) << "6 calls, a gap, 4 calls";
    const RateProfile last = RateSteps{{{0s, 1}, {10s, 0}}, {}};
    EXPECT_EQ(TimeOfLoad(last, Rate{1}, 4s, 7), Duration::max()) << "nobody calls any more";
}

TEST(RateProfile, PeriodicStepsBeginAnew)
{
    const RateProfile day = RateSteps{{{0s, 1}, {10s, 3}}, 20s}; // 40 calls a period
    EXPECT_EQ(FactorAt(day, 35s), 3);
    EXPECT_EQ(TimeOfLoad(day, Rate{1}, 15s, 15), Duration{20s});
    EXPECT_EQ(TimeOfLoad(day, Rate{1}, 15s, 20), Duration{25s});
    EXPECT_EQ(TimeOfLoad(day, Rate{1}, 15s, 20 + 40e6), Duration{25s} + 1'000'000 * Duration{20s});
    const RateProfile silent = RateSteps{{{0s, 0}}, 20s};
    EXPECT_EQ(TimeOfLoad(silent, Rate{1}, 15s, 1), Duration::max());
}

// The calls between now and the answer must be what was asked for: the integral of the rate.
TEST(RateProfile, SineIsInvertedToTheNanosecond)
{
    for (const double amplitude : {0.0, 0.3, 0.999, 1.0})
    {
        const RateSine sine{amplitude, 100s, 30s};
        const double w = kTwoPi / 100;
        for (const double load : {0.0, 1e-6, 0.01, 1.0, 77.0, 1e4})
        {
            for (const auto now : {Duration{0s}, Duration{80s}, Duration{12345s}})
            {
                const double begin = ToSeconds(now) - 30;
                const double end = ToSeconds(TimeOfLoad(sine, Rate{0.5}, now, load)) - 30;
                const double calls =
                    0.5 * (end - begin + amplitude * (std::sin(w * end) - std::sin(w * begin)) / w);
                EXPECT_NEAR(calls, load, 1e-8 * (1 + load)) << amplitude << " at " << begin;
            }
        }
    }
}

TEST(RateProfile, SineIsHighestAtItsPeak)
{
    const RateProfile sine = RateSine{0.5, 24h, 14h};
    EXPECT_DOUBLE_EQ(FactorAt(sine, 14h), 1.5);
    EXPECT_NEAR(FactorAt(sine, 26h), 0.5, 1e-12);
    EXPECT_NEAR(FactorAt(sine, 8h), 1, 1e-12);
}

} // namespace
} // namespace pptplab::population
