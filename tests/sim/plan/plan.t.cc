// SPDX-License-Identifier: GPL-2.0-only
#include "sim/plan/plan.h"

#include <gtest/gtest.h>

#include <string>

namespace pptplab::sim::plan
{
namespace
{

PlanOptions
OfficeAndHome(scenario::TopologyKind kind = scenario::TopologyKind::Star)
{
    PlanOptions options;
    options.topology.kind = kind;
    options.servers = 2;
    options.groups = {{"office", {}, 0}, {"home", {}, 0}};
    return options;
}

NetworkPlan
Plan(const PlanOptions& options)
{
    auto plan = NetworkPlan::Make(options);
    EXPECT_TRUE(plan) << plan.Error().text;
    return std::move(plan).Value();
}

scenario::FirewallRule
RuleAt(const std::string& place, const std::string& interface = "")
{
    scenario::FirewallRule rule;
    rule.at = {place};
    if (!interface.empty())
    {
        rule.interface = interface;
    }
    return rule;
}

std::string
FirstProblem(const std::vector<scenario::Violation>& violations)
{
    return violations.empty() ? "none" : violations.front().key + ' ' + violations.front().text;
}

TEST(NetworkPlan, AStarIsTheStarOfTheTopologies)
{
    NetworkPlan plan = Plan(OfficeAndHome());
    EXPECT_EQ(plan.Routers(), 1U);
    const auto& graph = plan.Machines();
    EXPECT_EQ(graph[plan.Topology().Servers()[1]].name, "server-2");
    EXPECT_EQ(ToText(graph[plan.Topology().Servers()[1]].address), "192.168.0.3");
    const auto client = plan.Topology().AddClient(1);
    EXPECT_EQ(graph[client].name, "home-1");
    EXPECT_EQ(ToText(graph[client].address), "10.4.0.2");
}

TEST(NetworkPlan, NamesStandForRoutersServersAndGroups)
{
    const NetworkPlan plan = Plan(OfficeAndHome(scenario::TopologyKind::AccessTree));
    EXPECT_EQ(plan.PlacesOf("core")->routers.size(), 1U);
    EXPECT_EQ(plan.PlacesOf("servers")->servers.size(), 2U);
    EXPECT_EQ(plan.PlacesOf("server-2")->servers, std::vector<std::uint32_t>{1});
    EXPECT_EQ(plan.PlacesOf("clients")->groups.size(), 2U);
    EXPECT_EQ(plan.PlacesOf("home")->groups, std::vector<std::uint32_t>{1});
    EXPECT_FALSE(plan.PlacesOf("provider"));
    auto options = OfficeAndHome(scenario::TopologyKind::AccessTree);
    options.groups[0].name = "core";
    EXPECT_FALSE(Plan(options).PlacesOf("core")) << "two meanings";
}

TEST(NetworkPlan, UnknownPlacesAreToldWithTheKnownOnes)
{
    const NetworkPlan plan = Plan(OfficeAndHome());
    EXPECT_EQ(FirstProblem(plan.ProblemsOf({RuleAt("provider", "office")})), "none");
    EXPECT_EQ(FirstProblem(plan.ProblemsOf({RuleAt("provder")})),
              "firewall.at = \"provder\" is none of servers, clients, office, home, server-1, "
              "server-2, provider; the nearest is provider");
    EXPECT_EQ(FirstProblem(plan.ProblemsOf({RuleAt("provider", "offices")})),
              "firewall.interface = \"offices\" is none of servers, office, clients, home, "
              "clients; the nearest is office, which are behind provider");
    EXPECT_EQ(FirstProblem(plan.ProblemsOf({RuleAt("server-1", "office")})),
              "firewall.interface = \"office\" is for routers: a server or client has one "
              "interface");
}

TEST(NetworkPlan, ALineThatBreaksIsBetweenTwoRouters)
{
    const NetworkPlan plan = Plan(OfficeAndHome(scenario::TopologyKind::TwoSites));
    const auto failing = [&plan](std::vector<std::string> between) {
        return FirstProblem(plan.ProblemsOf(
            std::vector<scenario::LinkFailure>{{std::move(between), Duration{}, {}}}));
    };
    EXPECT_EQ(failing({"branch", "provider"}), "none");
    EXPECT_EQ(failing({"branch", "head-office"}),
              "link.between must name two routers with a line between them");
    EXPECT_EQ(failing({"branch", "head"}),
              "link.between = \"head\" is none of provider, branch, head-office; the nearest is "
              "branch");
}

TEST(NetworkPlan, ServersAndClientsCanBePutElsewhere)
{
    auto options = OfficeAndHome(scenario::TopologyKind::BarabasiAlbert);
    options.topology.serversAt = "router-7";
    options.topology.clientsAt = {"router-3"};
    NetworkPlan plan = Plan(options);
    EXPECT_EQ(plan.Machines()[*plan.RouterOf("router-7")].networks.size(), 1U);
    EXPECT_EQ(plan.Machines()[*plan.RouterOf("router-3")].networks.size(), 2U);
    options.topology.serversAt = "nowhere";
    const auto wrong = NetworkPlan::Make(options);
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.Error().key, "topology.servers_at");
}

TEST(NetworkPlan, AMapWithoutAFileOrWithoutRoomIsAnError)
{
    auto options = OfficeAndHome(scenario::TopologyKind::ProviderMap);
    EXPECT_EQ(NetworkPlan::Make(options).Error().key, "topology.file");
    options.topology.file = "no such file";
    EXPECT_NE(NetworkPlan::Make(options).Error().text.find("no such file"), std::string::npos);
    options = OfficeAndHome(scenario::TopologyKind::Waxman);
    options.topology.routers = 4096;
    options.groups[0].clients = 262'000; // 61 at each router
    EXPECT_EQ(NetworkPlan::Make(options).Error().key, "topology");
}

TEST(NetworkPlan, ARandomMapIsAFunctionOfItsSeed)
{
    auto options = OfficeAndHome(scenario::TopologyKind::Waxman);
    const auto lines = [&options] { return boost::num_edges(Plan(options).Machines()); };
    const auto first = lines();
    EXPECT_EQ(lines(), first);
    options.topology.seed = 2;
    EXPECT_NE(lines(), first);
}

} // namespace
} // namespace pptplab::sim::plan
