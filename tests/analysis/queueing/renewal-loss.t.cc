// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/renewal-loss.h"

#include "analysis/queueing/erlang.h"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

namespace pptplab::analysis
{

namespace
{

TEST(RenewalLoss, OneServerIsErlangs)
{
    for (const int ports : {1, 2, 10, 50, 256})
    {
        for (const double load : {0.1, 1.0, 9.0, 45.0, 300.0})
        {
            const double expected = ErlangB(load, ports);
            EXPECT_NEAR(RefusedInTurn({load, 1, ports}), expected, 1e-12 * expected) << load;
        }
    }
}

TEST(RenewalLoss, OnePortIsStillTakenWhenTheIntervalIsShorterThanTheCall)
{
    // P(call > interval) = f(m): each of `servers` gaps of mean 1/load is survived in turn.
    for (const int servers : {1, 2, 5})
    {
        EXPECT_NEAR(RefusedInTurn({3, servers, 1}), std::pow(3.0 / 4, servers), 1e-15);
    }
}

TEST(RenewalLoss, TwoPortsByHand)
{
    // Two servers, load 2: 1/f(1) = (3/2)^2 = 9/4, 1/f(2) = 2^2 = 4.
    // 1/B = 1 + 2 x 5/4 + 5/4 x 3 = 29/4.
    EXPECT_NEAR(RefusedInTurn({2, 2, 2}), 4.0 / 29, 1e-15);
}

TEST(RenewalLoss, TurnsRefuseLessThanChance)
{
    for (const int servers : {2, 4, 16})
    {
        EXPECT_LT(RefusedInTurn({9.0 * servers, servers, 10}), ErlangB(9, 10));
        EXPECT_LT(RefusedInTurn({9.0 * servers, servers, 10}),
                  RefusedInTurn({4.5 * servers, servers / 2, 10}) + 1e-12);
    }
}

TEST(RenewalLoss, IntervalsOfAnyTransform)
{
    // Constant intervals, after each of which a call is there with probability 1/2. The chain of
    // calls found, 0 to 2: p1 = p0 / 2 + (p1 + p2) / 2 and p2 = (p1 + p2) / 4, so p = (2, 3, 1)
    // / 6.
    const auto half = [](int calls) { return std::pow(0.5, calls); };
    EXPECT_NEAR(RefusedOfRenewals(half, 2), 1.0 / 6, 1e-15);
    const auto turns = [](int calls) { return std::pow(1 + calls / 36.0, -4); };
    EXPECT_NEAR(RefusedOfRenewals(turns, 10), RefusedInTurn({36, 4, 10}), 1e-12);
}

TEST(RenewalLoss, ToldWhatItCannotDo)
{
    const auto outside = [](int) { return 1.0; };
    EXPECT_THROW(RefusedOfRenewals(outside, 2), std::domain_error);
    EXPECT_THROW(RefusedOfRenewals([](int) { return 0.5; }, 0), std::domain_error);
    EXPECT_THROW(RefusedInTurn({0, 2, 2}), std::domain_error);
    EXPECT_THROW(RefusedInTurn({1, 0, 2}), std::domain_error);
    EXPECT_THROW(RefusedInTurn({1, 2, 257}), std::domain_error);
}

} // namespace

} // namespace pptplab::analysis
