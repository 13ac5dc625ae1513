// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/redial-tries.h"

#include "analysis/queueing/erlang.h"

#include <gtest/gtest.h>

#include <limits>
#include <stdexcept>
#include <vector>

namespace pptplab::analysis
{

namespace
{

void
ExpectNear(const RedialShares& seen, const RedialShares& expected, double tolerance)
{
    EXPECT_NEAR(seen.refused, expected.refused, tolerance);
    EXPECT_NEAR(seen.firstRefused, expected.firstRefused, tolerance);
    EXPECT_NEAR(seen.lost, expected.lost, tolerance);
    EXPECT_NEAR(seen.attemptsPerCaller, expected.attemptsPerCaller, 2 * tolerance);
    EXPECT_NEAR(seen.pausing, expected.pausing, 2 * tolerance);
}

// The whole generator (36 to 504 states), written down apart in Python and solved by the
// subtraction-free elimination of W. K. Grassmann, M. I. Taksar and D. P. Heyman (Operations
// Research 33 (1985) 1107-1116).
TEST(RedialTries, EqualTheEliminationOfTheWholeGenerator)
{
    ExpectNear(SharesOfTries({2, 1, 0.8, 2, 0.1}),
               {0.3015926879165441,
                0.20968731921053096,
                0.18443496232629408,
                1.167749855368425,
                0.016774985536842483},
               1e-12);
    ExpectNear(SharesOfTries({1, 0.3, 0.5, 3, 0.2}),
               {0.32431410169965363,
                0.23683721740399388,
                0.2105426086533537,
                1.1683792622170839,
                0.010102755733025041},
               1e-12);
    ExpectNear(SharesOfTries({2, 1, 0.8, 3, 0.1}),
               {0.359972512962575,
                0.21648300558421715,
                0.17353972334935408,
                1.2912887233580945,
                0.029128872335809457},
               1e-12);
    ExpectNear(SharesOfTries({1, 0.2, 0.5, 4, 0.1}),
               {0.2601306331230531,
                0.1687397199497826,
                0.15630140025108735,
                1.140334547584038,
                0.002806690951680759},
               1e-12);
}

TEST(RedialTries, OfTwoAreTheRedialQueueWithoutAThird)
{
    for (const LimitedRedial& queue :
         {LimitedRedial{3, 2, 1, 2, 2}, LimitedRedial{50, 45, 0.8, 2, 0.02}})
    {
        ExpectNear(SharesOfTries(queue),
                   SharesOf({queue.ports, queue.load, queue.redial, 0, queue.pause}),
                   1e-11);
    }
}

TEST(RedialTries, OfOneAreErlangB)
{
    const RedialShares shares = SharesOfTries({10, 8, 0.9, 1, 1});
    EXPECT_NEAR(shares.refused, ErlangB(8, 10), 1e-13);
    EXPECT_NEAR(shares.lost, ErlangB(8, 10), 1e-13);
    EXPECT_DOUBLE_EQ(shares.attemptsPerCaller, 1);
}

TEST(RedialTries, LieBetweenTheLimitsOfThePause)
{
    const auto shortest = RedialWithoutPause(1, 2, 0.8, 4);
    ExpectNear(SharesOfTries({2, 1, 0.8, 4, 1e-7}), shortest, 1e-6);
    double last = shortest.refused;
    for (const double pause : {0.01, 0.1, 0.5})
    {
        const double refused = SharesOfTries({2, 1, 0.8, 4, pause}).refused;
        EXPECT_LT(refused, last) << "the longer the pause, the fresher the state";
        EXPECT_GT(refused, RedialAfterLongPauses(1, 2, 0.8, 4).refused);
        last = refused;
    }
}

TEST(RedialTries, ServeMoreCallersTheMoreTriesThereAre)
{
    double lost = 1;
    for (int tries = 1; tries <= 5; ++tries)
    {
        const RedialShares shares = SharesOfTries({2, 1, 0.5, tries, 0.05});
        EXPECT_LT(shares.lost, lost);
        lost = shares.lost;
        // Callers who dial are served or lost.
        EXPECT_NEAR(shares.attemptsPerCaller * (1 - shares.refused), 1 - shares.lost, 1e-12);
    }
}

// Little's law and the balance of callers, where the chain is too large to be written down twice.
TEST(RedialTries, ConserveCallersOnManyPorts)
{
    for (const LimitedRedial& queue : {LimitedRedial{256, 240, 0.8, 2, 0.02},
                                       LimitedRedial{50, 45, 0.8, 3, 0.02},
                                       LimitedRedial{24, 22, 0.9, 4, 0.005},
                                       LimitedRedial{40, 200, 1, 2, 0.05}})
    {
        SCOPED_TRACE(queue.ports);
        const RedialShares shares = SharesOfTries(queue);
        EXPECT_NEAR(shares.attemptsPerCaller * (1 - shares.refused), 1 - shares.lost, 1e-11);
        const double redials = queue.load * (shares.attemptsPerCaller - 1);
        EXPECT_NEAR(shares.pausing, redials * queue.pause, 1e-11 * queue.load);
    }
}

TEST(RedialTries, RejectWhatIsOutOfRange)
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const std::vector<LimitedRedial> wrong = {{0, 1, 0.5, 3, 1},
                                              {1001, 1, 0.5, 3, 1},
                                              {2, -1, 0.5, 3, 1},
                                              {2, nan, 0.5, 3, 1},
                                              {2, 1, 1.5, 3, 1},
                                              {2, 1, 0.5, 0, 1},
                                              {2, 1, 0.5, 6, 1},
                                              {2, 1, 0.5, 3, 0},
                                              {2, 1, 0.5, 3, nan},
                                              {2, 1, 0.5, 3, 1e300},
                                              {1000, 900, 0.9, 4, 1}};
    for (const LimitedRedial& queue : wrong)
    {
        EXPECT_THROW(static_cast<void>(SharesOfTries(queue)), std::domain_error);
    }
}

} // namespace

} // namespace pptplab::analysis
