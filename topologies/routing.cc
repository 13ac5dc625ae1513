// SPDX-License-Identifier: GPL-2.0-only
#include "topologies/routing.h"

#include <boost/graph/dijkstra_shortest_paths.hpp>

#include <cassert>
#include <functional>
#include <limits>
#include <map>
#include <tuple>

namespace pptplab::topologies
{

namespace
{

/// Lines break ties, and keep each step above zero where delays are.
struct Length
{
    std::uint64_t metric = 0;
    std::uint32_t lines = 0;

    friend bool operator<(const Length& a, const Length& b)
    {
        return std::tie(a.metric, a.lines) < std::tie(b.metric, b.lines);
    }
    friend bool operator==(const Length& a, const Length& b)
    {
        return a.metric == b.metric && a.lines == b.lines;
    }
};

constexpr Length kUnreached{std::numeric_limits<std::uint64_t>::max(), 0};

Length
Sum(const Length& a, const Length& b)
{
    return a == kUnreached || b == kUnreached ? kUnreached
                                              : Length{a.metric + b.metric, a.lines + b.lines};
}

struct CoreLine
{
    Length length;
    std::uint32_t line = 0; ///< index of the line in the lines between routers
};

/// The routers alone: thousands of hosts would only slow the search.
using Core = boost::
    adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property, CoreLine>;

Length
LengthOf(const Line& line, Metric metric)
{
    switch (metric)
    {
    case Metric::Delay:
        return {static_cast<std::uint64_t>(line.delay.count()), 1};
    case Metric::Hops:
        return {1, 1};
    case Metric::Cost:
        return {line.cost, 1};
    }
    return kUnreached; // not reached: the compiler proves the cases, not the value
}

std::vector<Length>
LengthsTo(const Core& core, Core::vertex_descriptor destination)
{
    std::vector<Length> lengths(boost::num_vertices(core));
    boost::dijkstra_shortest_paths(core,
                                   destination,
                                   boost::weight_map(boost::get(&CoreLine::length, core))
                                       .distance_map(boost::make_iterator_property_map(
                                           lengths.begin(), boost::get(boost::vertex_index, core)))
                                       .distance_compare(std::less<Length>())
                                       .distance_combine(&Sum)
                                       .distance_inf(kUnreached)
                                       .distance_zero(Length{}));
    return lengths;
}

/// The line of `router` on the way to where `lengths` leads; none when it is there or cut off.
std::optional<std::uint32_t>
BestLine(const Core& core, const std::vector<Length>& lengths, Core::vertex_descriptor router)
{
    std::optional<std::pair<std::size_t, std::uint32_t>> best; // neighbour, line
    const auto lines = boost::out_edges(router, core);
    for (auto line = lines.first; line != lines.second; ++line)
    {
        const std::pair candidate(boost::target(*line, core), core[*line].line);
        if (!(lengths[router] == kUnreached) &&
            Sum(lengths[candidate.first], core[*line].length) == lengths[router] &&
            (!best || candidate < *best))
        {
            best = candidate;
        }
    }
    return best ? std::optional(best->second) : std::nullopt;
}

std::uint64_t
KeyOf(Network network)
{
    return std::uint64_t{network.base.value} << 32U | network.prefix;
}

bool
SameLine(const std::optional<Edge>& a, const std::optional<Edge>& b)
{
    return a.has_value() == b.has_value() && (!a || *a == *b);
}

} // namespace

Routing::Routing(const Graph& graph, Metric metric, const std::vector<Edge>& down)
    : m_graph(&graph), m_index(boost::num_vertices(graph), kNone)
{
    for (const Edge line : down)
    {
        m_down.insert(&graph[line]);
    }
    for (Vertex vertex = 0; vertex < m_index.size(); ++vertex)
    {
        if (graph[vertex].role == Role::Router)
        {
            m_index[vertex] = static_cast<std::uint32_t>(m_routers.size());
            m_routers.push_back(vertex);
        }
    }
    Core core(m_routers.size());
    const auto edges = boost::edges(graph);
    for (auto edge = edges.first; edge != edges.second; ++edge)
    {
        const std::uint32_t from = m_index[boost::source(*edge, graph)];
        const std::uint32_t to = m_index[boost::target(*edge, graph)];
        if (from != kNone && to != kNone && !IsDown(*edge))
        {
            const auto index = static_cast<std::uint32_t>(m_lines.size());
            boost::add_edge(from, to, CoreLine{LengthOf(graph[*edge], metric), index}, core);
            m_lines.push_back(*edge);
        }
    }
    m_next.assign(m_routers.size() * m_routers.size(), kNone);
    for (std::size_t destination = 0; destination < m_routers.size(); ++destination)
    {
        const auto lengths = LengthsTo(core, destination);
        for (std::size_t router = 0; router < m_routers.size(); ++router)
        {
            Cell(router, destination) = BestLine(core, lengths, router).value_or(kNone);
        }
    }
}

std::optional<Edge>
Routing::Next(Vertex router, Vertex destination) const
{
    assert(m_index[router] != kNone && m_index[destination] != kNone);
    const std::uint32_t line = m_next[m_index[destination] * m_routers.size() + m_index[router]];
    return line == kNone ? std::nullopt : std::optional(m_lines[line]);
}

std::vector<Route>
Routing::TableOf(Vertex router) const
{
    std::vector<Route> table;
    for (const Vertex owner : m_routers)
    {
        const auto line = Next(router, owner);
        if (!line && owner != router)
        {
            continue;
        }
        for (const Network network : (*m_graph)[owner].networks)
        {
            table.push_back({network, line});
        }
        if (owner != router)
        {
            table.push_back({RouterNetworkOf((*m_graph)[owner].address), line});
        }
    }
    return table;
}

TableChange
ChangeOf(const std::vector<Route>& before, const std::vector<Route>& after)
{
    std::map<std::uint64_t, const Route*> old;
    for (const Route& route : before)
    {
        old[KeyOf(route.destination)] = &route;
    }
    TableChange change;
    for (const Route& route : after)
    {
        const auto same = old.find(KeyOf(route.destination));
        if (same == old.end() || !SameLine(same->second->line, route.line))
        {
            change.added.push_back(route);
        }
        if (same != old.end())
        {
            old.erase(same);
        }
    }
    for (const auto& gone : old)
    {
        change.removed.push_back(gone.second->destination);
    }
    return change;
}

} // namespace pptplab::topologies
