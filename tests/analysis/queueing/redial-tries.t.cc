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

// The balance equations solved in 113-bit numbers, whose states fill up to 1e90 times as fast as
// the ports are released.
TEST(RedialTries, LoseNoFlowToShortPauses)
{
    const auto expectLost = [](const LimitedRedial& queue, double refused, double lost) {
        SCOPED_TRACE(testing::Message() << queue.tries << " tries, pause " << queue.pause);
        const RedialShares shares = SharesOfTries(queue);
        EXPECT_NEAR(shares.refused, refused, 1e-13 * refused);
        EXPECT_NEAR(shares.lost, lost, 1e-13 * lost);
    };
    expectLost({10, 10, 1, 2, 1e-9}, 0.35334342647047884, 0.21458234264689152);
    expectLost({2, 1e-12, 1, 2, 1e-6}, 9.9999900000099996e-25, 4.9999900000149995e-25);
    expectLost({2, 1, 0.8, 3, 1e-7}, 0.37888196439952698, 0.19999996544001081);
    expectLost({1, 4, 1, 4, 1e-6}, 0.94117638754410415, 0.79999952000460794);
    expectLost({1, 0.8, 1, 5, 1e-9}, 0.79999999968000002, 0.44444444345679013);
    expectLost({1, 0.8, 1, 5, 1e-90}, 0.8, 0.4 / 0.9); // the limit: B(0.8, 1) for the callers
}

TEST(RedialTries, EqualTheEliminationOfTheWholeGeneratorOnMorePorts)
{
    ExpectNear(SharesOfTries({2, 4, 1, 3, 0.25}),
               {0.82139989749582865,
                0.7661872314461976,
                0.56696230252484081,
                2.4246217745873722,
                1.4246217745873719},
               1e-12);
    ExpectNear(SharesOfTries({5, 3, 0.7, 3, 0.1}),
               {0.19915380395465654,
                0.12737390191269859,
                0.091207961980494676,
                1.1347897292978464,
                0.040436918789353904},
               1e-12);
    ExpectNear(SharesOfTries({1, 0.2, 0.5, 5, 0.05}),
               {0.27149196636006084,
                0.1678570220950428,
                0.16071488952478241,
                1.1520601993663473,
                0.0015206019936634724},
               1e-12);
}

// The chain of three and more tries, watched only while all ports are busy, with one pause less.
TEST(RedialTries, OfTwoTakeManyCallersInLongPauses)
{
    ExpectNear(SharesOfTries({100, 100, 1, 2, 1}),
               {0.190443760704565,
                0.182351496579295,
                0.0428199689039369,
                1.1823514965793,
                18.2351496579295},
               1e-12);
    ExpectNear(SharesOfTries({1000, 1000, 1, 2, 0.1}),
               {0.0929097338423828,
                0.0837969997994655,
                0.0168982909910758,
                1.08379699979947,
                8.37969997994655},
               1e-12);
    // One port is hardly ever idle: after a release for 1 / 2000, of load and redials alike.
    EXPECT_NEAR(SharesOfTries({1, 1000, 1, 2, 1}).refused, 1 - 1 / 2000.0, 1e-6);
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

// The whole chain of up to 300,000 states by Gauss and Seidel's sweeps, until one moved no more
// than 1e-13 of the probability.
TEST(RedialTries, EqualSweepsOverTheWholeChainOnManyPorts)
{
    ExpectNear(
        SharesOfTries({256, 240, 0.8, 2, 0.02}),
        {0.036756726604743, 0.02826194996805, 0.014978220044934, 1.0226095599744, 0.10852588787696},
        1e-11);
    ExpectNear(SharesOfTries({50, 45, 0.8, 3, 0.02}),
               {0.13245822136156,
                0.079961909799204,
                0.047397002791052,
                1.0980485558908,
                0.088243700301747},
               1e-11);
    ExpectNear(
        SharesOfTries({24, 22, 0.9, 4, 0.005}),
        {0.2961038173852, 0.12449766787922, 0.099608426506044, 1.2791539373736, 0.030706933111093},
        1e-11);
    ExpectNear(
        SharesOfTries({40, 60, 1, 3, 0.05}),
        {0.68631122032202, 0.62543096668214, 0.34496799845755, 2.0881588503569, 3.2644765510706},
        1e-11);
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
                                              {2, 1, 0.5, 3, 1e90},
                                              {2, 1, 0.5, 3, 1e101},
                                              {2, 1, 0.5, 3, 1e-101},
                                              {1, 10, 1, 4, 1},
                                              {1000, 900, 0.9, 4, 1}};
    for (const LimitedRedial& queue : wrong)
    {
        EXPECT_THROW(static_cast<void>(SharesOfTries(queue)), std::domain_error);
    }
}

} // namespace

} // namespace pptplab::analysis
