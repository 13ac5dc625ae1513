// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/engset.h"

#include "analysis/queueing/erlang.h"

#include <gtest/gtest.h>

#include <limits>
#include <stdexcept>

namespace pptplab::analysis
{

namespace
{

void
ExpectCarried(const EngsetCongestion& seen, const EngsetCongestion& expected, double tolerance)
{
    EXPECT_NEAR(seen.carried, expected.carried, tolerance * (1 + expected.carried));
}

void
ExpectNear(const EngsetCongestion& seen, const EngsetCongestion& expected, double tolerance)
{
    EXPECT_NEAR(seen.time, expected.time, tolerance);
    EXPECT_NEAR(seen.call, expected.call, tolerance);
    EXPECT_NEAR(seen.traffic, expected.traffic, tolerance);
    ExpectCarried(seen, expected, tolerance);
}

// In fractions (Python): binomial weights C(N, k) A^k, k <= c, give the time congestion and the
// carried load Y = sum k p(k), N-1 sources the call congestion; traffic congestion = (A' - Y) / A'
// with A' = N A / (1+A).
TEST(Engset, EqualsTheBinomialSumsInFractions)
{
    ExpectNear(
        Engset({10, 5, 0.5}),
        {0.147887323943661972, 0.106960950764006791, 0.0739436619718309859, 3.08685446009389671},
        1e-14);
    ExpectNear(Engset({480, 48, 3.0 / 37}),
               {0.00858749646555687896,
                0.00835016928991986146,
                0.00772874681900119107,
                35.7217651145159571},
               1e-14);
    ExpectNear(Engset({4, 4, 2}), {0.197530864197530864, 0, 0, 2.66666666666666667}, 1e-14);
    ExpectNear(
        Engset({5000, 50, 1.0 / 110}),
        {0.0545799503675628066, 0.0544985996394244507, 0.0540341508638871786, 42.6110742854104875},
        1e-13);
}

// The last port is hardly ever idle, and 1 - C cancels: N A (1-B) / (1 + A (1-B)) with 1-B from the
// binomial sums in 50 digits.
TEST(Engset, KeepsTheDigitsOfTheCarriedLoadOfFullPorts)
{
    const auto expect = [](const FiniteSources& system, double carried) {
        EXPECT_NEAR(Engset(system).carried / carried, 1, 1e-14) << system.sources;
    };
    expect({20'000, 1, 1e6}, 0.99999999995);
    expect({1'000'000, 2, 100}, 1.9999999799999797);
    expect({50, 1, 1e6}, 0.99999998000000045);
    expect({1000, 10, 1e6}, 9.9999999899091829);
    EXPECT_EQ(Engset({7, 0, 3}).carried, 0);
}

TEST(Engset, OrdersTheThreeCongestions)
{
    for (const int sources : {6, 20, 300})
    {
        const EngsetCongestion congestion = Engset({sources, 5, 0.3});
        EXPECT_GT(congestion.time, congestion.call) << sources;
        EXPECT_GT(congestion.call, congestion.traffic) << sources;
    }
}

// With N A = a fixed the differences fall as 1/N.
TEST(Engset, BecomesErlangBWithManySources)
{
    const double expected = ErlangB(45, 50);
    double before = expected;
    for (const int sources : {100, 1000, 10'000, 100'000, 1'000'000})
    {
        const EngsetCongestion congestion = Engset({sources, 50, 45.0 / (sources - 45)});
        const double distance = expected - congestion.call;
        EXPECT_NEAR(distance / before, 0.1, 0.1) << sources; // above 0, below a fifth
        before = distance;
    }
    EXPECT_LT(before, 1e-5);
}

TEST(Engset, RefusesNobodyWithAPortForEach)
{
    ExpectNear(Engset({7, 8, 3}), {0, 0, 0, 5.25}, 1e-14);
    ExpectNear(Engset({0, 0, 3}), {1, 0, 0, 0}, 0);
    ExpectNear(Engset({0, 2, 3}), {0, 0, 0, 0}, 0);
    ExpectNear(Engset({5, 2, 0}), {0, 0, 0, 0}, 0);
}

// With one port and two sources: busy with odds 2 A : 1; a call meets the other source busy with
// odds A : 1.
TEST(Engset, EqualsTheCaseOfTwoSourcesWorkedByHand)
{
    ExpectNear(Engset({2, 1, 3}), {6.0 / 7, 3.0 / 4, (1.5 - 6.0 / 7) / 1.5, 6.0 / 7}, 1e-15);
}

TEST(Engset, RejectsWhatIsOutOfRange)
{
    EXPECT_THROW(Engset({-1, 1, 1}), std::domain_error);
    EXPECT_THROW(Engset({1, -1, 1}), std::domain_error);
    EXPECT_THROW(Engset({1, 1, -1}), std::domain_error);
    EXPECT_THROW(Engset({1, 1, std::numeric_limits<double>::quiet_NaN()}), std::domain_error);
    EXPECT_THROW(Engset({1'000'001, 1, 1}), std::domain_error);
}

} // namespace

} // namespace pptplab::analysis
