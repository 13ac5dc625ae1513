// SPDX-License-Identifier: GPL-2.0-only
#include "topologies/routed-path.h"

#include "tests/topologies/small-graphs.h"
#include "topologies/router-maps.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace pptplab::topologies
{
namespace
{

using namespace std::chrono_literals;

/// clients --- branch --- provider --- head-office --- server
Topology
Company()
{
    TwoSitesOptions options;
    options.branchLine = {BitRate{64'000}, 10ms};
    options.headOfficeLine = {BitRate{2'000'000}, 5ms};
    const RouterMap map = TwoSites(options);
    Attachments attachments;
    attachments.sites = {{"server", {BitRate{10'000'000}, 0ms}, 1, map.forServers}};
    attachments.groups = {{"home", {BitRate{33'600}, 50ms}, 2, map.forClients},
                          {"office", {BitRate{10'000'000}, 1ms}, 3, {map.forServers}}};
    return {map.routers, attachments};
}

// 1000 octets: 8000 bits take 238.095238 ms at 33.6 kbps, 125 ms at 64 kbps, 4 ms at 2 Mbps and 0.8
// ms at 10 Mbps. With 50 + 10 + 5 ms on the way: 432.895238 ms.
TEST(Paths, TravelIsDelayAndSerializationOfEachLine)
{
    const Topology company = Company();
    const Graph& graph = company.Machines();
    const Routing routing(graph, Metric::Delay);
    const auto path = PathBetween(graph, routing, company.Clients(0)[0], company.Servers()[0]);
    ASSERT_TRUE(path);
    EXPECT_EQ(path->lines.size(), 4U);
    EXPECT_EQ(graph[path->machines[1]].name, "branch");
    EXPECT_EQ(Travel(graph, *path, Bytes{1000}).count(), 432'895'238);
    EXPECT_EQ(Travel(graph, *path, Bytes{0}), 65ms);
    EXPECT_EQ(RoundTrip(graph, *path, Bytes{1000}, Bytes{0}).count(), 432'895'238 + 65'000'000);
    EXPECT_EQ(graph[Bottleneck(graph, *path)].rate, BitRate{33'600});
}

TEST(Paths, TheWayBackHasTheSameMachines)
{
    const Topology company = Company();
    const Graph& graph = company.Machines();
    const Routing routing(graph, Metric::Delay);
    const Vertex client = company.Clients(0)[1];
    const Vertex server = company.Servers()[0];
    auto there = PathBetween(graph, routing, client, server)->machines;
    std::reverse(there.begin(), there.end());
    EXPECT_EQ(PathBetween(graph, routing, server, client)->machines, there);
    EXPECT_TRUE(PathBetween(graph, routing, client, client)->lines.empty());
}

TEST(Paths, AGroupIsToldByItsNearestAndItsFarthestClient)
{
    Graph routers;
    AddRouter(routers, "near");
    AddRouter(routers, "far");
    const Edge line = Connect(routers, 0, 1, Line{BitRate{1'000'000}, 20ms});
    Attachments attachments;
    attachments.sites = {{"server", {BitRate{10'000'000}, 0ms}, 1, 0}};
    attachments.groups = {{"home", {BitRate{10'000'000}, 1ms}, 5, {}}};
    const Topology topology(routers, attachments);
    const Graph& graph = topology.Machines();

    const auto& clients = topology.Clients(0);
    const Vertex server = topology.Servers()[0];
    const auto reach = ReachOf(graph, Routing(graph, Metric::Delay), clients, server, Bytes{0});
    EXPECT_EQ(reach.clients, 5U);
    EXPECT_EQ(reach.cutOff, 0U);
    EXPECT_EQ(reach.nearest->client, clients[0]);
    EXPECT_EQ(reach.nearest->roundTrip, 2ms);
    EXPECT_EQ(reach.farthest->client, clients[1]);
    EXPECT_EQ(reach.farthest->roundTrip, 42ms);
    EXPECT_EQ(reach.slowest->client, clients[1]);

    const Edge copied = boost::edge(0, 1, graph).first;
    EXPECT_EQ(graph[copied].delay, routers[line].delay);
    const Routing broken(graph, Metric::Delay, {copied});
    EXPECT_EQ(ReachOf(graph, broken, clients, server, Bytes{0}).cutOff, 2U);
    const Edge access = *boost::out_edges(server, graph).first;
    const Routing unplugged(graph, Metric::Delay, {access});
    EXPECT_EQ(ReachOf(graph, unplugged, clients, server, Bytes{0}).cutOff, 5U);
}

} // namespace
} // namespace pptplab::topologies
