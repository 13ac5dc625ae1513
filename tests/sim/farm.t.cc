// SPDX-License-Identifier: GPL-2.0-only

// Servers that fail, on the packet engine.

#include "sim/network/packet-engine.h"
#include "tests/sim/busy-office.h"

#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <utility>
#include <vector>

namespace pptplab::sim
{
namespace
{

using namespace std::chrono_literals;
using population::FailureKind;
using population::Law;
using population::Spread;

struct LossLog
{
    std::vector<Attempt> attempts;
    std::vector<SessionLoss> losses;
};

class Writer final : public Observer
{
  public:
    void OnAttempt(const Attempt& attempt) override { seen.attempts.push_back(attempt); }
    void OnSessionLost(const SessionLoss& loss) override { seen.losses.push_back(loss); }

    LossLog seen;
};

LossLog
LogOf(const network::PacketOptions& options)
{
    Writer log;
    network::PacketEngine(options, log).Run();
    return log.seen;
}

/// Two servers; calls at these instants, to one after the other, which outlast the run; the first
/// server fails at 100 s.
network::PacketOptions
CallsAt(const std::vector<Duration>& times, FailureKind kind)
{
    network::PacketOptions options = BusyOffice();
    options.load.duration = 600s;
    options.server.ports = 4;
    options.server.poolSize = 4;
    options.load.farm = {Spread::RoundRobin, 2, 0, {}};
    population::Trace trace;
    for (const Duration at : times)
    {
        trace.push_back({at, 1h, {NetworkProtocol::TcpIp}});
    }
    population::Group& group = options.groups[0];
    group.trace = std::make_shared<const population::Trace>(std::move(trace));
    group.netbeuiShare = 0;
    group.reconnect = population::Reconnect{1, Law::Constant(10s)};
    group.redial = population::Redial{1, Law::Constant(20s), 100, std::nullopt};
    options.load.failures.emplace();
    options.load.failures->at = 100s;
    options.load.failures->kind = kind;
    return options;
}

TEST(FailingServer, AStoppedServiceHangsUpAndAnswersWithReset)
{
    const LossLog log = LogOf(CallsAt({10s, 20s, 30s}, FailureKind::Service));
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
    const LossLog log = LogOf(options);
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
        const LossLog log = LogOf(options);
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
        const LossLog log = LogOf(options);
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
    for (const Attempt& attempt : LogOf(options).attempts)
    {
        EXPECT_EQ(attempt.outcome, Outcome::Connected);
    }
}

TEST(PhoneBook, AnAddressThatNobodyHasFailsAfter45Seconds)
{
    network::PacketOptions options = CallsAt({10s, 200s}, FailureKind::Host);
    options.load.failures.reset();
    options.groups[0].redial.reset();
    options.load.farm = {Spread::Hunt, 2, 0, {}};
    options.machines.resize(1);
    options.machines[0].dialsNobody = true;
    const LossLog log = LogOf(options);
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
LossLog
WithOutage(Duration from, Duration until)
{
    network::PacketOptions options = CallsAt({10s}, FailureKind::Host);
    options.load.failures.reset();
    options.groups[0].redial.reset();
    options.groups[0].reconnect.reset();
    options.machines.resize(1);
    options.machines[0].access.impairments.outages = {{from, until}};
    return LogOf(options);
}

TEST(CarrierLost, BeforeTheTunnelNothingAnswers)
{
    const LossLog log = WithOutage(0s, 600s);
    ASSERT_EQ(log.attempts.size(), 1U);
    EXPECT_EQ(log.attempts[0].outcome, Outcome::FailedNotResponding);
    EXPECT_EQ(log.attempts[0].rasError, 650);
}

TEST(CarrierLost, DuringTheTunnelTheSessionIsLostWithTheKeepAlive)
{
    const LossLog log = WithOutage(100s, 600s);
    ASSERT_EQ(log.attempts.size(), 1U);
    EXPECT_EQ(log.attempts[0].outcome, Outcome::Connected);
    ASSERT_EQ(log.losses.size(), 1U);
    EXPECT_GT(log.losses[0].at, 100s);
    EXPECT_LE(log.losses[0].at, 100s + 2 * 60s) << "60 s and 60 s again: Q193841";
    EXPECT_FALSE(log.losses[0].comesBack);
}

TEST(CarrierLost, ForAMomentTheTunnelOutlivesIt)
{
    const LossLog log = WithOutage(100s, 110s);
    EXPECT_TRUE(log.losses.empty());
}

TEST(Retraining, CallsTakeLongerAndNothingIsLost)
{
    network::PacketOptions options = CallsAt({10s}, FailureKind::Host);
    options.load.failures.reset();
    options.load.duration = 100s;
    options.machines.resize(1);
    const LossLog smooth = LogOf(options);
    options.machines[0].access.retrains = {Law::Constant(10100ms), Law::Constant(2s)};
    const LossLog late = LogOf(options);
    ASSERT_EQ(late.attempts.size(), 1U);
    EXPECT_EQ(late.attempts[0].outcome, Outcome::Connected);
    const Duration more = late.attempts[0].decidedAt - smooth.attempts[0].decidedAt;
    EXPECT_GT(more, 2s - 250ms) << "in which the server works on the start request";
    EXPECT_LT(more, 2s);
}

} // namespace
} // namespace pptplab::sim
