// SPDX-License-Identifier: GPL-2.0-only

// Servers that fail, on the packet engine.

#include "tests/models/population/one-of-two-fails.h"
#include "tests/sim/busy-office.h"

#include <gtest/gtest.h>

#include <chrono>
#include <vector>

namespace pptplab::sim
{
namespace
{

using namespace std::chrono_literals;
using population::FailureKind;
using population::Law;
using population::Spread;

/// Two servers; calls at these instants, to one after the other, which outlast the run; the first
/// server fails at 100 s.
network::PacketOptions
CallsAt(const std::vector<Duration>& times, FailureKind kind)
{
    network::PacketOptions options;
    options.load = population::OneOfTwoFails(600s, kind);
    options.groups.emplace_back().calls = population::FaithfulCallers(times);
    options.server.ras.ports = 4;
    options.server.ras.poolSize = 4;
    return options;
}

TEST(FailingServer, AStoppedServiceHangsUpAndAnswersWithReset)
{
    const Seen log = RunOf(CallsAt({10s, 20s, 30s}, FailureKind::Service));
    ASSERT_EQ(log.losses.size(), 2U) << "those of 10 s and 30 s";
    for (const SessionLoss& loss : log.losses)
    {
        EXPECT_EQ(loss.at, 100s) << "though they know it a moment later";
        EXPECT_TRUE(loss.comesBack);
    }
    ASSERT_EQ(log.attempts.size(), 6U);
    // The round has come to the second server, then to the first, then to the second again.
    EXPECT_EQ(log.attempts[3].outcome, Outcome::FailedNoAnswer);
    EXPECT_EQ(log.attempts[3].rasError, 678);
    EXPECT_EQ(log.attempts[4].outcome, Outcome::Connected);
    EXPECT_EQ(log.attempts[5].outcome, Outcome::Connected);
    EXPECT_EQ(log.attempts[5].lostAt, Duration{100s});
}

TEST(FailingServer, ADeadHostIsNoticedByKeepAlivesAndAnswersNobody)
{
    network::PacketOptions options = CallsAt({10s, 40s}, FailureKind::Host);
    options.load.farm.servers = 1;
    const Seen log = RunOf(options);
    ASSERT_EQ(log.losses.size(), 2U);
    std::size_t back = 0;
    for (const Attempt& attempt : log.attempts)
    {
        if (attempt.lostAt)
        {
            ++back;
            // 60 s of silence at the most before an Echo-Request, 60 s for its reply (Q193841).
            EXPECT_EQ(*attempt.lostAt, 100s);
            EXPECT_EQ(attempt.outcome, Outcome::FailedNotResponding);
            EXPECT_EQ(attempt.rasError, 650);
            EXPECT_EQ(attempt.decidedAt - attempt.offeredAt, 45s);
        }
        if (attempt.lostAt && attempt.redials == 0)
        {
            EXPECT_GE(attempt.offeredAt, 100s + 10s);
            EXPECT_LE(attempt.offeredAt, 100s + 2 * 60s + 11s);
        }
    }
    EXPECT_GT(back, 8U);
}

TEST(FailingServer, WhoHuntsGoesOnToTheNext)
{
    for (const FailureKind kind : {FailureKind::Host, FailureKind::Service})
    {
        network::PacketOptions options = CallsAt({150s}, kind);
        options.load.farm.spread = Spread::Hunt;
        const Seen log = RunOf(options);
        ASSERT_EQ(log.attempts.size(), 1U);
        EXPECT_EQ(log.attempts[0].outcome, Outcome::Connected);
        EXPECT_EQ(log.attempts[0].serversAsked, 2U);
        EXPECT_EQ(log.attempts[0].decidedAt > 195s, kind == FailureKind::Host);
    }
}

TEST(FailingServer, WorksAfterItsRepair)
{
    for (const FailureKind kind : {FailureKind::Host, FailureKind::Service})
    {
        network::PacketOptions options = CallsAt({10s}, kind);
        options.load.farm.servers = 1;
        options.load.failures->lasts = 150s;
        const Seen log = RunOf(options);
        ASSERT_GE(log.attempts.size(), 3U);
        EXPECT_EQ(log.losses.size(), 1U);
        for (std::size_t i = 1; i + 1 < log.attempts.size(); ++i)
        {
            EXPECT_FALSE(IsConnected(log.attempts[i].outcome));
        }
        EXPECT_EQ(log.attempts.back().outcome, Outcome::Connected);
        EXPECT_GE(log.attempts.back().decidedAt, Duration{250s});
        EXPECT_TRUE(log.attempts.back().callerDone);
    }
}

TEST(FailingServer, WhoIsKnownToBeDeadIsNotDialled)
{
    network::PacketOptions options = CallsAt({150s, 151s, 152s, 153s}, FailureKind::Host);
    options.load.failures->knownAfter = 30s;
    for (const Attempt& attempt : RunOf(options).attempts)
    {
        EXPECT_EQ(attempt.outcome, Outcome::Connected);
    }
}

TEST(PhoneBook, AnAddressThatNobodyHasFailsAfter45Seconds)
{
    network::PacketOptions options = CallsAt({10s, 200s}, FailureKind::Host);
    options.load.failures.reset();
    options.groups[0].calls.redial.reset();
    options.load.farm = {Spread::Hunt, 2, 0, {}};
    options.groups[0].dialsNobody = true;
    const Seen log = RunOf(options);
    ASSERT_EQ(log.attempts.size(), 2U);
    for (const Attempt& attempt : log.attempts)
    {
        EXPECT_EQ(attempt.outcome, Outcome::FailedNotResponding);
        EXPECT_EQ(attempt.rasError, 650);
        EXPECT_EQ(attempt.decidedAt - attempt.offeredAt, 45s);
        EXPECT_EQ(attempt.serversAsked, 1U);
    }
}

/// One call at 10 s, on a line that is down for some time.
Seen
WithOutage(Duration from, Duration until)
{
    network::PacketOptions options = CallsAt({10s}, FailureKind::Host);
    options.load.failures.reset();
    options.groups[0].calls.redial.reset();
    options.groups[0].calls.reconnect.reset();
    options.groups[0].access.impairments.outages = {{from, until}};
    return RunOf(options);
}

TEST(CarrierLost, BeforeTheTunnelNothingAnswers)
{
    const Seen log = WithOutage(0s, 600s);
    ASSERT_EQ(log.attempts.size(), 1U);
    EXPECT_EQ(log.attempts[0].outcome, Outcome::FailedNotResponding);
    EXPECT_EQ(log.attempts[0].rasError, 650);
}

TEST(CarrierLost, DuringTheTunnelTheSessionIsLostWithTheKeepAlive)
{
    const Seen log = WithOutage(100s, 600s);
    ASSERT_EQ(log.attempts.size(), 1U);
    EXPECT_EQ(log.attempts[0].outcome, Outcome::Connected);
    ASSERT_EQ(log.losses.size(), 1U);
    EXPECT_GT(log.losses[0].at, 100s);
    EXPECT_LE(log.losses[0].at, 100s + 2 * 60s) << "60 s and 60 s again: Q193841";
    EXPECT_FALSE(log.losses[0].comesBack);
}

TEST(CarrierLost, ForAMomentTheTunnelOutlivesIt)
{
    const Seen log = WithOutage(100s, 110s);
    EXPECT_TRUE(log.losses.empty());
}

TEST(Retraining, CallsTakeLongerAndNothingIsLost)
{
    network::PacketOptions options = CallsAt({10s}, FailureKind::Host);
    options.load.failures.reset();
    options.load.duration = 100s;
    const Seen smooth = RunOf(options);
    options.groups[0].access.retrains = {Law::Constant(10100ms), Law::Constant(2s)};
    const Seen late = RunOf(options);
    ASSERT_EQ(late.attempts.size(), 1U);
    EXPECT_EQ(late.attempts[0].outcome, Outcome::Connected);
    const Duration more = late.attempts[0].decidedAt - smooth.attempts[0].decidedAt;
    EXPECT_GT(more, 2s - 250ms) << "in which the server works on the start request";
    EXPECT_LT(more, 2s);
}

} // namespace
} // namespace pptplab::sim
