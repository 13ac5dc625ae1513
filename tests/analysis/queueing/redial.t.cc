// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/redial.h"

#include "analysis/queueing/erlang.h"
#include "analysis/queueing/redial-tries.h"
#include "analysis/queueing/waiting.h"

#include <gtest/gtest.h>

#include <array>
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
    const std::vector<std::array<double, 2>> pairs = {
        {seen.refused, expected.refused},
        {seen.firstRefused, expected.firstRefused},
        {seen.lost, expected.lost},
        {seen.attemptsPerCaller, expected.attemptsPerCaller},
        {seen.pausing, expected.pausing},
    };
    for (const auto& [value, wanted] : pairs)
    {
        EXPECT_NEAR(value, wanted, tolerance * (1 + wanted));
    }
}

// The whole generator, cut at 22 to 60 pausing callers (probability there below 1e-13), as a dense
// linear system solved by mpmath in 30 digits; lost = 1 - busy ports / load.
TEST(Redial, EqualsTheDenseSolutionIn30Digits)
{
    ExpectNear(SharesOf({1, 0.5, 0.5, 0.5, 0.5}),
               {0.440466867695323969,
                0.358782459131085402,
                0.282435081737829196,
                1.2824350817378292,
                0.0706087704344572991},
               1e-13);
    ExpectNear(SharesOf({2, 1.5, 0.8, 0.8, 0.1}),
               {0.621789696360284571,
                0.373818802406710703,
                0.247444881418598501,
                1.989779525674394,
                0.148466928851159101},
               1e-13);
    ExpectNear(
        SharesOf({2, 1, 1, 1, 0.25}),
        {0.641958740986677622, 0.320702579709454389, 0, 2.79297420290545605, 0.448243550726364},
        1e-12);
    ExpectNear(SharesOf({3, 2.5, 0.9, 0.6, 1}),
               {0.466468254836761493,
                0.408885948476383528,
                0.168223868433838368,
                1.55900026400804465,
                1.39750066002011163},
               1e-12);
    // At most two tries.
    ExpectNear(SharesOf({3, 2, 1, 0, 2}),
               {0.30801645700302806,
                0.280849990947485597,
                0.113672885216554336,
                1.28084999094743523,
                1.1233999637897409},
               1e-11);
}

TEST(Redial, IsErlangBIfNobodyRedials)
{
    for (const int ports : {1, 50, 256})
    {
        for (const double share : {0.3, 0.9, 2.0})
        {
            const double expected = ErlangB(share * ports, ports);
            const RedialShares erlang{expected, expected, expected, 1, 0};
            ExpectNear(SharesOf({ports, share * ports, 0, 0.5, 1}), erlang, 1e-13);
            ExpectNear(RedialAfterLongPauses(share * ports, ports, 0), erlang, 1e-12);
            ExpectNear(RedialAfterLongPauses(share * ports, ports, 0.9, 1), erlang, 1e-12);
            ExpectNear(RedialWithoutPause(share * ports, ports, 0), erlang, 1e-12);
        }
    }
}

// Each caller's tries end in service or in giving up, and pauses take their mean (Little).
void
ExpectConserved(const RedialQueue& queue)
{
    SCOPED_TRACE(testing::Message() << "pause " << queue.pause << ", again " << queue.again);
    const RedialShares shares = SharesOf(queue);
    const double redials = queue.load * (shares.attemptsPerCaller - 1);
    EXPECT_NEAR(shares.attemptsPerCaller * (1 - shares.refused), 1 - shares.lost, 1e-12);
    EXPECT_NEAR(shares.pausing, redials * queue.pause, 1e-9);
}

TEST(Redial, ConservesCallers)
{
    for (const double pause : {0.01, 0.3, 4.0})
    {
        for (const double again : {0.0, 0.4, 0.9})
        {
            ExpectConserved({50, 55, 0.7, again, pause});
        }
    }
}

TEST(Redial, ApproachesTheFixedPointWithLongPauses)
{
    const RedialShares limit = RedialAfterLongPauses(45, 50, 0.7);
    double before = 1;
    for (const double pause : {0.1, 1.0, 10.0, 100.0, 1000.0})
    {
        const double distance = SharesOf({50, 45, 0.7, 0.7, pause}).refused - limit.refused;
        EXPECT_GT(distance, 0) << pause; // redials come when it is still crowded
        EXPECT_LT(distance, before) << pause;
        before = distance;
    }
}

TEST(Redial, IsTheFixedPointToFourDigitsAfterPausesOfAThousandHoldings)
{
    const RedialShares endless = SharesOf({50, 45, 0.7, 0.7, 1000});
    EXPECT_NEAR(endless.refused, RedialAfterLongPauses(45, 50, 0.7).refused, 2e-5);
    const RedialShares two = SharesOf({50, 45, 1, 0, 1000});
    EXPECT_NEAR(two.refused, RedialAfterLongPauses(45, 50, 1, 2).refused, 5e-5);
}

TEST(Redial, ApproachesErlangBWithShortPauses)
{
    const RedialShares limit = RedialWithoutPause(45, 50, 0.7);
    const RedialShares near = SharesOf({50, 45, 0.7, 0.7, 1e-6});
    EXPECT_NEAR(near.firstRefused, limit.firstRefused, 1e-4);
    EXPECT_NEAR(near.lost, ErlangB(45, 50), 1e-4);
    EXPECT_NEAR(near.refused, limit.refused, 1e-3);
    EXPECT_NEAR(near.attemptsPerCaller, limit.attemptsPerCaller, 1e-3);
}

// Callers who never give up and hardly pause wait for a port: refused at first as Erlang C says,
// and as many in a pause as would wait.
TEST(Redial, ApproachesErlangCIfNobodyGivesUp)
{
    const RedialShares shares = SharesOf({10, 8, 1, 1, 1e-6});
    EXPECT_NEAR(shares.firstRefused, ErlangC(8, 10).waits, 1e-4);
    EXPECT_NEAR(shares.pausing, ErlangC(8, 10).meanQueue, 1e-4);
    EXPECT_NEAR(shares.lost, 0, 1e-15);
}

// One port: a (a pause + a) / (1 - a) callers pause (Falin and Templeton, 1997, 1.2), without a
// difference of near numbers however short the pause.
TEST(Redial, OfThoseWhoNeverGiveUpOnOnePortHasAClosedForm)
{
    for (const double load : {0.1, 0.5, 0.9})
    {
        for (const double pause : {1.0, 1e-6, 1e-12, 1e-16, 1e-90})
        {
            const double expected = load * (load * pause + load) / (1 - load);
            EXPECT_NEAR(SharesOf({1, load, 1, 1, pause}).pausing, expected, 1e-12 * expected)
                << load << " erlangs, pause " << pause;
        }
    }
}

TEST(Redial, MakesItWorseForOthersTheMorePeopleRedial)
{
    double before = 0;
    for (const double redial : {0.0, 0.2, 0.5, 0.8, 0.95})
    {
        const RedialShares shares = SharesOf({50, 55, redial, redial, 0.05});
        EXPECT_GT(shares.firstRefused, before) << redial;
        before = shares.firstRefused;
    }
}

TEST(Redial, TakesLargeAndNearlyIdleServers)
{
    EXPECT_NEAR(
        SharesOf({256, 300, 0.9, 0.9, 0.3}).lost, RedialAfterLongPauses(300, 256, 0.9).lost, 2e-3);
    EXPECT_LT(SharesOf({1000, 900, 0.9, 0.9, 10}).lost, 1e-5);
    EXPECT_LT(SharesOf({10'000, 9000, 0.9, 0.9, 0.1}).firstRefused, 1e-20);
    EXPECT_EQ(SharesOf({256, 1e-3, 0.9, 0.9, 10}).refused, 0);
    EXPECT_EQ(SharesOf({256, 0, 0.9, 0.9, 10}).refused, 0);
}

// The root of all = load (1 + p B + ...) by mpmath, 30 digits.
TEST(RedialAfterLongPauses, EqualsTheFixedPointIn30Digits)
{
    const RedialShares fifty = RedialAfterLongPauses(45, 50, 0.7);
    EXPECT_NEAR(fifty.refused, 0.0798656978671320161, 1e-12);
    EXPECT_NEAR(fifty.lost, 0.0253785206435631139, 1e-12);
    EXPECT_NEAR(fifty.attemptsPerCaller, 1.05921654816831393, 1e-12);
    const RedialShares three = RedialAfterLongPauses(45, 50, 1, 3);
    EXPECT_NEAR(three.refused, 0.110615356857297552, 1e-12);
    EXPECT_NEAR(three.lost, 0.00135346264607382984, 1e-12);
    EXPECT_NEAR(three.attemptsPerCaller, 1.12285111402996484, 1e-12);
    const RedialShares endless = RedialAfterLongPauses(9, 10, 1);
    EXPECT_NEAR(endless.refused, 0.455394170513289007, 1e-12);
    EXPECT_NEAR(endless.lost, 0, 1e-15);
    EXPECT_NEAR(endless.attemptsPerCaller, 1.83619040755126758, 1e-11);
    const RedialShares crowded = RedialAfterLongPauses(300, 256, 0.5);
    EXPECT_NEAR(crowded.refused, 0.269008340754891358, 1e-12);
    EXPECT_NEAR(crowded.lost, 0.155407069305121211, 1e-12);
}

TEST(RedialAfterLongPauses, TakesTheEdgesOfItsDomain)
{
    EXPECT_NEAR(RedialAfterLongPauses(99.999, 100, 1).lost, 0, 1e-15);
    EXPECT_NEAR(RedialAfterLongPauses(1e6, 1, 0.999).lost, 1 - 1e-6, 1e-11);
    EXPECT_NEAR(RedialAfterLongPauses(1e6, 1, 1, 1000).attemptsPerCaller, 999.5, 0.5);
    EXPECT_EQ(RedialAfterLongPauses(0, 3, 0.5).refused, 0);
}

// One port, load 1: B = 1/2. Three tries with redial 1/2: 1 + 1/2 + 1/4 refusals for half of the
// callers, so 7/8 of 11/8 attempts.
TEST(RedialWithoutPause, EqualsTheCaseOfThreeTriesWorkedByHand)
{
    ExpectNear(RedialWithoutPause(1, 1, 0.5, 3), {7.0 / 11, 0.5, 0.5, 11.0 / 8, 0}, 1e-15);
    ExpectNear(RedialWithoutPause(1, 1, 0.5), {2.0 / 3, 0.5, 0.5, 1.5, 0}, 1e-15);
    ExpectNear(RedialWithoutPause(1, 1, 1, 4), {0.8, 0.5, 0.5, 2.5, 0}, 1e-15);
}

// mpmath, 80 digits, with up to 7 pausing callers.
TEST(Redial, IsRightHoweverFewAreRefused)
{
    const RedialShares shares = SharesOf({10, 0.01, 0.9, 0.9, 1});
    EXPECT_NEAR(shares.refused, 2.9719739426651355e-27, 1e-12 * 3e-27);
    EXPECT_NEAR(shares.firstRefused, 2.7285556168292693e-27, 1e-12 * 3e-27);
    EXPECT_NEAR(shares.lost, 2.9719739426651348e-28, 1e-12 * 3e-28);
}

// Callers with a limit of n tries, all of whom dial on, come to it less often than those without.
TEST(BoundBeyond, IsAboveTheShareThatComesToALimit)
{
    const auto expect = [](const RedialQueue& queue, int most) {
        for (int tries = 1; tries <= most; ++tries)
        {
            SCOPED_TRACE(testing::Message() << queue.load << " E, " << tries << " tries");
            const double beyond = BoundBeyond(queue, tries).callers;
            EXPECT_GE(beyond * (1 + 1e-9),
                      SharesOfTries({queue.ports, queue.load, 1, tries, queue.pause}).lost);
            EXPECT_LE(beyond, SharesOf(queue).firstRefused * (1 + 1e-9));
        }
    };
    expect({3, 1.5, 1, 1, 0.1}, 4);
    expect({3, 1.5, 1, 1, 3}, 2);
    expect({10, 4, 1, 1, 0.1}, 3);
}

TEST(BoundBeyond, ShrinksByAShareWithEachTry)
{
    const RedialQueue queue{10, 8, 1, 1, 1};
    EXPECT_NEAR(BoundBeyond(queue, 1001).callers / BoundBeyond(queue, 1000).callers, 0.8998, 1e-3);
    EXPECT_LT(BoundBeyond(queue, 1000).callers, 1e-40);
    const RedialQueue overloaded{10, 12, 0.9, 0.9, 1};
    EXPECT_NEAR(
        BoundBeyond(overloaded, 201).callers / BoundBeyond(overloaded, 200).callers, 0.9, 1e-9);
}

bool
IsRejected(const RedialQueue& queue)
{
    try
    {
        SharesOf(queue);
        return false;
    }
    catch (const std::domain_error&)
    {
        return true;
    }
}

TEST(Redial, RejectsWhatIsOutOfRange)
{
    const RedialQueue good{3, 2, 0.5, 0.5, 1};
    std::vector<RedialQueue> bad(11, good);
    bad[0].ports = 0;
    bad[1].load = -1;
    bad[2].first = 1.1;
    bad[3].again = -0.1;
    bad[4].pause = 0;
    bad[5].pause = std::numeric_limits<double>::infinity();
    bad[6] = {3, 3, 1, 1, 1};                  // grows without end
    bad[7] = {10'000, 10'500, 0.9, 0.9, 1000}; // too many states
    bad[8].ports = 10'001;
    bad[9].pause = 1e300;
    bad[10].pause = 1e-300;
    for (const RedialQueue& queue : bad)
    {
        EXPECT_TRUE(IsRejected(queue));
    }
}

TEST(RedialLimits, RejectWhatIsOutOfRange)
{
    EXPECT_THROW(RedialAfterLongPauses(10, 10, 1), std::domain_error);
    EXPECT_THROW(RedialAfterLongPauses(10, 10, 0.9999), std::domain_error);
    EXPECT_THROW(RedialAfterLongPauses(10, 10, 0.5, 0), std::domain_error);
    EXPECT_THROW(RedialWithoutPause(10, 10, 1), std::domain_error);
    EXPECT_THROW(RedialWithoutPause(-1, 10, 0.5), std::domain_error);
}

} // namespace

} // namespace pptplab::analysis
