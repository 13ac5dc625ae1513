// SPDX-License-Identifier: GPL-2.0-only
#include "sim/paths/answer.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

namespace pptplab::sim::paths
{
namespace
{

using namespace std::chrono_literals;

Scenario
ScenarioOn(TopologyKind kind, std::vector<FirewallRule> rules = {})
{
    Scenario scenario;
    scenario.engine = Engine::Packet;
    scenario.duration = 1000s;
    scenario.server.ras.ports = 4;
    scenario.topology.kind = kind;
    scenario.clients.emplace_back().calls.name = "office";
    scenario.firewall = std::move(rules);
    return scenario;
}

FirewallRule
Against(std::uint8_t protocol, const std::string& at, firewall::Verdict verdict)
{
    FirewallRule rule;
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
OnlyFinding(const Scenario& scenario)
{
    const NetworkPlan plan = PlanWithCallers(scenario);
    const Answer answer = AnswerFor(scenario, plan, kTraffic);
    EXPECT_EQ(answer.groups.front().phases.size(), 1U);
    EXPECT_EQ(answer.groups.front().phases.front().findings.size(), 1U);
    return answer.groups.front().phases.front().findings.front();
}

TEST(Answer, AnOpenNetworkPassesPptp)
{
    const Finding finding = OnlyFinding(ScenarioOn(TopologyKind::TwoSites));
    EXPECT_FALSE(finding.verdict.failure);
    EXPECT_TRUE(finding.verdict.obstacles.empty());
}

TEST(Answer, AnObstacleNamesRuleMachineAndSide)
{
    const auto scenario = ScenarioOn(
        TopologyKind::TwoSites,
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

TEST(Answer, ARefusalThatIsFilteredOnItsWayBackIsNoRefusal)
{
    auto refusing = Against(firewall::kTcp, "head-office", kReset);
    EXPECT_EQ(OutcomeOf(OnlyFinding(ScenarioOn(TopologyKind::TwoSites, {refusing})).verdict),
              Outcome::FailedNoAnswer);
    auto swallowing = Against(firewall::kTcp, "branch", kDrop);
    swallowing.match.tcpFlagsSet = firewall::kRst;
    const auto scenario = ScenarioOn(TopologyKind::TwoSites, {refusing, swallowing});
    const Finding finding = OnlyFinding(scenario);
    EXPECT_EQ(OutcomeOf(finding.verdict), Outcome::FailedNotResponding);
    EXPECT_EQ(finding.verdict.obstacles.front().told, false);
}

TEST(Answer, PlacesOfAGroupAreToldApart)
{
    const auto scenario =
        ScenarioOn(TopologyKind::AccessTree, {Against(firewall::kGre, "pop-1-bank-2", kDrop)});
    const NetworkPlan plan = PlanWithCallers(scenario);
    const auto group = AnswerFor(scenario, plan, kTraffic).groups.front();
    ASSERT_EQ(group.callers.size(), 8U);
    const auto& findings = group.phases.front().findings;
    ASSERT_EQ(findings.size(), 2U);
    EXPECT_FALSE(findings[0].verdict.failure);
    EXPECT_EQ(findings[0].callers.size(), 7U);
    EXPECT_TRUE(findings[1].verdict.failure);
    EXPECT_EQ(findings[1].callers, std::vector<topologies::Vertex>{group.callers[1]});
}

TEST(Answer, ServersAreToldApart)
{
    auto scenario = ScenarioOn(TopologyKind::Star, {Against(firewall::kTcp, "server-2", kDrop)});
    scenario.server.count = 3;
    const NetworkPlan plan = PlanWithCallers(scenario);
    const auto group = AnswerFor(scenario, plan, kTraffic).groups.front();
    const auto& findings = group.phases.front().findings;
    ASSERT_EQ(findings.size(), 2U);
    EXPECT_EQ(findings[0].servers, (std::vector<std::uint32_t>{0, 2}));
    EXPECT_EQ(findings[1].servers, std::vector<std::uint32_t>{1});
    EXPECT_EQ(OutcomeOf(findings[1].verdict), Outcome::FailedNotResponding);
}

TEST(Answer, AChangeThatAGroupDoesNotMeetMakesNoPhaseForIt)
{
    auto rule = Against(firewall::kGre, "home", kDrop);
    rule.from = 100s;
    rule.until = 200s;
    auto scenario = ScenarioOn(TopologyKind::Star, {rule});
    scenario.clients.emplace_back().calls.name = "home";
    const NetworkPlan plan = PlanWithCallers(scenario);
    const Answer answer = AnswerFor(scenario, plan, kTraffic);
    EXPECT_EQ(answer.groups[0].phases.size(), 1U);
    EXPECT_EQ(answer.groups[0].phases[0].until, 1000s);
    ASSERT_EQ(answer.groups[1].phases.size(), 3U);
    EXPECT_EQ(answer.groups[1].phases[1].from, 100s);
    EXPECT_EQ(answer.groups[1].phases[1].until, 200s);
    EXPECT_TRUE(answer.AnyBlocked());
}

TEST(Answer, AnOutageOfTheAccessLineBlocksEverything)
{
    auto scenario = ScenarioOn(TopologyKind::Star);
    scenario.clients.front().access.impairments.outages = {{10s, 20s}};
    const NetworkPlan plan = PlanWithCallers(scenario);
    const auto phases = AnswerFor(scenario, plan, kTraffic).groups.front().phases;
    ASSERT_EQ(phases.size(), 3U);
    EXPECT_EQ(OutcomeOf(phases[1].findings.front().verdict), Outcome::FailedNotResponding);
    EXPECT_EQ(phases[1].findings.front().verdict.obstacles.front().stop.by, StoppedBy::BrokenLine);
}

TEST(Answer, RoutesThatFollowABrokenLineAreANewWay)
{
    auto scenario = ScenarioOn(TopologyKind::BarabasiAlbert);
    scenario.topology.routers = 3; // a triangle
    scenario.topology.serversAt = "router-1";
    scenario.topology.clientsAt = {"router-2"};
    scenario.topology.convergence = 50s;
    scenario.links = {{{"router-1", "router-2"}, 100s, 300s}};
    const NetworkPlan plan = PlanWithCallers(scenario);
    const auto phases = AnswerFor(scenario, plan, kTraffic).groups.front().phases;
    ASSERT_EQ(phases.size(), 4U);
    EXPECT_EQ(phases[1].findings.front().verdict.failure, session::EndCause::Unreachable);
    EXPECT_FALSE(phases[2].findings.front().verdict.failure);
    EXPECT_EQ(phases[2].from, 150s);
    EXPECT_EQ(phases[2].nearest->path.lines.size(), 4U);
    EXPECT_EQ(phases[3].from, 350s) << "the repair, too, is learned later";
    EXPECT_EQ(phases[3].nearest->path.lines.size(), 3U);
}

TEST(Answer, AWayHasTheRatesOfItsDirections)
{
    auto scenario = ScenarioOn(TopologyKind::Star);
    AccessLink& access = scenario.clients.front().access;
    access.delay = 10ms;
    access.rateUp = BitRate{16'000};
    access.rateDown = BitRate{64'000};
    scenario.server.access = {BitRate{1'000'000}, 1ms};
    const NetworkPlan plan = PlanWithCallers(scenario);
    const auto way = *AnswerFor(scenario, plan, kTraffic).groups.front().phases.front().nearest;
    // 320 bits: 20 ms up, 5 ms down, twice 0.32 ms; delays 2 * 11 ms.
    EXPECT_EQ(way.small, 22ms + 20ms + 5ms + 640us);
    EXPECT_EQ(way.rate, BitRate{16'000});
}

TEST(Answer, TunnelsAreCountedByCallersPortsAndLines)
{
    auto scenario = ScenarioOn(TopologyKind::AccessTree);
    scenario.server.ras.ports = 256;
    const auto tunnels = [&scenario](BitRate traffic) {
        const NetworkPlan plan = PlanWithCallers(scenario);
        return AnswerFor(scenario, plan, traffic).capacity;
    };
    EXPECT_EQ(tunnels(BitRate{33'600}).tunnels, 4U * 45U) << "four T1 lines";
    EXPECT_EQ(tunnels(BitRate{33'600}).limits.size(), 4U);
    scenario.clients.front().calls.count = 11; // at 8 places
    EXPECT_EQ(tunnels(BitRate{33'600}).tunnels, 11U);
    scenario.clients.front().access.rate = BitRate{33'600};
    EXPECT_EQ(tunnels(BitRate{33'601}).tunnels, 0U);
    EXPECT_EQ(tunnels(BitRate{std::uint64_t{1} << 62U}).tunnels, 0U);
}

} // namespace
} // namespace pptplab::sim::paths
