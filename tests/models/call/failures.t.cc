// SPDX-License-Identifier: GPL-2.0-only

// Calls around servers that fail.

#include "tests/models/call/busy-server.h"
#include "tests/models/population/one-of-two-fails.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <vector>

namespace pptplab::call
{
namespace
{

using namespace std::chrono_literals;
using population::FailureKind;
using population::Law;
using population::Spread;

/// Two servers of four ports; calls at these instants, to one server after the other, which outlast
/// the run; the first server fails at 100 s.
Options
CallsAt(const std::vector<Duration>& times, FailureKind kind)
{
    Options options;
    options.load = population::OneOfTwoFails(2000s, kind);
    options.groups = {population::FaithfulCallers(times)};
    options.server.ports = 4;
    options.server.poolSize = 4;
    return options;
}

TEST(ServerFailure, AStoppedServiceHangsUpAtOnceAndRefusesWithoutWait)
{
    const Seen log = LogOf(CallsAt({1s, 2s, 3s}, FailureKind::Service));
    ASSERT_EQ(log.losses.size(), 2U) << "those of 1 s and 3 s";
    ASSERT_EQ(log.attempts.size(), 6U);
    for (const SessionLoss& loss : log.losses)
    {
        EXPECT_EQ(loss.at, 100s);
        EXPECT_TRUE(loss.comesBack);
    }
    // At 110 s the round has come to the second server, then to the first.
    EXPECT_EQ(log.attempts[3].outcome, Outcome::Connected);
    EXPECT_EQ(log.attempts[4].outcome, Outcome::FailedNoAnswer);
    EXPECT_EQ(log.attempts[4].decidedAt, 110s);
    EXPECT_EQ(log.attempts[4].lostAt, Duration{100s});
    EXPECT_EQ(log.attempts[5].outcome, Outcome::Connected);
    EXPECT_EQ(log.attempts[5].decidedAt, 130s);
    EXPECT_EQ(log.attempts[5].lostAt, Duration{100s});
    EXPECT_EQ(log.attempts[0].lostAt, std::nullopt);
}

TEST(ServerFailure, ADeadHostIsNoticedByTheKeepAliveAndAnswersNobody)
{
    Options options = CallsAt({1s, 2s, 3s}, FailureKind::Host);
    options.load.farm.spread = Spread::Affinity; // nobody moves
    options.load.farm.servers = 1;
    const Seen log = LogOf(options);
    ASSERT_EQ(log.losses.size(), 3U);
    const Duration afterEcho = options.deadTunnel.AfterEcho();
    std::size_t decided = 0;
    for (const Attempt& attempt : log.attempts)
    {
        if (attempt.lostAt)
        {
            ++decided;
            EXPECT_EQ(*attempt.lostAt, 100s);
            EXPECT_GE(attempt.offeredAt, 100s + afterEcho + 10s);
            EXPECT_EQ(attempt.outcome, Outcome::FailedNotResponding);
            EXPECT_EQ(attempt.decidedAt - attempt.offeredAt, 45s);
        }
        if (attempt.lostAt && attempt.redials == 0)
        {
            EXPECT_LE(attempt.offeredAt, 100s + afterEcho + options.deadTunnel.idle + 10s);
        }
    }
    EXPECT_GT(decided, 3U * 20) << "every 65 s until the end";
}

TEST(ServerFailure, WhoHuntsGoesOnToTheNextServer)
{
    for (const FailureKind kind : {FailureKind::Host, FailureKind::Service})
    {
        Options options = CallsAt({150s}, kind);
        options.load.farm.spread = Spread::Hunt;
        const Seen log = LogOf(options);
        ASSERT_EQ(log.attempts.size(), 1U);
        EXPECT_EQ(log.attempts[0].outcome, Outcome::Connected);
        EXPECT_EQ(log.attempts[0].serversAsked, 2U);
        EXPECT_EQ(log.attempts[0].decidedAt, kind == FailureKind::Host ? 195s : 150s);
    }
}

TEST(ServerFailure, AKnownAddressFailsUntilItExpires)
{
    Options options = CallsAt({1s}, FailureKind::Service);
    options.load.farm.nameTtl = 300s;
    options.load.failures->knownAfter = 0s;
    const Seen log = LogOf(options);
    // Redials 110 s, 130 s, ... until the answer of 1 s has expired.
    ASSERT_EQ(log.attempts.size(), 12U);
    for (std::size_t i = 1; i < 11; ++i)
    {
        EXPECT_EQ(log.attempts[i].outcome, Outcome::FailedNoAnswer);
        EXPECT_EQ(log.attempts[i].offeredAt, 110s + (i - 1) * 20s);
    }
    EXPECT_EQ(log.attempts[11].outcome, Outcome::Connected);
    EXPECT_EQ(log.attempts[11].offeredAt, 310s);
}

TEST(ServerFailure, BalancingKnowsOfItAfterSomeTime)
{
    Options options = CallsAt(std::vector<Duration>(6, 1s), FailureKind::Service);
    options.server.ports = 10;
    options.server.poolSize = 10;
    options.load.farm.spread = Spread::Affinity;
    options.load.failures->knownAfter = 25s;
    const Seen log = LogOf(options);
    ASSERT_GT(log.losses.size(), 0U);
    ASSERT_LT(log.losses.size(), 6U);
    for (const Attempt& attempt : log.attempts)
    {
        const bool inTime = attempt.offeredAt >= 125s || attempt.offeredAt == Duration{1s};
        EXPECT_EQ(attempt.outcome, inTime ? Outcome::Connected : Outcome::FailedNoAnswer);
    }
}

TEST(ServerFailure, ARepairedServerTakesCallsAgain)
{
    Options options = CallsAt({1s}, FailureKind::Service);
    options.load.farm.servers = 1;
    options.load.failures->lasts = 35s;
    const Seen log = LogOf(options);
    ASSERT_EQ(log.attempts.size(), 4U);
    EXPECT_EQ(log.attempts[1].outcome, Outcome::FailedNoAnswer);
    EXPECT_EQ(log.attempts[2].outcome, Outcome::FailedNoAnswer);
    EXPECT_EQ(log.attempts[3].outcome, Outcome::Connected);
    EXPECT_EQ(log.attempts[3].offeredAt, 150s);
}

TEST(ServerFailure, ASourceKeepsWhatItKnowsFromCallToCall)
{
    Options options = CallsAt({}, FailureKind::Service);
    options.load.failures.reset();
    population::Group& group = options.groups[0];
    group.trace.reset();
    group.count = 1;
    group.holding = Law::Constant(10s);
    group.idleTime = Law::Constant(10s);
    options.server.ports = 1;
    options.server.poolSize = 1;
    population::Group rival = group;
    rival.name = "rival";
    rival.holding = Law::Constant(1h);
    rival.idleTime = Law::Constant(5s);
    rival.redial.reset();
    options.groups = {rival, group};
    options.groups[1].redial.reset();
    // The rival sits on the first server. The other is told the second one, and keeps to it.
    options.load.farm.nameTtl = 1h;
    for (const Attempt& attempt : LogOf(options).attempts)
    {
        EXPECT_EQ(attempt.outcome, Outcome::Connected);
    }
    options.load.farm.nameTtl = {};
    std::size_t refused = 0;
    for (const Attempt& attempt : LogOf(options).attempts)
    {
        refused += IsRefusal(attempt.outcome) ? 1 : 0;
    }
    EXPECT_GT(refused, 10U) << "every second call";
}

TEST(ServerFailure, ACallThatIsBeingSetUpIsCut)
{
    Options options = CallsAt({99s}, FailureKind::Service);
    options.setupTime = Law::Constant(2s);
    options.groups[0].redial.reset();
    const Seen log = LogOf(options);
    ASSERT_EQ(log.attempts.size(), 1U);
    EXPECT_EQ(log.attempts[0].outcome, Outcome::FailedHungUp);
    EXPECT_EQ(log.attempts[0].decidedAt, 100s);
    EXPECT_TRUE(log.losses.empty());
}

} // namespace
} // namespace pptplab::call
