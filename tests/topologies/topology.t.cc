// SPDX-License-Identifier: GPL-2.0-only
#include "topologies/topology.h"

#include "tests/topologies/small-graphs.h"
#include "topologies/check.h"
#include "topologies/interfaces.h"
#include "topologies/router-maps.h"

#include <gtest/gtest.h>

namespace pptplab::topologies
{
namespace
{

using namespace std::chrono_literals;

/// Three routers in a row; servers at two of them, clients at all.
Topology
Row(std::uint32_t clients)
{
    Graph routers;
    for (int i = 1; i <= 3; ++i)
    {
        AddRouter(routers, "r" + std::to_string(i));
    }
    Connect(routers, 0, 1, Line{});
    Connect(routers, 1, 2, Line{});
    Attachments attachments;
    attachments.sites = {{"a", {}, 2, 0}, {"b", {}, 1, 2}};
    attachments.groups = {{"home", {BitRate{56'000}, 75ms}, clients, {}}, {"office", {}, 1, {1}}};
    return {routers, attachments};
}

TEST(Topology, SpreadsClientsOverItsRoutersInTurn)
{
    const Topology topology = Row(7);
    const Graph& graph = topology.Machines();
    EXPECT_TRUE(FaultsOf(graph).empty()) << FaultsOf(graph).front();
    ASSERT_EQ(topology.Clients(0).size(), 7U);
    for (std::size_t i = 0; i < 7; ++i)
    {
        const auto line = *boost::out_edges(topology.Clients(0)[i], graph).first;
        EXPECT_EQ(boost::target(line, graph), i % 3);
        EXPECT_EQ(graph[line].rate, BitRate{56'000});
    }
    EXPECT_EQ(graph[topology.Servers()[2]].name, "b-3");
    EXPECT_EQ(ToText(graph[topology.Servers()[2]].address), "192.168.128.2");
    EXPECT_EQ(ToText(graph[topology.Clients(0)[4]].address), "10.1.0.3");
}

TEST(Topology, AClientAddedLaterIsTheSameAsOneFromTheStart)
{
    Topology grown = Row(2);
    const Topology whole = Row(9);
    for (std::size_t i = 2; i < 9; ++i)
    {
        const Vertex later = grown.AddClient(0);
        const Machine& same = whole.Machines()[whole.Clients(0)[i]];
        EXPECT_EQ(grown.Machines()[later].name, same.name);
        EXPECT_EQ(grown.Machines()[later].address, same.address);
    }
    EXPECT_TRUE(FaultsOf(grown.Machines()).empty());
}

TEST(Topology, EmptyGroupsHaveTheirNetworksAlready)
{
    const Topology topology = Row(0);
    // On r2: a third of "home", and all of "office".
    EXPECT_EQ(topology.Machines()[1].networks.size(), 2U);
}

TEST(Topology, TellsWhatThePlanHasNoRoomFor)
{
    Graph routers;
    AddRouter(routers, "r1");
    Attachments attachments;
    attachments.sites = {{"a", {}, 1001, 0}, {"b", {}, 1, 5}};
    attachments.groups = {{"home", {}, 262'142, {}}, {"office", {}, 1, {3}}};
    EXPECT_EQ(FaultsOf(routers, attachments),
              (std::vector<std::string>{
                  "site 'b' is at a router that does not exist",
                  "1002 servers are more than the 1000 that have addresses",
                  "group 'home' has 262142 clients; its network has room for 262141 at each of 1 "
                  "routers",
                  "group 'office' is at a router that does not exist"}));
}

TEST(RouterMaps, AccessTreeHasItsBanksBehindPops)
{
    AccessTreeOptions options;
    options.pops = 3;
    options.banksPerPop = 2;
    const RouterMap map = AccessTree(options);
    EXPECT_EQ(boost::num_vertices(map.routers), 1U + 3U + 6U);
    EXPECT_EQ(boost::num_edges(map.routers), 3U + 6U);
    EXPECT_EQ(map.forClients.size(), 6U);
    EXPECT_EQ(map.routers[map.forClients[3]].name, "pop-2-bank-2");
    EXPECT_EQ(map.routers[map.forServers].name, "core");
    options.banksPerPop = 0;
    EXPECT_EQ(AccessTree(options).forClients.size(), 3U);
}

TEST(RouterMaps, AllOfThemTakeClientsAndServers)
{
    for (const RouterMap& map : {AccessTree({}), TwoSites({}), Farm({})})
    {
        Attachments attachments;
        attachments.sites = {{"vpn", {}, 3, map.forServers}};
        attachments.groups = {{"home", {}, 10, map.forClients}};
        ASSERT_TRUE(FaultsOf(map.routers, attachments).empty());
        const Topology topology(map.routers, attachments);
        EXPECT_TRUE(FaultsOf(topology.Machines()).empty());
        EXPECT_EQ(topology.Machines()[topology.Servers()[2]].name, "vpn-3");
    }
}

TEST(Interfaces, HaveOneAddressEachThatClientsAddedLaterLeaveAlone)
{
    Topology topology = Row(3);
    const auto before = InterfacesOf(topology.Machines(), 1);
    ASSERT_EQ(before.size(), 4U); // r1, r3, home-2, office-1
    EXPECT_EQ(ToText(topology.Machines()[1].address), "100.64.4.1");
    EXPECT_EQ(ToText(before[0].address), "100.64.4.2");
    EXPECT_EQ(ToText(before[1].address), "100.64.4.3");
    EXPECT_EQ(ToText(before[2].address), "10.1.0.1");
    EXPECT_EQ(ToText(before[3].address), "10.4.0.1");
    topology.AddClient(1);
    const auto after = InterfacesOf(topology.Machines(), 1);
    ASSERT_EQ(after.size(), 5U);
    EXPECT_EQ(after[1].address, before[1].address);
}

} // namespace
} // namespace pptplab::topologies
