// SPDX-License-Identifier: GPL-2.0-only
#include "topologies/routed-path.h"

#include <cassert>

namespace pptplab::topologies
{

namespace
{

/// The router a machine sends to, and the line to it; a router is its own.
struct Entrance
{
    Vertex router = 0;
    std::optional<Edge> line;
};

Entrance
EntranceOf(const Graph& graph, Vertex machine)
{
    if (graph[machine].role == Role::Router)
    {
        return {machine, std::nullopt};
    }
    const Edge line = *boost::out_edges(machine, graph).first;
    return {boost::target(line, graph), line};
}

/// `line` leads from the last machine of the path.
void
Append(const Graph& graph, Edge line, Path& path)
{
    const Vertex last = path.machines.back();
    path.machines.push_back(boost::source(line, graph) == last ? boost::target(line, graph)
                                                               : boost::source(line, graph));
    path.lines.push_back(line);
}

BitRate
BottleneckRate(const Graph& graph, const Path& path)
{
    return graph[Bottleneck(graph, path)].rate;
}

} // namespace

std::optional<Path>
PathBetween(const Graph& graph, const Routing& routing, Vertex from, Vertex to)
{
    Path path{{from}, {}};
    if (from == to)
    {
        return path;
    }
    const Entrance first = EntranceOf(graph, from);
    const Entrance last = EntranceOf(graph, to);
    for (const auto& line : {first.line, last.line})
    {
        if (line && routing.IsDown(*line))
        {
            return std::nullopt;
        }
    }
    if (first.line)
    {
        Append(graph, *first.line, path);
    }
    while (path.machines.back() != last.router)
    {
        const auto line = routing.Next(path.machines.back(), last.router);
        if (!line)
        {
            return std::nullopt;
        }
        Append(graph, *line, path);
    }
    if (last.line)
    {
        Append(graph, *last.line, path);
    }
    return path;
}

Duration
Travel(const Graph& graph, const Path& path, Bytes size)
{
    Duration time{};
    for (const Edge line : path.lines)
    {
        time += graph[line].delay + TransmissionTime(size, graph[line].rate);
    }
    return time;
}

Duration
RoundTrip(const Graph& graph, const Path& path, Bytes there, Bytes back)
{
    return Travel(graph, path, there) + Travel(graph, path, back);
}

Edge
Bottleneck(const Graph& graph, const Path& path)
{
    assert(!path.lines.empty());
    Edge slowest = path.lines.front();
    for (const Edge line : path.lines)
    {
        if (graph[line].rate.bitsPerSecond < graph[slowest].rate.bitsPerSecond)
        {
            slowest = line;
        }
    }
    return slowest;
}

GroupReach
ReachOf(const Graph& graph,
        const Routing& routing,
        const std::vector<Vertex>& clients,
        Vertex server,
        Bytes size)
{
    GroupReach reach;
    for (const Vertex client : clients)
    {
        ++reach.clients;
        const auto path = PathBetween(graph, routing, client, server);
        if (!path)
        {
            ++reach.cutOff;
            continue;
        }
        const Reach one{client, *path, RoundTrip(graph, *path, size, size)};
        if (!reach.nearest || one.roundTrip < reach.nearest->roundTrip)
        {
            reach.nearest = one;
        }
        if (!reach.farthest || one.roundTrip > reach.farthest->roundTrip)
        {
            reach.farthest = one;
        }
        if (!reach.slowest || BottleneckRate(graph, one.path).bitsPerSecond <
                                  BottleneckRate(graph, reach.slowest->path).bitsPerSecond)
        {
            reach.slowest = one;
        }
    }
    return reach;
}

} // namespace pptplab::topologies
