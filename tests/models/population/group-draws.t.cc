// SPDX-License-Identifier: GPL-2.0-only
#include "models/population/group.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

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
    GroupDraws draws(group, 0, 1, 0);
    constexpr int kGaps = 100'000;
    double sum = 0;
    for (int i = 0; i < kGaps; ++i)
    {
        sum += ToSeconds(draws.NextGap());
    }
    EXPECT_NEAR(sum / kGaps, 40, 4 * 40 / std::sqrt(kGaps));
}

TEST(GroupDraws, TimeGoesOnAtAnyRate)
{
    Group group = Office();
    group.arrivalRate = {4e9}; // a mean gap that rounds to 0 ns
    GroupDraws draws(group, 0, 1, 0);
    Duration sum{};
    for (int i = 0; i < 1000; ++i)
    {
        sum += draws.NextGap();
    }
    EXPECT_GT(sum, Duration{500});
}

TEST(GroupDraws, NobodyCallsAtRateZero)
{
    Group group = Office();
    group.arrivalRate = {};
    EXPECT_EQ(GroupDraws(group, 0, 1, 0).NextGap(), Duration::max());
}

TEST(GroupDraws, ShareOfCallersBringNetBeuiBesidesTheirProtocols)
{
    const Group group = Office();
    GroupDraws draws(group, 3, 1, 0);
    constexpr int kCallers = 40'000;
    int netbeui = 0;
    for (int i = 0; i < kCallers; ++i)
    {
        const Caller caller = draws.NextCaller();
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
    changed.redial = Redial{1.0, Law::Exponential(10s), 5};
    GroupDraws a(plain, 0, 1, 0);
    GroupDraws b(changed, 0, 1, 0);
    for (int i = 0; i < 100; ++i)
    {
        const Caller fromA = a.NextCaller();
        const Caller fromB = b.NextCaller();
        ASSERT_EQ(fromA.holding, fromB.holding);
        ASSERT_TRUE(b.PauseAfterFailure(fromB));
        ASSERT_EQ(a.NextGap(), b.NextGap());
    }
}

TEST(GroupDraws, RedialEndsAfterItsTries)
{
    Group group = Office();
    group.redial = Redial{1.0, Law::Constant(10s), 2};
    GroupDraws draws(group, 0, 1, 0);
    Caller caller = draws.NextCaller();
    EXPECT_EQ(draws.PauseAfterFailure(caller), Duration{10s});
    caller.redials = 1;
    EXPECT_EQ(draws.PauseAfterFailure(caller), Duration{10s});
    caller.redials = 2;
    EXPECT_EQ(draws.PauseAfterFailure(caller), std::nullopt);
}

TEST(GroupDraws, RedialHappensWithItsProbability)
{
    Group group = Office();
    group.redial = Redial{0.3, Law::Constant(10s), 1};
    GroupDraws draws(group, 0, 1, 0);
    const Caller caller = draws.NextCaller();
    constexpr int kTrials = 40'000;
    int redials = 0;
    for (int i = 0; i < kTrials; ++i)
    {
        redials += draws.PauseAfterFailure(caller) ? 1 : 0;
    }
    EXPECT_NEAR(redials, 0.3 * kTrials, 4 * std::sqrt(kTrials * 0.3 * 0.7));
}

TEST(GroupDraws, CallersSpreadEvenlyOverServers)
{
    const Group group = Office();
    GroupDraws draws(group, 0, 1, 0);
    std::array<int, 4> calls{};
    constexpr int kCalls = 40'000;
    for (int i = 0; i < kCalls; ++i)
    {
        ++calls.at(draws.ChooseServer(4));
    }
    for (const int count : calls)
    {
        EXPECT_NEAR(count, kCalls / 4.0, 4 * std::sqrt(kCalls * 0.25 * 0.75));
    }
}

} // namespace
} // namespace pptplab::population
