// SPDX-License-Identifier: GPL-2.0-only
#include "sim/network/packet-engine.h"

#include "models/call/engine.h"
#include "sim/files/write-failure.h"
#include "sim/scenario/values/problem.h"
#include "tests/models/population/one-of-two-fails.h"
#include "tests/sim/busy-office.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <memory>
#include <tuple>
#include <utility>
#include <vector>

namespace pptplab::sim::network
{
namespace
{

using namespace std::chrono_literals;

bool
DecidedBefore(const Attempt& a, const Attempt& b)
{
    return a.decidedAt < b.decidedAt;
}

TEST(PacketEngine, MeetsTheCallersOfTheCallEngine)
{
    const population::Group poisson = BusyOffice().groups.front().calls;
    population::Group sine = poisson;
    sine.profile = population::RateSine{0.9, 600s, 100s};
    population::Group crowd = poisson;
    crowd.profile = population::RateSteps{{{0s, 1}, {500s, 4}, {700s, 0.5}}, {}};
    population::Group renewal = poisson;
    renewal.interarrival = population::Law::Weibull(20s, 0.7);
    population::Group traced = poisson;
    traced.trace = std::make_shared<const population::Trace>(
        population::Trace(40, population::TracedCall{100s, 5s, {NetworkProtocol::TcpIp}}));
    for (const population::Group& group : {poisson, sine, crowd, renewal, traced})
    {
        PacketOptions options = BusyOffice();
        options.groups.front().calls = group;
        const Seen packet = RunOf(options);

        call::Options same;
        same.load = options.load;
        same.groups = {group};
        same.server = options.server.ras;
        Onlooker call;
        call::Engine(same, call).Run();

        EXPECT_GT(packet.attempts.size(), 30U);
        EXPECT_EQ(packet.OfferedAt(), call.seen.OfferedAt());
    }
}

/// Calls at these instants that outlast the run.
PacketOptions
CallsAt(const std::vector<Duration>& times)
{
    PacketOptions options = BusyOffice();
    options.load.duration = 200s;
    options.groups[0].calls.trace = population::TraceOf(times);
    return options;
}

TEST(PacketEngine, ARefusedCallerHuntsFromServerToServerWithinOneAttempt)
{
    PacketOptions options = CallsAt({10s, 20s, 30s, 40s});
    options.server.ras.ports = 1;
    options.load.farm = {population::Spread::Hunt, 2, 1};
    const Seen log = RunOf(options);
    ASSERT_EQ(log.attempts.size(), 4U);
    for (std::uint32_t i = 0; i < 4; ++i)
    {
        EXPECT_EQ(log.attempts[i].serversAsked, std::min(i + 1, 3U));
        EXPECT_EQ(log.attempts[i].outcome, i < 3 ? Outcome::Connected : Outcome::RefusedNoPort);
    }
}

TEST(PacketEngine, WhoLostASessionInAStormComesBack)
{
    PacketOptions options = CallsAt({10s, 11s});
    options.load.dropAt = 50s;
    options.groups[0].calls.reconnect = population::Reconnect{1, population::Law::Constant(10s)};
    const Seen log = RunOf(options);
    ASSERT_EQ(log.attempts.size(), 4U);
    for (const std::size_t i : {2U, 3U})
    {
        EXPECT_EQ(log.attempts[i].outcome, Outcome::Connected);
        EXPECT_GE(log.attempts[i].offeredAt, Duration{60s});
        EXPECT_LT(log.attempts[i].offeredAt, Duration{61s}) << "but for the time of the hang-up";
        EXPECT_GE(log.attempts[i].since, Duration{50s});
    }
}

TEST(PacketEngine, SeveralRunsInOneProcessGiveTheSameBits)
{
    const Seen first = RunOf(BusyOffice());
    const Seen second = RunOf(BusyOffice());
    EXPECT_TRUE(std::equal(first.attempts.begin(),
                           first.attempts.end(),
                           second.attempts.begin(),
                           second.attempts.end(),
                           Same));
    auto otherSeed = BusyOffice();
    otherSeed.load.run.seed = 2;
    EXPECT_NE(RunOf(otherSeed).OfferedAt(), first.OfferedAt());
}

TEST(PacketEngine, EachAttemptHasOneOutcomeAndNoneIsOfferedAfterTheEnd)
{
    const Seen log = RunOf(BusyOffice());
    EXPECT_EQ(log.Count(Outcome::Connected) + log.Count(Outcome::RefusedNoPort) +
                  log.Count(Outcome::RefusedCleanup),
              log.attempts.size());
    EXPECT_GT(log.Count(Outcome::Connected), 0U);
    EXPECT_GT(log.Count(Outcome::RefusedNoPort), 0U);
    EXPECT_GT(log.Count(Outcome::RefusedCleanup), 0U) << "SP3, NetBEUI, two ports";
    EXPECT_LT(log.OfferedAt().back(), 2000s);
    EXPECT_TRUE(std::is_sorted(log.attempts.begin(), log.attempts.end(), DecidedBefore));
}

TEST(PacketEngine, FromSp4NobodyIsRefusedForACleanUp)
{
    auto options = BusyOffice();
    options.server.ras.level.servicePack = ras::ServicePack::Sp4;
    const Seen log = RunOf(options);
    EXPECT_EQ(log.Count(Outcome::RefusedCleanup), 0U);
    EXPECT_GT(log.Count(Outcome::RefusedNoPort), 0U);
}

TEST(PacketEngine, SetUpTakesTheSameTimeForEachCallerOfAGroup)
{
    auto options = BusyOffice();
    options.groups[0].calls.netbeuiShare = 0;
    std::vector<Duration> setUps;
    for (const Attempt& attempt : RunOf(options).attempts)
    {
        if (IsConnected(attempt.outcome))
        {
            setUps.push_back(attempt.decidedAt - attempt.offeredAt);
        }
    }
    const auto range = std::minmax_element(setUps.begin(), setUps.end());
    // Two server delays make 370 ms; some ten round trips of 20 ms are the rest.
    EXPECT_GT(*range.first, 500ms);
    EXPECT_LT(*range.second, 1s);
    EXPECT_LT(*range.second - *range.first, 1ms) << "they meet on the server's line at most";
}

Seen
ThreeSourcesWhoseCallsEndBy(population::HangUpSide side)
{
    auto options = BusyOffice();
    options.groups[0].calls.hangUp = side;
    options.groups[0].calls.count = 3;
    options.groups[0].calls.idleTime = population::Law::Constant(20s);
    options.groups[0].calls.holding = population::Law::Constant(30s);
    options.server.ras.ports = 3;
    options.server.ras.poolSize = 3;
    options.groups[0].calls.netbeuiShare = 0;
    return RunOf(options);
}

TEST(PacketEngine, AFiniteSourceDialsAgainAfterItsIdleTimeWhoeverHangsUp)
{
    for (const auto side : {population::HangUpSide::Client, population::HangUpSide::Server})
    {
        SCOPED_TRACE(population::kHangUpSideNames.at(static_cast<std::size_t>(side)));
        const Seen log = ThreeSourcesWhoseCallsEndBy(side);
        EXPECT_EQ(log.Count(Outcome::Connected), log.attempts.size());
        // A cycle is 20 s idle, some 0.55 s of set-up and 30 s of holding: 39 fit into what is left
        // of 2000 s after the first call.
        EXPECT_EQ(log.attempts.size(), 3U * 40U);
    }
}

/// Attempts whose caller is said to go on although it may not, or to be done although it may.
std::size_t
WronglyDone(const Seen& log, std::uint32_t tries)
{
    return static_cast<std::size_t>(
        std::count_if(log.attempts.begin(), log.attempts.end(), [tries](const Attempt& attempt) {
            const bool last = IsConnected(attempt.outcome) || attempt.redials == tries;
            return attempt.callerDone != last;
        }));
}

TEST(PacketEngine, RefusedCallersRedialAsOftenAsTheyMay)
{
    auto options = BusyOffice();
    options.server.ras.ports = 1;
    options.server.ras.poolSize = 1;
    population::Redial redial;
    redial.probability = 1;
    redial.pause = population::Law::Constant(1s);
    redial.tries = 2;
    options.groups[0].calls.redial = redial;
    const Seen log = RunOf(options);
    std::array<std::size_t, 3> attempts{};
    for (const Attempt& attempt : log.attempts)
    {
        ++attempts.at(attempt.redials);
    }
    EXPECT_EQ(WronglyDone(log, 2), 0U);
    EXPECT_GT(attempts[1], attempts[2]);
    EXPECT_GT(attempts[2], 5U);
}

TEST(PacketEngine, SeveralServersShareTheCallers)
{
    auto options = BusyOffice();
    options.load.farm.servers = 8;
    const Seen log = RunOf(options);
    EXPECT_GT(log.Count(Outcome::Connected), log.attempts.size() * 9 / 10)
        << "0.19 erlangs for two ports each";
}

TEST(PacketEngine, ACaptureThatCannotBeOpenedIsAnError)
{
    auto options = BusyOffice();
    options.captures = "/no/such/folder";
    Onlooker log;
    EXPECT_THROW(PacketEngine(options, log).Run(), scenario::BadInput);
    options.captures.reset();
    EXPECT_FALSE(RunOf(options).attempts.empty()) << "and the next run is not harmed";
}

TEST(PacketEngine, ACaptureOnAFullDiskIsAnError)
{
    const std::filesystem::path folder = testing::TempDir() + "pptplab-full-disk";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directory(folder);
    std::filesystem::create_symlink("/dev/full", folder / "provider-office.pcap");
    auto options = BusyOffice();
    options.captures = folder.string();
    Onlooker log;
    EXPECT_THROW(PacketEngine(options, log).Run(), files::WriteCutOff);
    std::filesystem::remove_all(folder);
}

} // namespace
} // namespace pptplab::sim::network
