// SPDX-License-Identifier: GPL-2.0-only
#include "topologies/tunnel-capacity.h"

#include "tests/topologies/small-graphs.h"
#include "topologies/topology.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <vector>

namespace pptplab::topologies
{
namespace
{

constexpr BitRate kTraffic{28'800};

/// Two routers with one T1 between them.
Topology
OverOneT1(std::uint32_t clients, std::uint32_t lines)
{
    Graph routers;
    AddRouter(routers, "pop");
    AddRouter(routers, "core");
    for (std::uint32_t i = 0; i < lines; ++i)
    {
        Connect(routers, 0, 1, Line{BitRate{1'544'000}});
    }
    Attachments attachments;
    attachments.sites = {{"server", {BitRate{10'000'000}, {}}, 1, 1}};
    attachments.groups = {{"home", {BitRate{33'600}, {}}, clients, {0}}};
    return {routers, attachments};
}

// 1,544,000 / 28,800 = 53.6; 10,000,000 / 28,800 = 347.2.
TEST(TunnelCapacity, IsThatOfTheNarrowestLineInWholeTunnels)
{
    const Topology topology = OverOneT1(400, 1);
    const TunnelCapacity capacity = TunnelCapacityOf(topology.Machines(), {kTraffic});
    EXPECT_EQ(capacity.tunnels, 53U);
    ASSERT_EQ(capacity.limits.size(), 1U);
    EXPECT_EQ(topology.Machines()[capacity.limits[0]].rate, BitRate{1'544'000});
}

TEST(TunnelCapacity, ParallelLinesAddUpUntilTheServersLineIsFull)
{
    EXPECT_EQ(TunnelCapacityOf(OverOneT1(400, 3).Machines(), {kTraffic}).tunnels, 3U * 53U);
    EXPECT_EQ(TunnelCapacityOf(OverOneT1(400, 9).Machines(), {kTraffic}).tunnels, 347U);
}

TEST(TunnelCapacity, ClientsAndPortsLimitItWithoutALineToBlame)
{
    const Topology topology = OverOneT1(20, 1);
    const auto clients = TunnelCapacityOf(topology.Machines(), {kTraffic});
    EXPECT_EQ(clients.tunnels, 20U);
    EXPECT_TRUE(clients.limits.empty());
    // One tunnel fits on 33.6 kbps, whatever the client wants.
    EXPECT_EQ(TunnelCapacityOf(topology.Machines(), {kTraffic, 5}).tunnels, 20U);
    const auto ports = TunnelCapacityOf(topology.Machines(), {kTraffic, 1, 7});
    EXPECT_EQ(ports.tunnels, 7U);
    EXPECT_TRUE(ports.limits.empty());
    EXPECT_EQ(TunnelCapacityOf(topology.Machines(), {BitRate{56'000}}).tunnels, 0U);
}

/// What a line adds to a cut that has the routers in `side` with the clients.
std::uint64_t
PartOfCut(const Graph& graph, Edge edge, const std::vector<bool>& side, BitRate traffic)
{
    const Vertex host = boost::source(edge, graph); // a host, or a router
    const Vertex router = boost::target(edge, graph);
    const std::uint64_t room = graph[edge].rate.bitsPerSecond / traffic.bitsPerSecond;
    switch (graph[host].role)
    {
    case Role::Router:
        return side[host] != side[router] ? room : 0;
    case Role::Client:
        return side[router] ? 0 : std::min<std::uint64_t>(room, 1);
    case Role::Server:
        return side[router] ? room : 0;
    }
    return 0;
}

/// The smallest cut by trying all.
std::uint64_t
SmallestCut(const Graph& graph, std::uint32_t routers, BitRate traffic)
{
    std::uint64_t smallest = std::numeric_limits<std::uint64_t>::max();
    for (std::uint32_t choice = 0; choice < 1U << routers; ++choice)
    {
        std::vector<bool> side;
        side.reserve(routers);
        for (std::uint32_t router = 0; router < routers; ++router)
        {
            side.push_back((choice & 1U << router) != 0);
        }
        std::uint64_t cut = 0;
        const auto edges = boost::edges(graph);
        for (auto edge = edges.first; edge != edges.second; ++edge)
        {
            cut += PartOfCut(graph, *edge, side, traffic);
        }
        smallest = std::min(smallest, cut);
    }
    return smallest;
}

TEST(TunnelCapacity, IsTheSmallestCutOfAnyMap)
{
    for (std::uint64_t seed = 1; seed <= 40; ++seed)
    {
        NamedStream random({{seed, 0}, "map"});
        const auto count = static_cast<std::uint32_t>(1 + random.Below(7));
        Attachments attachments;
        attachments.sites = {{"a", {BitRate{9'000'000}, {}}, 1, random.Below(count)},
                             {"b", {BitRate{4'000'000}, {}}, 2, random.Below(count)}};
        attachments.groups = {{"home", {BitRate{5'000'000}, {}}, 30, {}},
                              {"office", {BitRate{500'000}, {}}, 9, {}}};
        const Topology topology(AnyRouters(count, random), attachments);
        const BitRate traffic{1 + random.Below(2'000'000)};
        const auto capacity = TunnelCapacityOf(topology.Machines(), {traffic});
        EXPECT_EQ(capacity.tunnels, SmallestCut(topology.Machines(), count, traffic))
            << "seed " << seed;
    }
}

} // namespace
} // namespace pptplab::topologies
