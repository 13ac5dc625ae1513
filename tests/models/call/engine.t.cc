// SPDX-License-Identifier: GPL-2.0-only
#include "models/call/engine.h"

#include "tests/models/call/busy-server.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <utility>
#include <vector>

namespace pptplab::call
{
namespace
{

using namespace std::chrono_literals;
using population::Law;

TEST(CallEngine, EachAttemptIsReportedOnceAndInTime)
{
    Options options = Busy();
    options.setupTime = Law::Constant(2s);
    options.groups[0].netbeuiShare = 0.5;
    const Seen log = LogOf(options);
    // Poisson: 45,000 calls with standard deviation 212.
    EXPECT_NEAR(static_cast<double>(log.attempts.size()), 45'000, 4 * 212.2);
    Duration last{};
    for (const Attempt& attempt : log.attempts)
    {
        ASSERT_GE(attempt.decidedAt, last) << "in the order of the decisions";
        ASSERT_LT(attempt.offeredAt, options.load.duration);
        ASSERT_EQ(attempt.decidedAt - attempt.offeredAt,
                  IsConnected(attempt.outcome) ? Duration{2s} : Duration{});
        last = attempt.decidedAt;
    }
    EXPECT_EQ(log.Count(Outcome::Connected) + log.Count(Outcome::RefusedNoPort) +
                  log.Count(Outcome::RefusedCleanup),
              log.attempts.size());
}

TEST(CallEngine, SameSeedSameAttempts)
{
    const Options options = Busy();
    const Seen a = LogOf(options);
    const Seen b = LogOf(options);
    ASSERT_EQ(a.attempts.size(), b.attempts.size());
    for (std::size_t i = 0; i < a.attempts.size(); ++i)
    {
        ASSERT_EQ(a.attempts[i].decidedAt, b.attempts[i].decidedAt);
        ASSERT_EQ(a.attempts[i].outcome, b.attempts[i].outcome);
    }
    Options other = options;
    other.load.run.replication = 1;
    EXPECT_NE(LogOf(other).attempts[0].offeredAt, a.attempts[0].offeredAt);
}

TEST(CallEngine, ComparedServersMeetTheSameCalls)
{
    Options before = Busy();
    before.groups[0].netbeuiShare = 0.5;
    Options after = before;
    after.server.level.servicePack = ras::ServicePack::Sp4;
    const Seen a = LogOf(before);
    const Seen b = LogOf(after);
    ASSERT_EQ(a.attempts.size(), b.attempts.size());
    for (std::size_t i = 0; i < a.attempts.size(); ++i)
    {
        ASSERT_EQ(a.attempts[i].offeredAt, b.attempts[i].offeredAt);
    }
}

// A minute of clean-up: with the article's 3-5 s, `longest-idle` refuses one call in 50,000.
TEST(CallEngine, CleanUpRefusalsExistBeforeTheFixOnly)
{
    for (std::size_t hunt = 0; hunt < ras::kHuntNames.size(); ++hunt)
    {
        SCOPED_TRACE(ras::kHuntNames.at(hunt));
        Options options = Busy();
        options.groups[0].netbeuiShare = 1;
        options.server.hunt = static_cast<ras::Hunt>(hunt);
        options.cleanup = Law::Exponential(60s);
        EXPECT_GT(LogOf(options).Count(Outcome::RefusedCleanup), 0U);
        options.server.level.servicePack = ras::ServicePack::Sp4;
        EXPECT_EQ(LogOf(options).Count(Outcome::RefusedCleanup), 0U);
        options.server.level = {ras::Product::Ras, ras::ServicePack::Sp3, {"Q194465"}};
        EXPECT_EQ(LogOf(options).Count(Outcome::RefusedCleanup), 0U);
    }
}

TEST(CallEngine, NoCleanUpWithoutNetBeui)
{
    EXPECT_EQ(LogOf(Busy()).Count(Outcome::RefusedCleanup), 0U);
}

TEST(CallEngine, OnePortRefusesForWantOfAnIdlePortOnly)
{
    Options options = Busy();
    options.server.ports = 1;
    options.groups[0].netbeuiShare = 1;
    const Seen log = LogOf(options);
    EXPECT_EQ(log.Count(Outcome::RefusedCleanup), 0U);
    EXPECT_GT(log.Count(Outcome::RefusedNoPort), 0U);
}

// Constant times make one caller's course exact: it dials each idle + set-up + holding.
TEST(CallEngine, AFiniteSourceDialsAgainAfterItsIdleTime)
{
    Options options = Busy();
    options.load.duration = 100s;
    options.setupTime = Law::Constant(1s);
    options.groups[0].count = 1;
    options.groups[0].idleTime = Law::Constant(10s);
    options.groups[0].holding = Law::Constant(9s);
    const Seen log = LogOf(options);
    ASSERT_EQ(log.attempts.size(), 5U);
    for (std::size_t i = 0; i < log.attempts.size(); ++i)
    {
        EXPECT_EQ(log.attempts[i].offeredAt, Duration{10s} + i * Duration{20s});
        EXPECT_EQ(log.attempts[i].outcome, Outcome::Connected);
    }
}

// Engset, call congestion of N sources at c servers (sources do not see themselves):
// B = C(N-1,c) a^c / sum_k C(N-1,k) a^k. N = 4, c = 2, a = 1: 3 / (1+3+3) = 3/7.
TEST(CallEngine, FiniteSourcesMeetEngsetsCongestion)
{
    Options options = Busy();
    options.load.duration = 40'000'000s;
    options.server.ports = 2;
    options.groups[0].count = 4;
    options.groups[0].idleTime = Law::Exponential(600s);
    options.groups[0].holding = Law::Exponential(600s);
    const Seen log = LogOf(options);
    // Some 170,000 attempts; 3 independent-call errors allow for their correlation.
    const double error = std::sqrt(3.0 / 7 * 4 / 7 / static_cast<double>(log.attempts.size()));
    EXPECT_NEAR(log.Share(Outcome::RefusedNoPort), 3.0 / 7, 3 * 4 * error);
}

TEST(CallEngine, RedialsAreAttemptsOfTheSameCaller)
{
    Options options = Busy();
    options.groups[0].redial = population::Redial{1.0, Law::Constant(30s), 3, {}};
    const Seen log = LogOf(options);
    std::map<std::uint32_t, std::size_t> byRedials;
    std::size_t done = 0;
    for (const Attempt& attempt : log.attempts)
    {
        ++byRedials[attempt.redials];
        done += attempt.callerDone ? 1 : 0;
        EXPECT_EQ(attempt.callerDone, IsConnected(attempt.outcome) || attempt.redials == 3);
    }
    EXPECT_EQ(byRedials.size(), 4U);
    EXPECT_LE(done, byRedials[0]);
    EXPECT_GE(done + 50, byRedials[0]) << "but for those who wait when the run ends";
}

TEST(CallEngine, AFiniteSourceGivesUpAndComesBack)
{
    Options options = Busy();
    options.load.duration = 3600s;
    options.server.ports = 1;
    options.groups[0].count = 2;
    options.groups[0].idleTime = Law::Constant(100s);
    options.groups[0].holding = Law::Constant(1000s);
    options.groups[0].redial = population::Redial{1.0, Law::Constant(10s), 1, {}};
    const Seen log = LogOf(options);
    // Both dial at 100 s; the second is refused, redials at 110 s, gives up, comes back at 210 s.
    ASSERT_GE(log.attempts.size(), 4U);
    EXPECT_EQ(log.attempts[0].outcome, Outcome::Connected);
    EXPECT_EQ(log.attempts[1].outcome, Outcome::RefusedNoPort);
    EXPECT_EQ(log.attempts[2].offeredAt, Duration{110s});
    EXPECT_TRUE(log.attempts[2].callerDone);
    EXPECT_EQ(log.attempts[3].offeredAt, Duration{210s});
}

TEST(CallEngine, APoolSmallerThanThePortsLeavesCallersWithoutAddress)
{
    Options options = Busy();
    options.server.poolSize = 10;
    const Seen log = LogOf(options);
    EXPECT_GT(log.Count(Outcome::FailedNoAddress), 0U);
    EXPECT_EQ(log.Count(Outcome::RefusedNoPort), 0U) << "calls without address hold no port";
}

TEST(CallEngine, ProtocolsInCommonDecide)
{
    Options options = Busy();
    options.groups[0].protocols = {NetworkProtocol::Ipx};
    options.server.boundProtocols.assign(50, {NetworkProtocol::TcpIp});
    const Seen log = LogOf(options);
    EXPECT_EQ(log.Count(Outcome::FailedNoProtocol), log.attempts.size());
}

TEST(CallEngine, CallersOfAFarmSpreadOverItsServers)
{
    Options one = Busy();
    Options farm = Busy();
    farm.load.farm.servers = 4;
    farm.groups[0].arrivalRate = {0.1};
    EXPECT_NEAR(LogOf(farm).Share(Outcome::RefusedNoPort),
                LogOf(one).Share(Outcome::RefusedNoPort),
                // sd of 0.65 per root arrival, M/M/50/50 at 45 erlangs (SOURCES: Load of callers)
                4 * 0.65 * std::sqrt(1 / 45'000.0 + 1 / 180'000.0));
}

/// Calls at these instants, which all last for `holding`.
std::shared_ptr<const population::Trace>
CallsAt(const std::vector<Duration>& times, Duration holding)
{
    population::Trace trace;
    for (const Duration at : times)
    {
        trace.push_back({at, holding, {NetworkProtocol::TcpIp}});
    }
    return std::make_shared<const population::Trace>(std::move(trace));
}

/// One port a server, callers at 1, 2, 3, ... s who stay.
Options
OnePortEach(std::uint32_t callers)
{
    Options options = Busy();
    options.server.ports = 1;
    options.server.poolSize = 1;
    std::vector<Duration> times;
    for (std::uint32_t i = 1; i <= callers; ++i)
    {
        times.push_back(i * Duration{1s});
    }
    options.groups[0].trace = CallsAt(times, 10h);
    return options;
}

TEST(CallEngine, AHuntGoesFromServerToServer)
{
    Options options = OnePortEach(4);
    options.load.farm = {population::Spread::Hunt, 2, 1};
    const Seen log = LogOf(options);
    ASSERT_EQ(log.attempts.size(), 4U);
    for (std::uint32_t i = 0; i < 4; ++i)
    {
        EXPECT_EQ(log.attempts[i].serversAsked, std::min(i + 1, 3U));
        EXPECT_EQ(log.attempts[i].outcome, i < 3 ? Outcome::Connected : Outcome::RefusedNoPort);
    }
}

TEST(CallEngine, RoundRobinTakesServersInTurnAndOverflowsToTheSecondGroup)
{
    Options options = OnePortEach(5);
    options.load.farm = {population::Spread::RoundRobin, 2, 1};
    const Seen log = LogOf(options);
    ASSERT_EQ(log.attempts.size(), 5U);
    const std::vector<std::uint32_t> asked = {1, 1, 2, 2, 2};
    for (std::size_t i = 0; i < asked.size(); ++i)
    {
        EXPECT_EQ(log.attempts[i].serversAsked, asked[i]) << i;
        EXPECT_EQ(log.attempts[i].outcome, i < 3 ? Outcome::Connected : Outcome::RefusedNoPort);
    }
}

TEST(CallEngine, AMultilinkCallTakesAllItsPortsOrNone)
{
    Options options = Busy();
    options.server.ports = 5;
    options.server.poolSize = 5;
    options.groups[0].trace = CallsAt({1s, 2s, 3s, 150s}, 100s);
    options.groups[0].portsPerCall = 2;
    options.groups.push_back(options.groups[0]);
    options.groups[1].name = "modem";
    options.groups[1].portsPerCall = 1;
    options.groups[1].trace = CallsAt({4s, 5s}, 100s);
    const Seen log = LogOf(options);
    ASSERT_EQ(log.attempts.size(), 6U);
    EXPECT_EQ(log.attempts[2].outcome, Outcome::RefusedNoPort) << "one port is left of two";
    EXPECT_EQ(log.attempts[3].outcome, Outcome::Connected) << "and is taken by a single call";
    EXPECT_EQ(log.attempts[4].outcome, Outcome::RefusedNoPort);
    EXPECT_EQ(log.attempts[5].outcome, Outcome::Connected) << "all ports came back";
}

TEST(CallEngine, ASilentEndHoldsThePortUntilTheServerMissesItsClient)
{
    Options options = Busy();
    options.server.ports = 1;
    options.groups[0].silentShare = 1;
    options.deadTunnel.idle = 0s;
    options.deadTunnel.answer = 60s;
    // Held from 1 s to 101 s by the caller, to 161 s by the dead tunnel.
    options.groups[0].trace = CallsAt({1s, 160s, 162s, 250s}, 100s);
    Seen log = LogOf(options);
    EXPECT_EQ(log.attempts[1].outcome, Outcome::RefusedNoPort);
    ASSERT_EQ(log.attempts[2].outcome, Outcome::Connected);
    options.deadTunnel.retransmissions = 4; // 0.5 s x (1 + 2 + 4 + 8 + 16) = 15.5 s
    options.groups[0].trace = CallsAt({1s, 116s, 117s}, 100s);
    log = LogOf(options);
    EXPECT_EQ(log.attempts[1].outcome, Outcome::RefusedNoPort);
    EXPECT_EQ(log.attempts[2].outcome, Outcome::Connected) << "TCP gives up first";
}

TEST(CallEngine, AfterAStormCallersComeBackForTheRestOfTheirCalls)
{
    Options options = Busy();
    options.server.ports = 2;
    options.load.dropAt = 50s;
    options.groups[0].trace = CallsAt({1s, 2s, 3s, 95s, 103s}, 100s);
    options.groups[0].reconnect = population::Reconnect{1, Law::Constant(10s)};
    const Seen log = LogOf(options);
    ASSERT_EQ(log.attempts.size(), 7U);
    EXPECT_EQ(log.attempts[2].outcome, Outcome::RefusedNoPort);
    for (const std::size_t i : {3U, 4U})
    {
        EXPECT_EQ(log.attempts[i].offeredAt, Duration{60s});
        EXPECT_EQ(log.attempts[i].since, Duration{50s});
        EXPECT_EQ(log.attempts[i].outcome, Outcome::Connected);
    }
    // What was left of them: 51 s and 52 s, so until 111 s and 112 s.
    EXPECT_EQ(log.attempts[5].outcome, Outcome::RefusedNoPort);
    EXPECT_EQ(log.attempts[6].outcome, Outcome::RefusedNoPort);
    options.groups[0].reconnect.reset();
    EXPECT_EQ(LogOf(options).attempts.size(), 5U);
    EXPECT_EQ(LogOf(options).Count(Outcome::Connected), 4U) << "nobody came back to be in the way";
}

TEST(CallEngine, ADroppedSourceCallsAgainAfterItsIdleTime)
{
    Options options = Busy();
    options.load.duration = 200s;
    options.load.dropAt = 30s;
    options.groups[0].count = 1;
    options.groups[0].idleTime = Law::Constant(20s);
    options.groups[0].holding = Law::Constant(60s);
    const Seen log = LogOf(options);
    ASSERT_EQ(log.attempts.size(), 3U);
    EXPECT_EQ(log.attempts[1].offeredAt, Duration{50s});
    EXPECT_EQ(log.attempts[2].offeredAt, Duration{130s});
}

TEST(CallEngine, NobodyCallsAtRateZero)
{
    Options options = Busy();
    options.groups[0].arrivalRate = {};
    EXPECT_TRUE(LogOf(options).attempts.empty());
}

} // namespace
} // namespace pptplab::call
