// SPDX-License-Identifier: GPL-2.0-only
#include "sim/paths/prediction.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

namespace pptplab::sim::paths
{
namespace
{

using namespace std::chrono_literals;

scenario::Scenario
ScenarioOn(scenario::TopologyKind kind, std::vector<scenario::FirewallRule> rules = {})
{
    scenario::Scenario scenario;
    scenario.engine = scenario::Engine::Packet;
    scenario.duration = 1000s;
    scenario.server.ras.ports = 4;
    scenario.topology.kind = kind;
    scenario.clients.emplace_back().calls.name = "office";
    scenario.firewall = std::move(rules);
    return scenario;
}

scenario::FirewallRule
Against(std::uint8_t protocol, const std::string& at, firewall::Verdict verdict)
{
    scenario::FirewallRule rule;
    rule.at = {at};
    rule.match.protocol = protocol;
    rule.verdict = verdict;
    return rule;
}

constexpr firewall::Verdict kDrop{firewall::Action::Drop, 0};
constexpr firewall::Verdict kReset{firewall::Action::Reset, 0};
constexpr BitRate kTraffic{33'600};

/// The only finding about the only group in the only phase.
Finding
OnlyFinding(const scenario::Scenario& scenario)
{
    const plan::NetworkPlan plan = PlanWithCallers(scenario);
    const Prediction prediction = PredictionFor(scenario, plan, kTraffic);
    EXPECT_EQ(prediction.groups.front().phases.size(), 1U);
    EXPECT_EQ(prediction.groups.front().phases.front().findings.size(), 1U);
    return prediction.groups.front().phases.front().findings.front();
}

TEST(Prediction, AnOpenNetworkPassesPptp)
{
    const Finding finding = OnlyFinding(ScenarioOn(scenario::TopologyKind::TwoSites));
    EXPECT_FALSE(finding.verdict.failure);
    EXPECT_TRUE(finding.verdict.obstacles.empty());
}

TEST(Prediction, AnObstacleNamesRuleMachineAndSide)
{
    const auto scenario = ScenarioOn(
        scenario::TopologyKind::TwoSites,
        {Against(firewall::kUdp, "branch", kDrop),
         Against(firewall::kGre, "head-office", {firewall::Action::IcmpUnreachable, 2})});
    const Finding finding = OnlyFinding(scenario);
    ASSERT_EQ(finding.verdict.obstacles.size(), 2U);
    const Obstacle& first = finding.verdict.obstacles.front();
    EXPECT_EQ(first.packet, PacketKind::Gre);
    EXPECT_EQ(first.stop.rule, 1U);
    EXPECT_EQ(first.stop.interface, "provider");
    EXPECT_EQ(first.stop.direction, firewall::Direction::In);
    EXPECT_EQ(first.told, true);
    const Obstacle& second = finding.verdict.obstacles.back();
    EXPECT_EQ(second.packet, PacketKind::ServerGre);
    EXPECT_EQ(second.stop.interface, "servers");
    EXPECT_EQ(OutcomeOf(finding.verdict), Outcome::FailedPeerSilent);
    EXPECT_EQ(RasErrorOf(finding.verdict), 721);
}

TEST(Prediction, ARefusalThatIsFilteredOnItsWayBackIsNoRefusal)
{
    auto refusing = Against(firewall::kTcp, "head-office", kReset);
    EXPECT_EQ(
        OutcomeOf(OnlyFinding(ScenarioOn(scenario::TopologyKind::TwoSites, {refusing})).verdict),
        Outcome::FailedNoAnswer);
    auto swallowing = Against(firewall::kTcp, "branch", kDrop);
    swallowing.match.tcpFlagsSet = firewall::kRst;
    const auto scenario = ScenarioOn(scenario::TopologyKind::TwoSites, {refusing, swallowing});
    const Finding finding = OnlyFinding(scenario);
    EXPECT_EQ(OutcomeOf(finding.verdict), Outcome::FailedNotResponding);
    EXPECT_EQ(finding.verdict.obstacles.front().told, false);
}

TEST(Prediction, PlacesOfAGroupAreToldApart)
{
    const auto scenario = ScenarioOn(scenario::TopologyKind::AccessTree,
                                     {Against(firewall::kGre, "pop-1-bank-2", kDrop)});
    const plan::NetworkPlan plan = PlanWithCallers(scenario);
    const auto group = PredictionFor(scenario, plan, kTraffic).groups.front();
    ASSERT_EQ(group.callers.size(), 8U);
    const auto& findings = group.phases.front().findings;
    ASSERT_EQ(findings.size(), 2U);
    EXPECT_FALSE(findings[0].verdict.failure);
    EXPECT_EQ(findings[0].callers.size(), 7U);
    EXPECT_TRUE(findings[1].verdict.failure);
    EXPECT_EQ(findings[1].callers, std::vector<topologies::Vertex>{group.callers[1]});
}

TEST(Prediction, ServersAreToldApart)
{
    auto scenario =
        ScenarioOn(scenario::TopologyKind::Star, {Against(firewall::kTcp, "server-2", kDrop)});
    scenario.server.farm.servers = 3;
    const plan::NetworkPlan plan = PlanWithCallers(scenario);
    const auto group = PredictionFor(scenario, plan, kTraffic).groups.front();
    const auto& findings = group.phases.front().findings;
    ASSERT_EQ(findings.size(), 2U);
    EXPECT_EQ(findings[0].servers, (std::vector<std::uint32_t>{0, 2}));
    EXPECT_EQ(findings[1].servers, std::vector<std::uint32_t>{1});
    EXPECT_EQ(OutcomeOf(findings[1].verdict), Outcome::FailedNotResponding);
}

TEST(Prediction, AChangeThatAGroupDoesNotMeetMakesNoPhaseForIt)
{
    auto rule = Against(firewall::kGre, "home", kDrop);
    rule.from = 100s;
    rule.until = 200s;
    auto scenario = ScenarioOn(scenario::TopologyKind::Star, {rule});
    scenario.clients.emplace_back().calls.name = "home";
    const plan::NetworkPlan plan = PlanWithCallers(scenario);
    const Prediction prediction = PredictionFor(scenario, plan, kTraffic);
    EXPECT_EQ(prediction.groups[0].phases.size(), 1U);
    EXPECT_EQ(prediction.groups[0].phases[0].until, 1000s);
    ASSERT_EQ(prediction.groups[1].phases.size(), 3U);
    EXPECT_EQ(prediction.groups[1].phases[1].from, 100s);
    EXPECT_EQ(prediction.groups[1].phases[1].until, 200s);
    EXPECT_TRUE(prediction.AnyBlocked());
}

TEST(Prediction, AnOutageOfTheAccessLineBlocksEverything)
{
    auto scenario = ScenarioOn(scenario::TopologyKind::Star);
    scenario.clients.front().access.impairments.outages = {{10s, 20s}};
    const plan::NetworkPlan plan = PlanWithCallers(scenario);
    const auto phases = PredictionFor(scenario, plan, kTraffic).groups.front().phases;
    ASSERT_EQ(phases.size(), 3U);
    EXPECT_EQ(OutcomeOf(phases[1].findings.front().verdict), Outcome::FailedNotResponding);
    EXPECT_EQ(phases[1].findings.front().verdict.obstacles.front().stop.by, StoppedBy::BrokenLine);
}

TEST(Prediction, RoutesThatFollowABrokenLineAreANewWay)
{
    auto scenario = ScenarioOn(scenario::TopologyKind::BarabasiAlbert);
    scenario.topology.routers = 3; // a triangle
    scenario.topology.serversAt = "router-1";
    scenario.topology.clientsAt = {"router-2"};
    scenario.topology.convergence = 50s;
    scenario.links = {{{"router-1", "router-2"}, 100s, 300s}};
    const plan::NetworkPlan plan = PlanWithCallers(scenario);
    const auto phases = PredictionFor(scenario, plan, kTraffic).groups.front().phases;
    ASSERT_EQ(phases.size(), 4U);
    EXPECT_EQ(phases[1].findings.front().verdict.failure, session::EndCause::Unreachable);
    EXPECT_FALSE(phases[2].findings.front().verdict.failure);
    EXPECT_EQ(phases[2].from, 150s);
    EXPECT_EQ(phases[2].nearest->path.lines.size(), 4U);
    EXPECT_EQ(phases[3].from, 350s) << "the repair, too, is learned later";
    EXPECT_EQ(phases[3].nearest->path.lines.size(), 3U);
}

TEST(Prediction, AWayHasTheRatesOfItsDirections)
{
    auto scenario = ScenarioOn(scenario::TopologyKind::Star);
    scenario::AccessLink& access = scenario.clients.front().access;
    access.delay = 10ms;
    access.rateUp = BitRate{16'000};
    access.rateDown = BitRate{64'000};
    scenario.server.access = {BitRate{1'000'000}, 1ms};
    const plan::NetworkPlan plan = PlanWithCallers(scenario);
    const auto way = *PredictionFor(scenario, plan, kTraffic).groups.front().phases.front().nearest;
    // 320 bits: 20 ms up, 5 ms down, twice 0.32 ms; delays 2 * 11 ms.
    EXPECT_EQ(way.small, 22ms + 20ms + 5ms + 640us);
    EXPECT_EQ(way.rate, BitRate{16'000});
}

TEST(Prediction, TunnelsAreCountedByCallersPortsAndLines)
{
    auto scenario = ScenarioOn(scenario::TopologyKind::AccessTree);
    scenario.server.ras.ports = 256;
    const auto tunnels = [&scenario](BitRate traffic) {
        const plan::NetworkPlan plan = PlanWithCallers(scenario);
        return PredictionFor(scenario, plan, traffic).capacity;
    };
    EXPECT_EQ(tunnels(BitRate{33'600}).tunnels, 4U * 45U) << "four T1 lines";
    EXPECT_EQ(tunnels(BitRate{33'600}).limits.size(), 4U);
    scenario.clients.front().calls.count = 11; // at 8 places
    EXPECT_EQ(tunnels(BitRate{33'600}).tunnels, 11U);
    scenario.clients.front().access.rate = BitRate{33'600};
    EXPECT_EQ(tunnels(BitRate{33'601}).tunnels, 0U);
    EXPECT_EQ(tunnels(BitRate{std::uint64_t{1} << 62U}).tunnels, 0U);
}

scenario::Scenario
BehindNat(firewall::GreMode gre, std::vector<scenario::FirewallRule> rules = {})
{
    auto scenario = ScenarioOn(scenario::TopologyKind::TwoSites, std::move(rules));
    scenario::NatSpec& nat = scenario.nats.emplace_back();
    nat.at = {"office"};
    nat.box.gre = gre;
    return scenario;
}

TEST(Prediction, ABoxThatKnowsNoGreStopsItBothWays)
{
    const Finding finding = OnlyFinding(BehindNat(firewall::GreMode::None));
    ASSERT_EQ(finding.verdict.obstacles.size(), 2U);
    const Stop& out = finding.verdict.obstacles.front().stop;
    EXPECT_EQ(out.by, StoppedBy::Nat);
    EXPECT_EQ(out.nat, 0U);
    EXPECT_EQ(out.interface, "office");
    EXPECT_EQ(out.direction, firewall::Direction::In);
    EXPECT_EQ(finding.verdict.obstacles.back().stop.direction, firewall::Direction::Out);
    EXPECT_EQ(RasErrorOf(finding.verdict), 721);
    EXPECT_TRUE(AnswersPing(finding.verdict));
}

TEST(Prediction, RulesBeyondTheBoxSeeItsAddressAndThoseBeforeItTheCallers)
{
    constexpr firewall::Prefix kInside{0x0A000002, 32};
    constexpr firewall::Prefix kOutside{0x0A03FFFE, 32}; // the last of 10.0.0.0/14
    const auto blocks = [](const std::string& at, firewall::Prefix source) {
        auto rule = Against(firewall::kGre, at, kDrop);
        rule.match.source = source;
        const auto scenario = BehindNat(firewall::GreMode::CallId, {rule});
        return OnlyFinding(scenario).verdict.failure.has_value();
    };
    EXPECT_FALSE(blocks("head-office", kInside));
    EXPECT_TRUE(blocks("head-office", kOutside));
    EXPECT_TRUE(blocks("office", kInside));
    EXPECT_FALSE(blocks("office", kOutside));
    EXPECT_TRUE(blocks("branch", kInside)) << "on the side of the callers";
    EXPECT_TRUE(blocks("branch", kOutside)) << "on its way out to the provider";
}

TEST(Prediction, ByAddressWhatNeverReachedTheBoxGetsNoAnswer)
{
    auto rule = Against(firewall::kGre, "office", kDrop);
    rule.direction = firewall::Direction::Out;
    EXPECT_EQ(OutcomeOf(OnlyFinding(BehindNat(firewall::GreMode::CallId, {rule})).verdict),
              Outcome::FailedPppTimeout);
    EXPECT_EQ(OutcomeOf(OnlyFinding(BehindNat(firewall::GreMode::Address, {rule})).verdict),
              Outcome::FailedPeerSilent);
}

TEST(Prediction, CallersWhoShareAnAddressAreBlockedByEachOther)
{
    auto scenario = BehindNat(firewall::GreMode::Address);
    scenario.clients.front().calls.count = 8;
    scenario.nats.front().clientsPerAddress = 4;
    const auto prediction = [&scenario] {
        const plan::NetworkPlan plan = PlanWithCallers(scenario);
        return PredictionFor(scenario, plan, kTraffic);
    };
    const Prediction shared = prediction();
    EXPECT_FALSE(shared.groups.front().phases.front().findings.front().verdict.failure);
    EXPECT_EQ(shared.groups.front().nat->toOneServer, 2U);
    EXPECT_EQ(shared.capacity.tunnels, 2U);
    EXPECT_TRUE(shared.AnyBlocked());
    scenario.nats.front().box.gre = firewall::GreMode::CallId;
    EXPECT_FALSE(prediction().AnyBlocked());
    EXPECT_EQ(prediction().capacity.tunnels, 4U) << "ports of the server";
}

scenario::Scenario
InFrontOfServers(firewall::GreMode gre, std::uint32_t servers = 1)
{
    auto scenario = ScenarioOn(scenario::TopologyKind::Star);
    scenario.server.farm.servers = servers;
    scenario::NatSpec& nat = scenario.nats.emplace_back();
    nat.at = {"servers"};
    nat.box.gre = gre;
    return scenario;
}

TEST(Prediction, WithPort1723ForwardedAndGreNotEverybodySees721)
{
    const Finding finding = OnlyFinding(InFrontOfServers(firewall::GreMode::None));
    EXPECT_EQ(RasErrorOf(finding.verdict), 721);
    EXPECT_FALSE(AnswersPing(finding.verdict));
    const Stop& fromCaller = finding.verdict.obstacles.front().stop;
    EXPECT_EQ(finding.verdict.obstacles.front().packet, PacketKind::Gre);
    EXPECT_EQ(fromCaller.by, StoppedBy::Nat);
    EXPECT_EQ(fromCaller.interface, "servers");
    EXPECT_EQ(fromCaller.direction, firewall::Direction::Out);
    auto forwarded = InFrontOfServers(firewall::GreMode::None);
    forwarded.nats.front().forwardGre = {"server-1"};
    EXPECT_FALSE(OnlyFinding(forwarded).verdict.failure);
    forwarded.nats.front().forwardTcp.emplace();
    EXPECT_EQ(RasErrorOf(OnlyFinding(forwarded).verdict), 650);
}

TEST(Prediction, ByAddressTheServersOwnGreHasToReachTheBox)
{
    EXPECT_FALSE(OnlyFinding(InFrontOfServers(firewall::GreMode::Address)).verdict.failure);
    auto scenario = InFrontOfServers(firewall::GreMode::Address);
    scenario.firewall = {Against(firewall::kGre, "server-1", kDrop)};
    scenario.firewall.front().direction = firewall::Direction::Out;
    const auto obstacles = OnlyFinding(scenario).verdict.obstacles;
    EXPECT_EQ(obstacles.front().packet, PacketKind::Gre) << "it passes no more, either";
    EXPECT_EQ(obstacles.front().stop.by, StoppedBy::Nat);
}

TEST(Prediction, ServersWhoShareAnAddressHaveTheTunnelsOfTheOneThatAnswers)
{
    const auto tunnels = [](const scenario::Scenario& scenario) {
        const plan::NetworkPlan plan = PlanWithCallers(scenario);
        return PredictionFor(scenario, plan, kTraffic).capacity.tunnels;
    };
    auto scenario = InFrontOfServers(firewall::GreMode::CallId, 3);
    EXPECT_EQ(tunnels(scenario), 4U);
    EXPECT_EQ(OnlyFinding(scenario).servers.size(), 3U) << "all calls go to one";
    scenario.nats.front().serversPerAddress = 1;
    EXPECT_EQ(tunnels(scenario), 12U);
    scenario.nats.front().serversPerAddress = 2;
    EXPECT_EQ(tunnels(scenario), 8U);
    scenario.nats.front().box.gre = firewall::GreMode::None;
    EXPECT_EQ(tunnels(scenario), 0U);
}

TEST(Prediction, PptpFilteringHidesAServerUntilItIsStopped)
{
    auto scenario = ScenarioOn(scenario::TopologyKind::Star);
    scenario.server.registry[scenario::RegistryName::PptpFiltering] = 1;
    scenario.server.filteringStopsAt = 300s;
    const plan::NetworkPlan plan = PlanWithCallers(scenario);
    const Prediction prediction = PredictionFor(scenario, plan, kTraffic);
    const auto& phases = prediction.groups.front().phases;
    ASSERT_EQ(phases.size(), 2U);
    const CallVerdict& filtered = phases[0].findings.front().verdict;
    EXPECT_FALSE(filtered.failure);
    EXPECT_FALSE(AnswersPing(filtered));
    EXPECT_EQ(filtered.obstacles.front().stop.by, StoppedBy::PptpFiltering);
    EXPECT_EQ(phases[1].from, 300s);
    EXPECT_TRUE(AnswersPing(phases[1].findings.front().verdict));
    EXPECT_FALSE(prediction.AnyBlocked());
}

TEST(Prediction, BeforeSp2PptpFilteringKeepsAServerFromItsLeases)
{
    auto scenario = ScenarioOn(scenario::TopologyKind::Star);
    scenario.server.registry[scenario::RegistryName::PptpFiltering] = 1;
    scenario.server.filteringStopsAt = 300s;
    scenario.server.addressing.source = scenario::Addressing::Dhcp;
    const auto until = [&scenario](ras::ServicePack pack) {
        scenario.server.ras.level.servicePack = pack;
        const plan::NetworkPlan plan = PlanWithCallers(scenario);
        return PredictionFor(scenario, plan, kTraffic).noLeasesUntil;
    };
    EXPECT_EQ(until(ras::ServicePack::Sp1), 300s);
    EXPECT_EQ(until(ras::ServicePack::Sp2), std::nullopt);
    scenario.server.filteringStopsAt.reset();
    EXPECT_EQ(until(ras::ServicePack::Sp1), 1000s);
    scenario.server.addressing.source = scenario::Addressing::Static;
    EXPECT_EQ(until(ras::ServicePack::Sp1), std::nullopt);
}

} // namespace
} // namespace pptplab::sim::paths
