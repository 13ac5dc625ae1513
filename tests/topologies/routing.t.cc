// SPDX-License-Identifier: GPL-2.0-only
#include "topologies/routing.h"

#include "tests/topologies/small-graphs.h"
#include "topologies/routed-path.h"
#include "topologies/topology.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

namespace pptplab::topologies
{
namespace
{

using namespace std::chrono_literals;

constexpr std::uint64_t kFar = std::numeric_limits<std::uint32_t>::max();

std::uint64_t
LengthOf(const Line& line, Metric metric)
{
    switch (metric)
    {
    case Metric::Delay:
        return static_cast<std::uint64_t>(line.delay.count());
    case Metric::Hops:
        return 1;
    case Metric::Cost:
        return line.cost;
    }
    return kFar;
}

/// The lengths of all shortest ways by Floyd and Warshall: another algorithm than Routing's.
std::vector<std::vector<std::uint64_t>>
AllLengths(const Graph& graph, Metric metric, const std::vector<Edge>& down)
{
    const std::size_t count = boost::num_vertices(graph);
    std::vector<std::vector<std::uint64_t>> length(count, std::vector<std::uint64_t>(count, kFar));
    const auto edges = boost::edges(graph);
    for (auto edge = edges.first; edge != edges.second; ++edge)
    {
        if (std::find(down.begin(), down.end(), *edge) == down.end())
        {
            const Vertex a = boost::source(*edge, graph);
            const Vertex b = boost::target(*edge, graph);
            length[a][b] = std::min(length[a][b], LengthOf(graph[*edge], metric));
            length[b][a] = length[a][b];
        }
    }
    for (std::size_t via = 0; via < count; ++via)
    {
        length[via][via] = 0;
        for (std::size_t a = 0; a < count; ++a)
        {
            for (std::size_t b = 0; b < count; ++b)
            {
                length[a][b] = std::min(length[a][b], length[a][via] + length[via][b]);
            }
        }
    }
    return length;
}

/// kFar when there is no way, or one over a line that is down. A loop would not end: PathBetween()
/// goes on until it is there.
std::uint64_t
LengthOfWay(const Graph& graph, const Routing& routing, Metric metric, Vertex from, Vertex to)
{
    const auto path = PathBetween(graph, routing, from, to);
    std::uint64_t length = path ? 0 : kFar;
    for (std::size_t i = 0; path && i < path->lines.size(); ++i)
    {
        length += routing.IsDown(path->lines[i]) ? kFar : LengthOf(graph[path->lines[i]], metric);
    }
    return length;
}

void
ExpectShortestWays(const Graph& graph, Metric metric, const std::vector<Edge>& down)
{
    const Routing routing(graph, metric, down);
    const auto shortest = AllLengths(graph, metric, down);
    auto taken = shortest;
    for (Vertex from = 0; from < taken.size(); ++from)
    {
        for (Vertex to = 0; to < taken.size(); ++to)
        {
            taken[from][to] = LengthOfWay(graph, routing, metric, from, to);
        }
    }
    EXPECT_EQ(taken, shortest);
}

TEST(Routing, WaysAreTheShortestOnAnyMapWithAnyLinesDown)
{
    for (std::uint64_t seed = 1; seed <= 60; ++seed)
    {
        SCOPED_TRACE(testing::Message() << "seed " << seed);
        NamedStream random({{seed, 0}, "map"});
        const Graph graph = AnyRouters(static_cast<std::uint32_t>(1 + random.Below(14)), random);
        std::vector<Edge> down;
        const auto edges = boost::edges(graph);
        for (auto edge = edges.first; edge != edges.second; ++edge)
        {
            if (random.Below(4) == 0)
            {
                down.push_back(*edge);
            }
        }
        for (const Metric metric : {Metric::Delay, Metric::Hops, Metric::Cost})
        {
            ExpectShortestWays(graph, metric, {});
            ExpectShortestWays(graph, metric, down);
        }
    }
}

/// Four routers in a square, all lines alike: two ways between opposite corners.
Graph
Square()
{
    Graph graph;
    for (int i = 1; i <= 4; ++i)
    {
        AddRouter(graph, "r" + std::to_string(i));
    }
    // The line that would win by its number comes second.
    Connect(graph, 0, 3, Line{BitRate{1}, 1ms});
    Connect(graph, 0, 1, Line{BitRate{1}, 1ms});
    Connect(graph, 3, 2, Line{BitRate{1}, 1ms});
    Connect(graph, 1, 2, Line{BitRate{1}, 1ms});
    return graph;
}

TEST(Routing, OfEquallyShortWaysTheOneByTheFirstRouterIsTaken)
{
    const Graph graph = Square();
    for (const Metric metric : {Metric::Delay, Metric::Hops, Metric::Cost})
    {
        const Routing routing(graph, metric);
        EXPECT_EQ(PathBetween(graph, routing, 0, 2)->machines, (std::vector<Vertex>{0, 1, 2}));
        EXPECT_EQ(PathBetween(graph, routing, 1, 3)->machines, (std::vector<Vertex>{1, 0, 3}));
    }
}

TEST(Routing, OfParallelLinesTheFirstIsTakenAndTheOtherWhenItBreaks)
{
    Graph graph;
    AddRouter(graph, "r1");
    AddRouter(graph, "r2");
    const Edge first = Connect(graph, 0, 1, Line{});
    const Edge second = Connect(graph, 1, 0, Line{});
    EXPECT_EQ(*Routing(graph, Metric::Delay).Next(1, 0), first);
    EXPECT_EQ(*Routing(graph, Metric::Delay, {first}).Next(1, 0), second);
    EXPECT_FALSE(Routing(graph, Metric::Delay, {first, second}).Next(1, 0));
}

/// The square with a server behind r3 and a client group on all routers.
Topology
Inhabited()
{
    Attachments attachments;
    attachments.sites = {{"server", {}, 1, 2}};
    attachments.groups = {{"home", {}, 4, {}}};
    return {Square(), attachments};
}

TEST(Routing, TablesHoldAllNetworksAndRoutersOwnAddresses)
{
    const Topology topology = Inhabited();
    const Routing routing(topology.Machines(), Metric::Hops);
    const auto table = routing.TableOf(0);
    // 4 shares of the group, the servers, 3 other routers.
    ASSERT_EQ(table.size(), 4U + 1U + 3U);
    EXPECT_EQ(ToText(table[0].destination), "10.0.0.0/16");
    EXPECT_FALSE(table[0].line) << "r1's own hosts have lines of their own";
    EXPECT_EQ(ToText(table[1].destination), "10.1.0.0/16");
    EXPECT_EQ(boost::target(*table[1].line, topology.Machines()), 1U);
    EXPECT_EQ(ToText(table[2].destination), "100.64.4.0/22");
    EXPECT_EQ(table[3].destination, kServerNetwork);
    EXPECT_EQ(boost::target(*table[3].line, topology.Machines()), 1U);
}

TEST(Routing, ABrokenLineChangesWhatItMustAndRepairUndoesIt)
{
    const Topology topology = Inhabited();
    const Graph& graph = topology.Machines();
    const Edge broken = boost::edge(0, 1, graph).first;
    const auto before = Routing(graph, Metric::Hops).TableOf(0);
    const auto after = Routing(graph, Metric::Hops, {broken}).TableOf(0);

    const TableChange failure = ChangeOf(before, after);
    EXPECT_TRUE(failure.removed.empty());
    // All that went by r2 goes by r4 now: r2 and r3, their hosts, the server.
    EXPECT_EQ(failure.added.size(), 5U);
    EXPECT_TRUE(std::all_of(failure.added.begin(), failure.added.end(), [&](const Route& route) {
        return boost::target(*route.line, graph) == 3U;
    }));
    EXPECT_EQ(ChangeOf(after, before).added.size(), 5U);
    EXPECT_TRUE(ChangeOf(before, before).added.empty());
}

TEST(Routing, WhatCannotBeReachedIsInNoTable)
{
    const Topology topology = Inhabited();
    const Graph& graph = topology.Machines();
    const std::vector<Edge> down = {boost::edge(0, 1, graph).first, boost::edge(0, 3, graph).first};
    const Routing routing(graph, Metric::Delay, down);
    EXPECT_EQ(routing.TableOf(0).size(), 1U);
    const TableChange failure =
        ChangeOf(Routing(graph, Metric::Delay).TableOf(0), routing.TableOf(0));
    EXPECT_EQ(failure.removed.size(), 7U);
    EXPECT_TRUE(failure.added.empty());
}

TEST(Routing, HostsAddedLaterAreReachedAtOnce)
{
    Topology topology = Inhabited();
    const Routing routing(topology.Machines(), Metric::Delay);
    const Vertex later = topology.AddClient(0);
    const auto path = PathBetween(topology.Machines(), routing, later, topology.Servers()[0]);
    ASSERT_TRUE(path);
    EXPECT_EQ(path->lines.size(), 4U); // the fifth client is at r1 again
}

} // namespace
} // namespace pptplab::topologies
