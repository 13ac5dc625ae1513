// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TESTS_SIM_PATHS_RANDOM_NETWORK_H
#define PPTPLAB_TESTS_SIM_PATHS_RANDOM_NETWORK_H

#include "sim/network/packet-engine.h"
#include "sim/paths/exchange.h"
#include "sim/plan/scenario-plan.h"
#include "sim/run/packet-options.h"
#include "sim/scenario/keys/resolved-text.h"
#include "tests/sim/paths/dice.h"

#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <memory>
#include <string>
#include <vector>

/// Random networks, rules, NAT boxes and PPTP filtering with one call of each of two groups.
namespace pptplab::sim::paths
{

inline constexpr std::uint32_t kGroups = 2;

inline firewall::Match
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
        port = dice.Of(std::array<std::uint16_t, 5>{1723, 1723, 1025, 61000, 139});
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
    // All callers, those of a group, first machines of them, boxes; servers.
    constexpr std::array<firewall::Prefix, 8> kPrefixes = {{{0x0A000000, 8},
                                                            {0x0A000000, 14},
                                                            {0x0A040000, 14},
                                                            {0x0A000000, 24},
                                                            {0x0A03FF00, 24},
                                                            {0x0A01FF00, 24},
                                                            {0xC0A80000, 16},
                                                            {0xC0A80002, 32}}};
    if (dice.Chance(25))
    {
        (dice.Chance(50) ? match.source : match.destination) = dice.Of(kPrefixes);
    }
    return match;
}

/// At a place that the network has.
inline scenario::FirewallRule
RandomRule(Dice& dice, const plan::NetworkPlan& plan)
{
    std::vector<std::string> routers;
    routers.reserve(plan.Routers());
    for (std::uint32_t i = 0; i < plan.Routers(); ++i)
    {
        routers.push_back(plan.Machines()[i].name);
    }
    const std::array<std::string, 5> hosts = {"servers", "server-1", "clients", "office", "home"};
    scenario::FirewallRule rule;
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
    } while (!plan.ProblemsOf(std::vector<scenario::FirewallRule>{rule}).empty());
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

inline void
AddRandomNat(Dice& dice, scenario::Scenario& scenario)
{
    scenario::NatSpec nat;
    nat.at = {dice.Of(std::array<std::string, 4>{"office", "home", "clients", "clients"})};
    nat.box.gre = static_cast<firewall::GreMode>(dice.Below(3));
    nat.box.greHolder = static_cast<firewall::GreHolder>(dice.Below(2));
    nat.box.ports = dice.Of(std::array<firewall::NumberRange, 2>{{{61000, 65095}, {139, 139}}});
    nat.clientsPerAddress = 1 + dice.Below(3);
    scenario.nats = {nat};
}

/// One to three servers behind one address.
inline void
AddRandomServerNat(Dice& dice, scenario::Scenario& scenario)
{
    const auto anyServer = [&] {
        return std::vector<std::string>{
            "server-" + std::to_string(1 + dice.Below(scenario.server.farm.servers))};
    };
    scenario.server.farm.servers = 1 + dice.Below(3);
    scenario::NatSpec nat;
    nat.at = {"servers"};
    nat.box.gre = static_cast<firewall::GreMode>(dice.Below(3));
    nat.box.greHolder = static_cast<firewall::GreHolder>(dice.Below(2));
    if (dice.Chance(50))
    {
        nat.forwardTcp = dice.Chance(25) ? std::vector<std::string>{} : anyServer();
    }
    if (dice.Chance(40))
    {
        nat.forwardGre = anyServer();
    }
    scenario.nats.push_back(nat);
}

inline void
RandomFiltering(Dice& dice, scenario::Registry& registry)
{
    registry[scenario::RegistryName::PptpFiltering] = dice.Chance(25) ? 1 : 0;
    registry[scenario::RegistryName::AllowPacketsForLocalMachine] = dice.Below(2);
}

/// Each of two groups makes one call, at a small network of any kind.
inline scenario::Scenario
RandomScenario(Dice& dice)
{
    scenario::Scenario scenario;
    scenario.engine = scenario::Engine::Packet;
    scenario.duration = std::chrono::seconds(1);
    scenario.server.setupTime.reset();
    scenario.server.ras.ports = 4;
    scenario.server.ras.poolSize = 4;
    scenario.topology.kind =
        dice.Of(std::array<scenario::TopologyKind, 6>{scenario::TopologyKind::Star,
                                                      scenario::TopologyKind::AccessTree,
                                                      scenario::TopologyKind::TwoSites,
                                                      scenario::TopologyKind::Farm,
                                                      scenario::TopologyKind::Waxman,
                                                      scenario::TopologyKind::BarabasiAlbert});
    scenario.topology.pops = 2;
    scenario.topology.banks = 1;
    scenario.topology.routers = 5;
    scenario.topology.seed = dice.Below(1000);
    if (scenario.topology.kind == scenario::TopologyKind::Waxman ||
        scenario.topology.kind == scenario::TopologyKind::BarabasiAlbert)
    {
        scenario.topology.clientsAt = {"router-5", "router-3"};
    }
    for (const std::string name : {"office", "home"})
    {
        scenario::ClientGroup& group = scenario.clients.emplace_back();
        group.calls.name = name;
        group.calls.trace = std::make_shared<population::Trace>(population::Trace{
            {std::chrono::milliseconds(1), std::chrono::seconds(1), {NetworkProtocol::TcpIp}}});
        group.tcp.icmp = static_cast<IcmpReaction>(dice.Below(3));
        RandomFiltering(dice, group.registry);
    }
    RandomFiltering(dice, scenario.server.registry);
    scenario.server.ras.level.servicePack =
        dice.Chance(50) ? ras::ServicePack::Sp1 : ras::ServicePack::Sp3;
    if (dice.Chance(60))
    {
        AddRandomNat(dice, scenario);
    }
    const auto plan = plan::NetworkPlan::Make(plan::PlanOptionsOf(scenario));
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

inline void
RunInto(const scenario::Scenario& scenario, Seen& seen)
{
    network::PacketOptions options = run::PacketOptionsOf(scenario, 0);
    for (std::uint32_t group = 0; group < kGroups; ++group)
    {
        network::ProbeOptions probe;
        probe.group = group;
        probe.server = 0;
        probe.at = std::chrono::milliseconds(2); // when the caller's machine is there
        probe.ping.count = 1;
        options.probes.push_back(probe);
    }
    network::PacketEngine(std::move(options), seen).Run();
}

inline std::string
TextOf(const scenario::Scenario& scenario)
{
    const std::string text = scenario::ResolvedText(scenario);
    return text.substr(std::min(text.find("[server]"), text.size()));
}

} // namespace pptplab::sim::paths

#endif
