// SPDX-License-Identifier: GPL-2.0-only
// Servers that leak, slow down, stop and start anew, as the call engine drives them.
#include "tests/models/call/busy-server.h"

#include <gtest/gtest.h>

#include <cmath>

namespace pptplab::call
{
namespace
{

using namespace std::chrono_literals;
using population::Law;

/// One caller after the other, each a minute after the one before and with half a minute to say.
Options
OneByOne(std::uint32_t calls)
{
    Options options;
    options.load.duration = 1min * calls + 1s;
    options.server.ports = 4;
    options.server.poolSize = 4;
    population::Group group;
    group.name = "office";
    group.interarrival = Law::Constant(1min);
    group.holding = Law::Constant(30s);
    options.groups.push_back(group);
    return options;
}

std::vector<Outcome>
OutcomesOf(const Options& options)
{
    std::vector<Outcome> outcomes;
    for (const Attempt& attempt : LogOf(options).attempts)
    {
        outcomes.push_back(attempt.outcome);
    }
    return outcomes;
}

constexpr Outcome kConnected = Outcome::Connected;
constexpr Outcome kNoAnswer = Outcome::FailedNoAnswer;
constexpr Outcome kNoHost = Outcome::FailedNotResponding;

TEST(CallEngineFaults, StaleRoutesEndCallsAndAreWrittenDown)
{
    Options options = OneByOne(10);
    options.server.leaks.route = 1;
    options.server.level = {ras::Product::Rras, ras::ServicePack::Sp5, {}};
    const Seen log = LogOf(options);
    ASSERT_EQ(log.attempts.size(), 10U);
    for (std::size_t i = 0; i < 10; ++i)
    {
        const bool recycles = i >= 4 && i < 8; // from the ninth call on the routes are gone
        EXPECT_EQ(log.attempts[i].outcome, recycles ? Outcome::FailedProjection : kConnected) << i;
    }
    ASSERT_EQ(log.events.size(), 4U);
    EXPECT_EQ(log.events[0].at, 5min);
    EXPECT_EQ(log.events[0].number, 20050U);
    EXPECT_EQ(log.events[0].text,
              "The user office connected to port VPN1 has been disconnected because the computer "
              "could not be projected onto the network.");
}

TEST(CallEngineFaults, LostPortsRefuseAndLostAddressesFail)
{
    Options options = OneByOne(6);
    options.server.leaks = {0, 0, 1};
    EXPECT_EQ(OutcomesOf(options),
              (std::vector<Outcome>{kConnected,
                                    kConnected,
                                    kConnected,
                                    kConnected,
                                    Outcome::RefusedNoPort,
                                    Outcome::RefusedNoPort}));
    options.server.leaks = {0, 1, 0};
    options.server.level.servicePack = ras::ServicePack::Sp2;
    EXPECT_EQ(LogOf(options).Count(Outcome::FailedNoAddress), 2U);
    options.server.level.servicePack = ras::ServicePack::Sp3;
    EXPECT_EQ(LogOf(options).Count(kConnected), 6U);
}

TEST(CallEngineFaults, EachCallMakesTheNextSetUpLonger)
{
    Options options = OneByOne(5);
    options.server.level = {ras::Product::Rras, ras::ServicePack::Sp3, {}};
    options.server.interfaceQuery = 100ms;
    options.setupTime = Law::Constant(1s);
    const Seen log = LogOf(options);
    for (std::size_t i = 0; i < log.attempts.size(); ++i)
    {
        EXPECT_EQ(log.attempts[i].decidedAt - log.attempts[i].offeredAt, 1s + i * 100ms);
    }
    options.server.level.servicePack = ras::ServicePack::Sp4;
    EXPECT_EQ(LogOf(options).attempts.back().decidedAt, 5min + 1s);
}

// Dials at 1, 2, 3, ... min.
TEST(CallEngineService, StoppedItDoesNotAnswer)
{
    Options options = OneByOne(6);
    options.service.restart = {90s, {}, 2min};
    EXPECT_EQ(OutcomesOf(options),
              (std::vector<Outcome>{
                  kConnected, kNoAnswer, kNoAnswer, kConnected, kConnected, kConnected}));
    options.service.restart.every = 3min; // 4:30 to 6:30
    EXPECT_EQ(
        OutcomesOf(options),
        (std::vector<Outcome>{kConnected, kNoAnswer, kNoAnswer, kConnected, kNoAnswer, kNoAnswer}));
}

TEST(CallEngineService, RebootingTheHostIsNotThere)
{
    Options options = OneByOne(6);
    options.service.reboot = {90s, {}, 1min};
    EXPECT_EQ(OutcomesOf(options),
              (std::vector<Outcome>{
                  kConnected, kNoHost, kConnected, kConnected, kConnected, kConnected}));
    options.service.startup = ras::Startup::Manual; // nobody starts it
    EXPECT_EQ(
        OutcomesOf(options),
        (std::vector<Outcome>{kConnected, kNoHost, kNoAnswer, kNoAnswer, kNoAnswer, kNoAnswer}));
    options.service.startedAfter = 100s; // from 2:30 on
    EXPECT_EQ(
        OutcomesOf(options),
        (std::vector<Outcome>{kConnected, kNoHost, kNoAnswer, kNoAnswer, kConnected, kConnected}));
}

TEST(CallEngineService, ARestartLosesSessionsAndSetUps)
{
    Options options = OneByOne(3);
    options.setupTime = Law::Constant(10s);
    options.groups[0].holding = Law::Constant(10h);
    options.groups[0].reconnect = population::Reconnect{1, Law::Constant(45s)};
    options.service.restart = {65s, {}, 20s};
    const Seen log = LogOf(options);
    ASSERT_GE(log.attempts.size(), 1U);
    EXPECT_EQ(log.attempts[0].outcome, Outcome::FailedHungUp) << "in set-up from 1:00";
    EXPECT_EQ(log.attempts[0].decidedAt, 65s);

    options.service.restart.at = 75s; // the caller's session is up since 1:10
    const Seen later = LogOf(options);
    EXPECT_EQ(later.attempts[0].outcome, kConnected);
    const auto again = std::find_if(later.attempts.begin(),
                                    later.attempts.end(),
                                    [](const Attempt& attempt) { return attempt.since == 75s; });
    ASSERT_NE(again, later.attempts.end()) << "its caller dials again";
    EXPECT_EQ(again->offeredAt, 2min);
    EXPECT_EQ(again->outcome, kConnected);
}

TEST(CallEngineService, ARestartGivesLostPortsBack)
{
    Options options = OneByOne(6);
    options.server.leaks = {0, 0, 1};
    options.service.restart = {270s, {}, 1s};
    EXPECT_EQ(LogOf(options).Count(kConnected), 6U);
}

TEST(CallEngineService, EachServerOfAFarmIsRestarted)
{
    Options options = Busy();
    options.load.farm.servers = 3;
    options.groups[0].arrivalRate = {0.075};
    options.service.restart = {600'000s, {}, 1h};
    const Seen log = LogOf(options);
    // All who dial within that hour of 500, and nobody else.
    EXPECT_EQ(log.Count(kNoAnswer),
              std::count_if(log.attempts.begin(), log.attempts.end(), [](const Attempt& attempt) {
                  return attempt.offeredAt > 600'000s && attempt.offeredAt < 603'600s;
              }));
}

/// RRAS with `ports` ports, 40 of them busy on average.
Options
Router(std::uint32_t ports, ras::ServicePack servicePack)
{
    Options options = Busy();
    options.load.duration = 200'000s;
    options.server.ports = ports;
    options.server.poolSize = ports;
    options.server.level = {ras::Product::Rras, servicePack, {}};
    options.service.reboot = {100'000s, {}, 5min};
    return options;
}

TEST(CallEngineService, WithTooManyPortsItDoesNotComeBack)
{
    const Seen log = LogOf(Router(200, ras::ServicePack::Sp5));
    for (const Attempt& attempt : log.attempts)
    {
        ASSERT_EQ(attempt.outcome, attempt.offeredAt < 100'000s ? kConnected : kNoHost);
    }
    for (const Options& good :
         {Router(199, ras::ServicePack::Sp5), Router(256, ras::ServicePack::Sp6)})
    {
        const Seen back = LogOf(good);
        EXPECT_EQ(back.attempts.back().outcome, kConnected);
        EXPECT_LT(back.Count(kNoHost), 30U) << "five minutes' callers: 7.5 on average";
    }
}

TEST(CallEngineService, OrStopsEachTimeSoManyPortsAreInUse)
{
    Options options = Router(60, ras::ServicePack::Sp5);
    options.service.reboot = {{}, {}, 1h};
    options.server.portMemory = {50, ras::PortMemoryOf::InUse};
    const Seen log = LogOf(options);
    EXPECT_EQ(log.Count(Outcome::RefusedNoPort), 0U) << "never 60 in use";
    EXPECT_GT(log.Count(kNoHost), 90U) << "an hour's callers, at least once";
    options.server.level.servicePack = ras::ServicePack::Sp6;
    EXPECT_EQ(LogOf(options).Count(kNoHost), 0U);
}

} // namespace
} // namespace pptplab::call
