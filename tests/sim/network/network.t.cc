// SPDX-License-Identifier: GPL-2.0-only

// Runs whose network does something to them.

#include "sim/network/network.h"

#include "sim/network/packet-engine.h"
#include "tests/sim/busy-office.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <vector>

namespace pptplab::sim::network
{
namespace
{

using namespace std::chrono_literals;

TEST(Network, CallsGetThroughALineThatLosesDelaysAndReorders)
{
    // A FIN whose data was lost ends a connection like any other, and the run with it.
    auto options = BusyOffice();
    node::Impairments& on = options.groups.front().access.impairments;
    on.loss = 0.05;
    on.jitter = population::Law::Uniform(0s, 200ms);
    on.jitterOrder = node::JitterOrder::Free;
    on.duplicate = 0.01;
    const Seen log = RunOf(options);
    EXPECT_GT(log.Count(Outcome::Connected), log.attempts.size() / 2);
    const Seen again = RunOf(options);
    EXPECT_TRUE(std::equal(log.attempts.begin(),
                           log.attempts.end(),
                           again.attempts.begin(),
                           again.attempts.end(),
                           Same));
}

TEST(Network, AnImpairedLineChangesNothingForTheOtherLines)
{
    auto options = BusyOffice();
    options.server.ras.ports = 50;
    options.server.ras.poolSize = 50;
    options.server.ras.level.servicePack = ras::ServicePack::Sp4;
    options.groups.front().access.impairments.loss = 0.05;
    const Seen alone = RunOf(options);

    population::Group& other = options.groups.emplace_back().calls;
    other.name = "home";
    other.arrivalRate = {0.02};
    other.holding = population::Law::Exponential(30s);
    Seen together = RunOf(options);
    auto& all = together.attempts;
    all.erase(
        std::remove_if(all.begin(), all.end(), [](const Attempt& each) { return each.group != 0; }),
        all.end());
    EXPECT_TRUE(
        std::equal(alone.attempts.begin(), alone.attempts.end(), all.begin(), all.end(), Same));
}

TEST(Network, NobodyGetsThroughDuringAnOutageOfTheServersLine)
{
    auto options = BusyOffice();
    options.serverAccess.impairments.outages = {{500s, 1500s}};
    for (const Attempt& attempt : RunOf(options).attempts)
    {
        // Four SYNs take 45 s; those of the last 45 s of the outage get through after it.
        if (attempt.offeredAt > 500s && attempt.offeredAt < 1455s)
        {
            EXPECT_EQ(attempt.outcome, Outcome::FailedNotResponding);
        }
    }
}

/// Calls of 10 s, one a minute, over three routers: branch, provider, head-office.
PacketOptions
TwoSites()
{
    PacketOptions options = BusyOffice();
    options.load.duration = 600s;
    options.topology.kind = scenario::TopologyKind::TwoSites;
    options.groups.front().calls.arrivalRate = {1.0 / 60};
    options.groups.front().calls.holding = population::Law::Constant(10s);
    options.groups.front().calls.netbeuiShare = 0;
    return options;
}

TEST(Network, AFirewallOnTheWayStopsCallsWhileItsRuleIsThere)
{
    auto options = TwoSites();
    scenario::FirewallRule rule;
    rule.at = {"head-office"};
    rule.interface = "provider";
    rule.direction = firewall::Direction::In;
    rule.match.protocol = firewall::kTcp;
    rule.match.destinationPort = 1723;
    rule.verdict = {firewall::Action::Reset, 0};
    rule.from = 200s;
    rule.until = 400s;
    scenario::FirewallRule elsewhere = rule;
    elsewhere.at = {"office"};
    elsewhere.interface.reset();
    elsewhere.direction = firewall::Direction::In;
    options.firewall = {rule, elsewhere};
    Onlooker log;
    PacketEngine(options, log).Run();
    for (const Attempt& attempt : log.seen.attempts)
    {
        const bool blocked = attempt.offeredAt > 200s && attempt.offeredAt < 400s;
        EXPECT_EQ(attempt.outcome == Outcome::FailedNoAnswer, blocked);
    }
    ASSERT_EQ(log.seen.packets.size(), 2U);
    EXPECT_GT(log.seen.packets[0], 0U);
    EXPECT_EQ(log.seen.packets[1], 0U) << "nobody calls a client";
}

/// Calls from a branch whose machines have one address, at a server that hangs up on them.
PacketOptions
BehindNat(firewall::GreMode gre)
{
    PacketOptions options = TwoSites();
    options.groups.front().calls.holding = population::Law::Constant(100s);
    options.groups.front().calls.arrivalRate = {1.0 / 20};
    options.groups.front().calls.hangUp = population::HangUpSide::Server;
    options.server.ras.ports = 3;
    options.server.ras.poolSize = 3;
    scenario::NatSpec nat;
    nat.at = {"office"};
    nat.box.gre = gre;
    options.nats = {nat};
    return options;
}

TEST(Network, CallersBehindOneAddressMeetWhatTheyMeetWithout)
{
    PacketOptions options = BehindNat(firewall::GreMode::CallId);
    Onlooker with;
    PacketEngine(options, with).Run();
    options.nats.clear();
    const Seen without = RunOf(options);
    // Refusals, too: a caller is told whether a port was idle, whatever address the server sees.
    EXPECT_GT(without.Count(Outcome::RefusedNoPort), 0U);
    EXPECT_GT(without.Count(Outcome::Connected), 0U);
    EXPECT_TRUE(std::equal(with.seen.attempts.begin(),
                           with.seen.attempts.end(),
                           without.attempts.begin(),
                           without.attempts.end(),
                           Same));
    ASSERT_EQ(with.seen.nats.size(), 1U);
    EXPECT_EQ(with.seen.nats[0].boxes, 1U);
    EXPECT_GE(with.seen.nats[0].callsHighWater, 3U);
    EXPECT_GT(with.seen.nats[0].outwards, 100U);
}

TEST(Network, TwoCallersToABoxAreTwiceAsManyBoxesAsFour)
{
    for (const std::uint32_t perAddress : {2U, 4U})
    {
        PacketOptions options = BehindNat(firewall::GreMode::Address);
        options.groups.front().calls.arrivalRate = {};
        options.groups.front().calls.count = 8;
        options.groups.front().calls.idleTime = population::Law::Constant(10s);
        options.nats.front().clientsPerAddress = perAddress;
        Onlooker log;
        PacketEngine(options, log).Run();
        ASSERT_EQ(log.seen.nats.size(), 1U);
        EXPECT_EQ(log.seen.nats[0].boxes, 8 / perAddress);
    }
}

TEST(Network, ASetUpOverThreeLinesTakesTheirTimes)
{
    auto options = TwoSites();
    const Seen near = RunOf(options);
    options.topology.delay = 50ms; // instead of 0, on both lines between routers
    const Seen far = RunOf(options);
    ASSERT_EQ(near.Count(Outcome::Connected), near.attempts.size());
    ASSERT_EQ(far.Count(Outcome::Connected), far.attempts.size());
    // Round trips on the way to a session, each 4 * 50 ms longer: a whole number of them.
    const Duration longer = (far.attempts[0].decidedAt - far.attempts[0].offeredAt) -
                            (near.attempts[0].decidedAt - near.attempts[0].offeredAt);
    EXPECT_GT(longer, 200ms * 5);
    EXPECT_LT(longer, 200ms * 20);
}

TEST(Network, ABrokenLineCutsCallersOffUntilRoutesFollow)
{
    // A ring of four routers: the other way round is there, but found 30 s later.
    auto options = TwoSites();
    options.groups.front().calls.arrivalRate = {0.2};
    options.server.ras.ports = 100;
    options.server.ras.poolSize = 100;
    options.server.ras.level.servicePack = ras::ServicePack::Sp4;
    options.topology.kind = scenario::TopologyKind::BarabasiAlbert;
    options.topology.routers = 3;
    options.topology.links = 2; // each is connected to the two others
    options.topology.serversAt = "router-1";
    options.topology.clientsAt = {"router-2"};
    options.topology.convergence = 100s;
    options.links = {{{"router-1", "router-2"}, 200s, std::nullopt}};
    std::size_t cutOff = 0;
    for (const Attempt& attempt : RunOf(options).attempts)
    {
        // Four SYNs take 45 s.
        const bool during = attempt.offeredAt > 200s && attempt.offeredAt < 255s;
        cutOff += during ? 1 : 0;
        EXPECT_TRUE(!during || attempt.outcome == Outcome::FailedNotResponding);
        EXPECT_TRUE(attempt.offeredAt < 300s || attempt.outcome == Outcome::Connected);
    }
    EXPECT_GT(cutOff, 0U);
}

} // namespace
} // namespace pptplab::sim::network
