// SPDX-License-Identifier: GPL-2.0-only
#include "topologies/weak-points.h"

#include "tests/topologies/small-graphs.h"
#include "topologies/routed-path.h"
#include "topologies/router-maps.h"

#include <gtest/gtest.h>

#include <map>

namespace pptplab::topologies
{
namespace
{

std::string
NameOf(const Graph& graph, const WeakPoint& point)
{
    if (const auto* router = std::get_if<Vertex>(&point.what))
    {
        return graph[*router].name;
    }
    const Edge line = std::get<Edge>(point.what);
    return graph[boost::source(line, graph)].name + "--" + graph[boost::target(line, graph)].name;
}

std::map<std::string, std::uint32_t>
CutOffBy(const Graph& graph)
{
    std::map<std::string, std::uint32_t> found;
    for (const WeakPoint& point : WeakPointsOf(graph))
    {
        found[NameOf(graph, point)] = point.clientsCutOff;
    }
    return found;
}

TEST(WeakPoints, OfAnAccessTreeAreAllItsBranches)
{
    AccessTreeOptions options;
    options.pops = 2;
    options.banksPerPop = 1;
    const RouterMap map = AccessTree(options);
    Attachments attachments;
    attachments.sites = {{"server", {}, 2, map.forServers}};
    attachments.groups = {{"home", {}, 7, map.forClients}};
    const Topology topology(map.routers, attachments);
    EXPECT_EQ(CutOffBy(topology.Machines()),
              (std::map<std::string, std::uint32_t>{{"core", 7},
                                                    {"pop-1", 4},
                                                    {"pop-1-bank-1", 4},
                                                    {"pop-2", 3},
                                                    {"pop-2-bank-1", 3},
                                                    {"core--pop-1", 4},
                                                    {"core--pop-2", 3},
                                                    {"pop-1--pop-1-bank-1", 4},
                                                    {"pop-2--pop-2-bank-1", 3}}));
}

TEST(WeakPoints, ASecondLineTakesTheFirstOneOutOfThem)
{
    Graph routers;
    AddRouter(routers, "a");
    AddRouter(routers, "b");
    Connect(routers, 0, 1, Line{});
    Attachments attachments;
    attachments.sites = {{"server", {}, 1, 0}};
    attachments.groups = {{"home", {}, 3, {1}}};
    EXPECT_EQ(CutOffBy(Topology(routers, attachments).Machines()).count("a--b"), 1U);
    Connect(routers, 0, 1, Line{});
    // A single server's line is one, too.
    EXPECT_EQ(CutOffBy(Topology(routers, attachments).Machines()),
              (std::map<std::string, std::uint32_t>{{"a", 3}, {"b", 3}, {"server-1--a", 3}}));
}

TEST(WeakPoints, ServersBehindThemAreCounted)
{
    Graph routers;
    AddRouter(routers, "a");
    AddRouter(routers, "b");
    Connect(routers, 0, 1, Line{});
    Attachments attachments;
    attachments.sites = {{"east", {}, 2, 0}, {"west", {}, 1, 1}};
    attachments.groups = {{"home", {}, 3, {1}}};
    const Topology topology(routers, attachments);
    const auto points = WeakPointsOf(topology.Machines());
    ASSERT_EQ(points.size(), 1U); // without a, west is still there
    EXPECT_EQ(NameOf(topology.Machines(), points[0]), "b");
    EXPECT_EQ(points[0].clientsCutOff, 3U);
    EXPECT_EQ(points[0].serversLost, 3U);
}

/// Counts by trying the clients that reach no server although they did.
std::uint32_t
CutOff(const Topology& topology, const std::vector<Edge>& down, std::optional<Vertex> missing)
{
    const Graph& graph = topology.Machines();
    const Routing routing(graph, Metric::Hops, down);
    std::uint32_t cutOff = 0;
    for (const Vertex client : topology.Clients(0))
    {
        bool served = false;
        for (const Vertex server : topology.Servers())
        {
            const auto path = PathBetween(graph, routing, client, server);
            served = served || (path && path->machines[1] != missing &&
                                path->machines[path->machines.size() - 2] != missing);
        }
        cutOff += served ? 0 : 1;
    }
    return cutOff;
}

/// All weak points by trying each failure.
std::map<std::string, std::uint32_t>
Tried(const Topology& topology, std::uint32_t count)
{
    const Graph& graph = topology.Machines();
    std::map<std::string, std::uint32_t> tried;
    const auto edges = boost::edges(graph);
    for (auto edge = edges.first; edge != edges.second; ++edge)
    {
        const bool ofClient = graph[boost::source(*edge, graph)].role == Role::Client;
        const auto lost = ofClient ? 0 : CutOff(topology, {*edge}, std::nullopt);
        if (lost > 0)
        {
            tried[NameOf(graph, {*edge, 0, 0})] = lost;
        }
    }
    for (Vertex router = 0; router < count; ++router)
    {
        const auto lines = boost::out_edges(router, graph);
        const auto lost = CutOff(topology, std::vector<Edge>(lines.first, lines.second), router);
        if (lost > 0)
        {
            tried[graph[router].name] = lost;
        }
    }
    return tried;
}

TEST(WeakPoints, AreThoseThatTryingFindsOnAnyMap)
{
    for (std::uint64_t seed = 1; seed <= 40; ++seed)
    {
        SCOPED_TRACE(testing::Message() << "seed " << seed);
        NamedStream random({{seed, 0}, "map"});
        const auto count = static_cast<std::uint32_t>(2 + random.Below(9));
        Attachments attachments;
        attachments.sites = {{"a", {}, 1, random.Below(count)}, {"b", {}, 1, random.Below(count)}};
        attachments.groups = {{"home", {}, 12, {}}};
        const Topology topology(AnyRouters(count, random), attachments);
        EXPECT_EQ(CutOffBy(topology.Machines()), Tried(topology, count));
    }
}

} // namespace
} // namespace pptplab::topologies
