// SPDX-License-Identifier: GPL-2.0-only

// What `paths` predicts is what the packet engine shows, over random networks and rules.

#include "sim/network/scenario-plan.h"
#include "sim/packet-engine.h"
#include "sim/paths/exchange.h"
#include "sim/run/packet-options.h"
#include "sim/scenario/read-scenario.h"

#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace pptplab::sim::paths
{
namespace
{

using namespace std::chrono_literals;

constexpr int kRuleSets = 200;
constexpr std::uint32_t kGroups = 2;

class Dice
{
  public:
    explicit Dice(std::uint32_t seed) : m_engine(seed) {}

    /// 0 .. below - 1, the same on every library.
    std::uint32_t Below(std::uint32_t below)
    {
        return static_cast<std::uint32_t>(m_engine() % below);
    }
    bool Chance(std::uint32_t percent) { return Below(100) < percent; }

    template <typename T, std::size_t N>
    const T& Of(const std::array<T, N>& items)
    {
        return items[Below(N)];
    }

  private:
    std::mt19937 m_engine;
};

firewall::Match
RandomMatch(Dice& dice)
{
    firewall::Match match;
    if (dice.Chance(85))
    {
        match.protocol = dice.Of(std::array<std::uint8_t, 7>{firewall::kTcp,
                                                             firewall::kTcp,
                                                             firewall::kTcp,
                                                             firewall::kGre,
                                                             firewall::kGre,
                                                             firewall::kIcmp,
                                                             firewall::kUdp});
    }
    const bool isTcp = match.protocol == firewall::kTcp;
    if (isTcp && dice.Chance(60))
    {
        auto& port = *dice.Of(std::array<std::optional<std::uint16_t>*, 3>{
            &match.eitherPort, &match.sourcePort, &match.destinationPort});
        port = dice.Of(std::array<std::uint16_t, 4>{1723, 1723, 1025, 139});
    }
    if (isTcp && dice.Chance(75))
    {
        match.tcpFlagsSet = dice.Of(std::array<std::uint8_t, 6>{
            0, firewall::kSyn, firewall::kAck, 0x08, firewall::kRst, firewall::kFin});
        match.tcpFlagsClear = dice.Of(std::array<std::uint8_t, 5>{
            0,
            0,
            static_cast<std::uint8_t>(firewall::kAck & ~match.tcpFlagsSet),
            static_cast<std::uint8_t>(firewall::kSyn & ~match.tcpFlagsSet),
            static_cast<std::uint8_t>(0x08 & ~match.tcpFlagsSet)});
    }
    if (match.protocol == firewall::kIcmp && dice.Chance(50))
    {
        match.icmpType = dice.Of(std::array<std::uint8_t, 3>{0, 3, 8});
    }
    if (match.protocol == firewall::kGre && dice.Chance(30))
    {
        match.greVersion = dice.Of(std::array<std::uint8_t, 3>{0, 1, 1});
    }
    constexpr std::array<firewall::Prefix, 5> kPrefixes = {
        {{0x0A000000, 8}, {0x0A000000, 14}, {0x0A040000, 14}, {0xC0A80000, 16}, {0xC0A80002, 32}}};
    if (dice.Chance(25))
    {
        (dice.Chance(50) ? match.source : match.destination) = dice.Of(kPrefixes);
    }
    return match;
}

/// At a place that the network has.
FirewallRule
RandomRule(Dice& dice, const NetworkPlan& plan)
{
    std::vector<std::string> routers;
    for (std::uint32_t i = 0; i < plan.Routers(); ++i)
    {
        routers.push_back(plan.Machines()[i].name);
    }
    const std::array<std::string, 5> hosts = {"servers", "server-1", "clients", "office", "home"};
    FirewallRule rule;
    const auto anyRouter = [&] {
        return routers[dice.Below(static_cast<std::uint32_t>(routers.size()))];
    };
    do
    {
        rule.at = {dice.Chance(75) ? anyRouter() : dice.Of(hosts)};
        rule.interface.reset();
        if (dice.Chance(60))
        {
            rule.interface = dice.Chance(60) ? dice.Of(hosts) : anyRouter();
        }
    } while (!plan.ProblemsOf(std::vector<FirewallRule>{rule}).empty());
    rule.direction = static_cast<firewall::Direction>(dice.Below(3));
    rule.match = RandomMatch(dice);
    const auto action = dice.Of(std::array<firewall::Action, 6>{firewall::Action::Accept,
                                                                firewall::Action::Drop,
                                                                firewall::Action::Drop,
                                                                firewall::Action::Reset,
                                                                firewall::Action::Reset,
                                                                firewall::Action::IcmpUnreachable});
    rule.verdict = {action, 0};
    if (action == firewall::Action::IcmpUnreachable)
    {
        rule.verdict.icmpCode = dice.Of(std::array<std::uint8_t, 5>{1, 2, 3, 10, 13});
    }
    return rule;
}

/// Each of two groups makes one call, at a small network of any kind.
Scenario
RandomScenario(Dice& dice)
{
    Scenario scenario;
    scenario.engine = Engine::Packet;
    scenario.duration = 1s;
    scenario.server.setupTime.reset();
    scenario.server.ras.ports = 4;
    scenario.server.ras.poolSize = 4;
    scenario.topology.kind = dice.Of(std::array<TopologyKind, 6>{TopologyKind::Star,
                                                                 TopologyKind::AccessTree,
                                                                 TopologyKind::TwoSites,
                                                                 TopologyKind::Farm,
                                                                 TopologyKind::Waxman,
                                                                 TopologyKind::BarabasiAlbert});
    scenario.topology.pops = 2;
    scenario.topology.banks = 1;
    scenario.topology.routers = 5;
    scenario.topology.seed = dice.Below(1000);
    if (scenario.topology.kind == TopologyKind::Waxman ||
        scenario.topology.kind == TopologyKind::BarabasiAlbert)
    {
        scenario.topology.clientsAt = {"router-5", "router-3"};
    }
    for (const std::string name : {"office", "home"})
    {
        ClientGroup& group = scenario.clients.emplace_back();
        group.calls.name = name;
        group.calls.trace = std::make_shared<population::Trace>(
            population::Trace{{1ms, 1s, {NetworkProtocol::TcpIp}}});
        group.tcp.icmp = static_cast<std::uint8_t>(dice.Below(3));
    }
    const auto plan = NetworkPlan::Make(PlanOptionsOf(scenario));
    EXPECT_TRUE(plan) << plan.Error().text;
    const std::uint32_t rules = 1 + dice.Below(5);
    for (std::uint32_t i = 0; i < rules; ++i)
    {
        scenario.firewall.push_back(RandomRule(dice, plan.Value()));
    }
    return scenario;
}

/// What the callers and pings of one run met, by group.
class Seen final : public Observer
{
  public:
    void OnAttempt(const Attempt& attempt) override { calls.at(attempt.group) = attempt; }
    void OnPing(const PingReport& report) override
    {
        answered.at(report.probe) = report.echoes.at(0).answer == EchoAnswer::Reply;
    }

    std::array<Attempt, kGroups> calls{};
    std::array<bool, kGroups> answered{};
};

void
RunInto(const Scenario& scenario, Seen& seen)
{
    PacketOptions options = PacketOptionsOf(scenario, 0);
    for (std::uint32_t group = 0; group < kGroups; ++group)
    {
        ProbeOptions probe;
        probe.group = group;
        probe.server = 0;
        probe.at = 2ms; // when the caller's machine is there
        probe.ping.count = 1;
        options.probes.push_back(probe);
    }
    PacketEngine(std::move(options), seen).Run();
}

std::string
TextOf(const Scenario& scenario)
{
    const std::string text = ResolvedText(scenario);
    return text.substr(std::min(text.find("[topology]"), text.size()));
}

TEST(Prediction, IsWhatThePacketEngineShowsOverRandomRules)
{
    Dice dice(7);
    std::map<Outcome, int> outcomes;
    int pings = 0;
    for (int set = 0; set < kRuleSets; ++set)
    {
        const Scenario scenario = RandomScenario(dice);
        NetworkPlan plan = NetworkPlan::Make(PlanOptionsOf(scenario)).Value();
        for (std::uint32_t group = 0; group < kGroups; ++group)
        {
            plan.Topology().AddClient(group);
        }
        const PlacedRules placed(plan, scenario.firewall);
        const Phase phase = PhasesOf(scenario, plan).front();
        const FilteredNetwork network(plan, placed, phase, scenario.topology.metric);
        Seen seen;
        RunInto(scenario, seen);
        for (std::uint32_t group = 0; group < kGroups; ++group)
        {
            SCOPED_TRACE(testing::Message() << "set " << set << ", group " << group << '\n'
                                            << TextOf(scenario));
            const CallVerdict verdict = VerdictOf(network,
                                                  plan.Machines(),
                                                  plan.Topology().Clients(group).front(),
                                                  plan.Topology().Servers().front(),
                                                  ExchangeOptionsOf(scenario, group));
            EXPECT_EQ(NameOf(OutcomeOf(verdict)), NameOf(seen.calls.at(group).outcome));
            EXPECT_EQ(RasErrorOf(verdict), seen.calls.at(group).rasError);
            EXPECT_EQ(AnswersPing(verdict), seen.answered.at(group));
            ++outcomes[seen.calls.at(group).outcome];
            pings += seen.answered.at(group) ? 1 : 0;
        }
    }
    // The rules are mixed well enough that each outcome is there to be got wrong.
    for (const Outcome outcome : {Outcome::Connected,
                                  Outcome::FailedNoAnswer,
                                  Outcome::FailedNotResponding,
                                  Outcome::FailedHungUp,
                                  Outcome::FailedPeerSilent,
                                  Outcome::FailedPppTimeout})
    {
        EXPECT_GE(outcomes[outcome], 3) << NameOf(outcome);
    }
    EXPECT_GT(pings, kRuleSets / 2);
    EXPECT_LT(pings, kRuleSets * 3 / 2);
}

} // namespace
} // namespace pptplab::sim::paths
