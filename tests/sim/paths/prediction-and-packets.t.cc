// SPDX-License-Identifier: GPL-2.0-only

// What `paths` predicts is what the packet engine shows, over random networks, rules, NAT boxes on
// either side and PPTP filtering.

#include "sim/paths/nat-share.h"
#include "tests/models/base/onlooker.h"
#include "tests/sim/paths/random-network.h"

#include <gtest/gtest.h>

#include <chrono>
#include <map>
#include <memory>
#include <vector>

namespace pptplab::sim::paths
{
namespace
{

using namespace std::chrono_literals;

constexpr int kRuleSets = 200;
constexpr int kServerNats = 150;

/// What was met over many networks.
struct Met
{
    std::map<Outcome, int> outcomes;
    std::map<StoppedBy, int> stops;
    int pings = 0;
};

void
CountStops(const CallVerdict& verdict, std::map<StoppedBy, int>& stops)
{
    for (const Obstacle& each : verdict.obstacles)
    {
        ++stops[each.stop.by];
    }
}

/// Both groups call, and see what was predicted.
void
Compare(const scenario::Scenario& scenario, Met& met)
{
    plan::NetworkPlan plan = plan::NetworkPlan::Make(plan::PlanOptionsOf(scenario)).Value();
    for (std::uint32_t group = 0; group < kGroups; ++group)
    {
        plan.Topology().AddClient(group);
    }
    const plan::PlacedRules placed(plan, scenario.firewall);
    const Phase phase = PhasesOf(scenario, plan).front();
    const FilteredNetwork network(scenario, plan, placed, phase);
    Seen seen;
    RunInto(scenario, seen);
    for (std::uint32_t group = 0; group < kGroups; ++group)
    {
        SCOPED_TRACE(testing::Message() << "group " << group << '\n' << TextOf(scenario));
        const CallVerdict verdict = VerdictOf(network,
                                              plan.Machines(),
                                              plan.Topology().Clients(group).front(),
                                              plan.Topology().Servers().front(),
                                              ExchangeOptionsOf(scenario, group));
        EXPECT_EQ(NameOf(OutcomeOf(verdict)), NameOf(seen.calls.at(group).outcome));
        EXPECT_EQ(RasErrorOf(verdict), seen.calls.at(group).rasError);
        EXPECT_EQ(AnswersPing(verdict), seen.answered.at(group));
        ++met.outcomes[seen.calls.at(group).outcome];
        CountStops(verdict, met.stops);
        met.pings += seen.answered.at(group) ? 1 : 0;
    }
}

TEST(PredictionAndPackets, IsWhatThePacketEngineShowsOverRandomRules)
{
    Dice dice(1);
    Met met;
    for (int set = 0; set < kRuleSets; ++set)
    {
        SCOPED_TRACE(testing::Message() << "set " << set);
        Compare(RandomScenario(dice), met);
    }
    // The rules are mixed well enough that each outcome is there to be got wrong.
    for (const Outcome outcome : {Outcome::Connected,
                                  Outcome::FailedNoAnswer,
                                  Outcome::FailedNotResponding,
                                  Outcome::FailedHungUp,
                                  Outcome::FailedPeerSilent,
                                  Outcome::FailedPppTimeout})
    {
        EXPECT_GE(met.outcomes[outcome], 3) << NameOf(outcome);
    }
    for (const StoppedBy by : {StoppedBy::Rule, StoppedBy::PptpFiltering, StoppedBy::Nat})
    {
        EXPECT_GE(met.stops[by], kRuleSets / 10) << static_cast<int>(by);
    }
    EXPECT_GT(met.pings, kRuleSets / 3);
    EXPECT_LT(met.pings, kRuleSets * 3 / 2);
}

/// In front of the servers, of which any may be the one that answers; of callers, too, by chance.
TEST(PredictionAndPackets, IsWhatThePacketEngineShowsWithNatInFrontOfServers)
{
    Dice dice(1);
    Met met;
    for (int set = 0; set < kServerNats; ++set)
    {
        SCOPED_TRACE(testing::Message() << "set " << set);
        scenario::Scenario scenario = RandomScenario(dice);
        if (dice.Chance(70))
        {
            scenario.firewall.clear(); // what the boxes do by themselves
        }
        AddRandomServerNat(dice, scenario);
        Compare(scenario, met);
    }
    EXPECT_EQ(met.pings, 0) << "no box answers for its servers";
    for (const Outcome outcome :
         {Outcome::Connected, Outcome::FailedNotResponding, Outcome::FailedPeerSilent})
    {
        EXPECT_GE(met.outcomes[outcome], kServerNats / 5) << NameOf(outcome);
    }
}

TEST(PredictionAndPackets, AsManyCallersConnectBehindOneAddressAsTheShareSays)
{
    constexpr std::uint64_t kCallers = 5;
    for (const auto gre :
         {firewall::GreMode::None, firewall::GreMode::Address, firewall::GreMode::CallId})
    {
        for (const std::uint32_t perAddress : {1U, 2U, 5U})
        {
            scenario::Scenario scenario;
            scenario.engine = scenario::Engine::Packet;
            scenario.duration = 1min;
            scenario.server.setupTime.reset();
            scenario.server.ras.ports = kCallers;
            scenario.server.ras.poolSize = kCallers;
            scenario::NatSpec nat;
            nat.at = {"office"};
            nat.clientsPerAddress = perAddress;
            nat.box.gre = gre;
            nat.box.callIds = {7, 9};
            scenario.nats = {nat};
            scenario::ClientGroup& group = scenario.clients.emplace_back();
            group.calls.name = "office";
            population::Trace calls;
            for (std::uint64_t i = 0; i < kCallers; ++i)
            {
                calls.push_back({i * 2s, 1h, {NetworkProtocol::TcpIp}});
            }
            group.calls.trace = std::make_shared<population::Trace>(calls);
            Onlooker log;
            network::PacketEngine(run::PacketOptionsOf(scenario, 0), log).Run();
            const NatShare share = ShareOf(nat, 0, 1, std::vector{kCallers});
            EXPECT_EQ(share.toOneServer, log.seen.Count(Outcome::Connected))
                << "gre " << static_cast<int>(gre) << ", " << perAddress << " to an address";
        }
    }
}

} // namespace
} // namespace pptplab::sim::paths
