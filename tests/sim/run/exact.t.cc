// SPDX-License-Identifier: GPL-2.0-only
#include "sim/run/exact.h"

#include "analysis/queueing/erlang.h"

#include <gtest/gtest.h>

namespace pptplab::sim
{

namespace
{

using namespace std::chrono_literals;
using population::Law;

/// 45 erlangs on 50 ports of an SP3 server, all Markov, half of the callers with NetBEUI.
Scenario
Markov()
{
    Scenario scenario;
    scenario.duration = 1000s;
    scenario.server.ras.ports = 50;
    scenario.server.ras.poolSize = 50;
    scenario.server.cleanup = Law::Exponential(4s);
    ClientGroup group;
    group.calls.arrivalRate = Rate{0.025};
    group.calls.holding = Law::Exponential(1800s);
    group.calls.netbeuiShare = 0.5;
    scenario.clients = {group};
    return scenario;
}

TEST(Exact, LoadIsRateTimesSetUpHoldingAndShareOfCleanUp)
{
    Scenario scenario = Markov();
    scenario.server.setupTime = Law::Uniform(1s, 3s);
    EXPECT_DOUBLE_EQ(*OfferedLoad(scenario), 0.025 * (2 + 1800 + 0.5 * 4));
    scenario.clients.push_back(scenario.clients.front());
    scenario.clients[1].calls.netbeuiShare = 0;
    scenario.clients[1].calls.protocols = {NetworkProtocol::NetBeui};
    scenario.server.count = 2;
    EXPECT_DOUBLE_EQ(*OfferedLoad(scenario), (0.025 * 1804 + 0.025 * 1806) / 2)
        << "a group that asks for NetBEUI always cleans up; callers split over the servers";
}

TEST(Exact, AfterTheFixItIsErlangBForAnyLaws)
{
    Scenario scenario = Markov();
    scenario.server.ras.level.servicePack = ras::ServicePack::Sp4;
    scenario.server.setupTime = Law::Constant(1s);
    scenario.server.cleanup = Law::Uniform(3s, 5s);
    scenario.clients[0].calls.holding = Law::Lognormal(1800s, 2);
    for (const ras::Hunt hunt : {ras::Hunt::Lowest, ras::Hunt::Rotary, ras::Hunt::LongestIdle})
    {
        scenario.server.ras.hunt = hunt;
        const auto exact = ExactSharesOf(scenario);
        ASSERT_TRUE(exact);
        EXPECT_DOUBLE_EQ(exact->refused, analysis::ErlangB(0.025 * 1803, 50));
        EXPECT_EQ(exact->cleanup, 0);
    }
    scenario.server.ras.level.servicePack = ras::ServicePack::Sp3;
    EXPECT_FALSE(ExactSharesOf(scenario));
    scenario.server.ras.level.hotfixes = {"Q194465"};
    EXPECT_TRUE(ExactSharesOf(scenario)) << "the hotfix is the fix";
}

TEST(Exact, WithOnePortOrNoCleanUpTheFaultDoesNotMatter)
{
    Scenario one = Markov();
    one.server.ras.ports = 1;
    EXPECT_DOUBLE_EQ(ExactSharesOf(one)->refused, analysis::ErlangB(0.025 * 1802, 1));
    Scenario clean = Markov();
    clean.server.ras.hunt = ras::Hunt::Rotary;
    clean.clients[0].calls.netbeuiShare = 0;
    EXPECT_DOUBLE_EQ(ExactSharesOf(clean)->refused, analysis::ErlangB(45, 50));
}

TEST(Exact, ChainsNeedExponentialTimesAndNoSetUp)
{
    Scenario scenario = Markov();
    scenario.server.ras.hunt = ras::Hunt::Random;
    const auto random = ExactSharesOf(scenario);
    ASSERT_TRUE(random);
    EXPECT_GT(random->cleanup, 0);
    scenario.server.ras.cleanupBlocks = ras::CleanupBlocks::Server;
    EXPECT_GT(ExactSharesOf(scenario)->cleanup, random->cleanup);
    Scenario other = scenario;
    other.server.cleanup = Law::Uniform(3s, 5s);
    EXPECT_FALSE(ExactSharesOf(other));
    other = scenario;
    other.server.setupTime = Law::Constant(1s);
    EXPECT_FALSE(ExactSharesOf(other));
    other = scenario;
    other.clients.push_back(other.clients[0]);
    EXPECT_TRUE(ExactSharesOf(other)) << "groups alike";
    other.clients[1].calls.holding = Law::Exponential(60s);
    EXPECT_FALSE(ExactSharesOf(other)) << "groups differ";
}

TEST(Exact, LowestIsKnownUpToEightPorts)
{
    Scenario scenario = Markov();
    scenario.server.ras.hunt = ras::Hunt::Lowest;
    scenario.server.ras.ports = 9;
    EXPECT_FALSE(ExactSharesOf(scenario));
    scenario.server.ras.ports = 4;
    EXPECT_TRUE(ExactSharesOf(scenario));
}

TEST(Exact, NothingIsKnownOfRedialFiniteSourcesShortPoolsAndPackets)
{
    Scenario after = Markov();
    after.server.ras.level.servicePack = ras::ServicePack::Sp4;
    ASSERT_TRUE(ExactSharesOf(after));
    Scenario other = after;
    other.clients[0].calls.redial = population::Redial{0.5, Law::Constant(5s), 1};
    EXPECT_FALSE(ExactSharesOf(other));
    other = after;
    other.clients[0].calls.count = 10;
    EXPECT_FALSE(ExactSharesOf(other));
    other = after;
    other.server.ras.poolSize = 49;
    EXPECT_FALSE(ExactSharesOf(other));
    other = after;
    other.engine = Engine::Packet;
    other.server.setupTime.reset();
    EXPECT_FALSE(ExactSharesOf(other));
}

} // namespace

} // namespace pptplab::sim
