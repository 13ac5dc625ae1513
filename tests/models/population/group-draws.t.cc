// SPDX-License-Identifier: GPL-2.0-only
#include "models/population/group-draws.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <memory>
#include <vector>

namespace pptplab::population
{
namespace
{

using namespace std::chrono_literals;

Group
Office()
{
    Group group;
    group.name = "office";
    group.arrivalRate = {0.025};
    group.netbeuiShare = 0.5;
    return group;
}

TEST(GroupDraws, GapsHaveTheRate)
{
    const Group group = Office();
    GroupDraws draws(group, 0, {});
    constexpr int kGaps = 100'000;
    Duration now{};
    for (int i = 0; i < kGaps; ++i)
    {
        now = draws.NextArrival(now);
    }
    EXPECT_NEAR(ToSeconds(now) / kGaps, 40, 4 * 40 / std::sqrt(kGaps));
}

TEST(GroupDraws, TimeGoesOnAtAnyRate)
{
    Group group = Office();
    group.arrivalRate = {4e9}; // a mean gap that rounds to 0 ns
    GroupDraws draws(group, 0, {});
    Duration now{};
    for (int i = 0; i < 1000; ++i)
    {
        now = draws.NextArrival(now);
    }
    EXPECT_GT(now, Duration{500});
}

TEST(GroupDraws, NobodyCallsAtRateZero)
{
    Group group = Office();
    group.arrivalRate = {};
    EXPECT_EQ(GroupDraws(group, 0, {}).NextArrival({}), Duration::max());
}

TEST(GroupDraws, ShareOfCallersBringNetBeuiBesidesTheirProtocols)
{
    const Group group = Office();
    GroupDraws draws(group, 3, {});
    constexpr int kCallers = 40'000;
    int netbeui = 0;
    for (int i = 0; i < kCallers; ++i)
    {
        const Caller caller = draws.NextCaller({});
        EXPECT_TRUE(caller.protocols.Has(NetworkProtocol::TcpIp));
        EXPECT_EQ(caller.group, 3U);
        netbeui += caller.protocols.Has(NetworkProtocol::NetBeui) ? 1 : 0;
    }
    EXPECT_NEAR(netbeui, kCallers / 2.0, 4 * std::sqrt(kCallers / 4.0));
}

// Common random numbers: a scenario that differs in redial or share meets the same holdings.
TEST(GroupDraws, OneKindOfChoiceDoesNotShiftAnother)
{
    const Group plain = Office();
    Group changed = Office();
    changed.netbeuiShare = 0;
    changed.redial = Redial{1.0, Law::Exponential(10s), 5, {}};
    GroupDraws a(plain, 0, {});
    GroupDraws b(changed, 0, {});
    for (int i = 0; i < 100; ++i)
    {
        const Caller fromA = a.NextCaller({});
        Caller fromB = b.NextCaller({});
        ASSERT_EQ(fromA.holding, fromB.holding);
        ASSERT_TRUE(b.PauseAfterFailure(fromB, Outcome::RefusedNoPort, {}));
        ASSERT_EQ(a.NextArrival({}), b.NextArrival({}));
    }
}

TEST(GroupDraws, RedialEndsAfterItsTries)
{
    Group group = Office();
    group.redial = Redial{1.0, Law::Constant(10s), 2, {}};
    GroupDraws draws(group, 0, {});
    Caller caller = draws.NextCaller({});
    EXPECT_EQ(draws.PauseAfterFailure(caller, Outcome::RefusedNoPort, {}), Duration{10s});
    EXPECT_EQ(draws.PauseAfterFailure(caller, Outcome::RefusedNoPort, {}), Duration{10s});
    EXPECT_EQ(draws.PauseAfterFailure(caller, Outcome::RefusedNoPort, {}), std::nullopt);
    EXPECT_EQ(caller.redials, 2U);
}

TEST(GroupDraws, RedialHappensWithItsProbability)
{
    Group group = Office();
    group.redial = Redial{0.3, Law::Constant(10s), 1, {}};
    GroupDraws draws(group, 0, {});
    const Caller caller = draws.NextCaller({});
    constexpr int kTrials = 40'000;
    int redials = 0;
    for (int i = 0; i < kTrials; ++i)
    {
        Caller each = caller;
        redials += draws.PauseAfterFailure(each, Outcome::RefusedNoPort, {}) ? 1 : 0;
    }
    EXPECT_NEAR(redials, 0.3 * kTrials, 4 * std::sqrt(kTrials * 0.3 * 0.7));
}

TEST(GroupDraws, NobodyDialsAfterThePatienceIsOver)
{
    Group group = Office();
    group.redial = Redial{1.0, Law::Constant(10s), 100, Law::Constant(25s)};
    GroupDraws draws(group, 0, {});
    Caller caller = draws.NextCaller(5s);
    EXPECT_EQ(draws.PauseAfterFailure(caller, Outcome::RefusedNoPort, 5s), Duration{10s});
    EXPECT_EQ(draws.PauseAfterFailure(caller, Outcome::RefusedNoPort, 15s), Duration{10s});
    EXPECT_EQ(draws.PauseAfterFailure(caller, Outcome::RefusedNoPort, 25s), std::nullopt)
        << "the next attempt would be at 35 s, 30 s after the first";
}

TEST(GroupDraws, TheClientRedialsByItselfBeforeItsUserDoes)
{
    Group group = Office();
    group.automaticRedial = {2, 15s};
    group.redial = Redial{1.0, Law::Constant(60s), 1, {}};
    GroupDraws draws(group, 0, {});
    Caller caller = draws.NextCaller({});
    std::vector<Duration> pauses;
    while (const auto pause = draws.PauseAfterFailure(caller, Outcome::FailedNoAnswer, {}))
    {
        pauses.push_back(*pause);
    }
    EXPECT_EQ(pauses, (std::vector<Duration>{15s, 15s, 60s, 15s, 15s}));
    EXPECT_EQ(caller.redials, 5U);
    Caller wrongPassword = draws.NextCaller({});
    EXPECT_EQ(draws.PauseAfterFailure(wrongPassword, Outcome::FailedPassword, {}), Duration{60s})
        << "a failed set-up is the user's business";
}

TEST(GroupDraws, WhoLostASessionCallsForTheRestOfIt)
{
    Group group = Office();
    group.reconnect = Reconnect{1, Law::Constant(3s)};
    GroupDraws draws(group, 0, {});
    Caller caller = draws.NextCaller({});
    caller.redials = 2;
    EXPECT_EQ(draws.PauseAfterLoss(caller, 7min, 100s), Duration{3s});
    EXPECT_EQ(caller.holding, Duration{7min});
    EXPECT_EQ(caller.since, Duration{100s});
    EXPECT_EQ(caller.redials, 0U);
    const Group plain = Office();
    EXPECT_EQ(GroupDraws(plain, 0, {}).PauseAfterLoss(caller, 7min, 100s), std::nullopt);
}

TEST(GroupDraws, LimitsCutTheIdleTailAndTheWholeCall)
{
    Group group = Office();
    group.holding = Law::Constant(30min);
    group.idleTail = Law::Constant(2h);
    EXPECT_EQ(GroupDraws(group, 0, {}).NextCaller({}).holding, Duration{150min});
    group.idleLimit = 20min;
    EXPECT_EQ(GroupDraws(group, 0, {}).NextCaller({}).holding, Duration{50min});
    group.callLimit = 45min;
    EXPECT_EQ(GroupDraws(group, 0, {}).NextCaller({}).holding, Duration{45min});
}

TEST(GroupDraws, ATraceIsFollowedCallByCall)
{
    Group group = Office();
    group.netbeuiShare = 0;
    group.trace = std::make_shared<const Trace>(
        Trace{{1s, 10s, {NetworkProtocol::TcpIp}}, {1s, 20s, {NetworkProtocol::NetBeui}}});
    GroupDraws draws(group, 0, {});
    EXPECT_EQ(draws.NextArrival({}), Duration{1s});
    EXPECT_EQ(draws.NextCaller(1s).holding, Duration{10s});
    EXPECT_EQ(draws.NextArrival(1s), Duration{1s});
    EXPECT_TRUE(draws.NextCaller(1s).protocols.Has(NetworkProtocol::NetBeui));
    EXPECT_EQ(draws.NextArrival(1s), Duration::max());
}

TEST(GroupDraws, IntervalsOfAnyLawFollowEachOther)
{
    Group group = Office();
    group.interarrival = Law::Constant(7s);
    GroupDraws draws(group, 0, {});
    EXPECT_EQ(draws.NextArrival({}), Duration{7s});
    EXPECT_EQ(draws.NextArrival(7s), Duration{14s});
}

TEST(GroupDraws, AChangingRateBringsCallsWhereItIsHigh)
{
    Group group = Office();
    group.arrivalRate = {1};
    group.profile = RateSteps{{{0s, 1}, {1h, 3}}, 2h};
    GroupDraws draws(group, 0, {});
    std::array<double, 2> calls{};
    for (Duration now = draws.NextArrival({}); now < 200h; now = draws.NextArrival(now))
    {
        ++calls.at(now % Duration{2h} < Duration{1h} ? 0 : 1);
    }
    EXPECT_NEAR(calls[0], 360'000, 4 * std::sqrt(360'000));
    EXPECT_NEAR(calls[1], 1'080'000, 4 * std::sqrt(1'080'000));
}

} // namespace
} // namespace pptplab::population
