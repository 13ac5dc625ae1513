// SPDX-License-Identifier: GPL-2.0-only
#include "topologies/tunnel-capacity.h"

#include <boost/graph/boykov_kolmogorov_max_flow.hpp>

#include <cassert>

namespace pptplab::topologies
{

namespace
{

using Arrow = boost::adjacency_list_traits<boost::vecS, boost::vecS, boost::bidirectionalS>;

/// Whole tunnels.
struct Pipe
{
    std::int64_t capacity = 0;
    std::int64_t residual = 0;
    Arrow::edge_descriptor reverse{};
};

using Pipes = boost::
    adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, boost::no_property, Pipe>;

/// Both directions are alike: tunnels that cross a line in opposite directions fill it together,
/// and a flow both ways is the same as the difference.
void
AddPipe(Pipes& pipes, Vertex from, Vertex to, std::int64_t there, std::int64_t back)
{
    const auto forward = boost::add_edge(from, to, Pipe{there, 0, {}}, pipes).first;
    const auto backward = boost::add_edge(to, from, Pipe{back, 0, {}}, pipes).first;
    pipes[forward].reverse = backward;
    pipes[backward].reverse = forward;
}

/// The network with a source before all clients and a sink behind all servers.
class FlowNetwork
{
  public:
    FlowNetwork(const Graph& graph, const TunnelDemand& demand)
        : m_graph(graph),
          m_demand(demand),
          m_source(boost::num_vertices(graph)),
          m_sink(m_source + 1),
          m_pipes(m_sink + 1)
    {
        const auto edges = boost::edges(graph);
        for (auto edge = edges.first; edge != edges.second; ++edge)
        {
            const std::int64_t room = Room(*edge);
            AddPipe(m_pipes, boost::source(*edge, graph), boost::target(*edge, graph), room, room);
        }
        for (Vertex vertex = 0; vertex < m_source; ++vertex)
        {
            if (graph[vertex].role == Role::Client)
            {
                AddPipe(m_pipes, m_source, vertex, demand.perClient, 0);
            }
            else if (graph[vertex].role == Role::Server)
            {
                AddPipe(m_pipes, vertex, m_sink, PortsOf(vertex), 0);
            }
        }
    }

    TunnelCapacity Solve()
    {
        const std::size_t count = boost::num_vertices(m_pipes);
        const auto index = boost::get(boost::vertex_index, m_pipes);
        std::vector<Arrow::edge_descriptor> parent(count);
        std::vector<boost::default_color_type> side(count);
        std::vector<std::int64_t> distance(count);
        const std::int64_t flow = boost::boykov_kolmogorov_max_flow(
            m_pipes,
            boost::get(&Pipe::capacity, m_pipes),
            boost::get(&Pipe::residual, m_pipes),
            boost::get(&Pipe::reverse, m_pipes),
            boost::make_iterator_property_map(parent.begin(), index),
            boost::make_iterator_property_map(side.begin(), index),
            boost::make_iterator_property_map(distance.begin(), index),
            index,
            m_source,
            m_sink);
        return {static_cast<std::uint64_t>(flow), Limits()};
    }

  private:
    std::int64_t Room(Edge edge) const
    {
        return static_cast<std::int64_t>(m_graph[edge].rate.bitsPerSecond /
                                         m_demand.traffic.bitsPerSecond);
    }

    std::int64_t PortsOf(Vertex server) const
    {
        return m_demand.perServer ? std::int64_t{*m_demand.perServer}
                                  : Room(*boost::out_edges(server, m_graph).first);
    }

    /// What has room left on the way from the source.
    std::vector<bool> SourceSide() const
    {
        std::vector<bool> reached(boost::num_vertices(m_pipes));
        std::vector<Vertex> pending = {m_source};
        reached[m_source] = true;
        while (!pending.empty())
        {
            const auto pipes = boost::out_edges(pending.back(), m_pipes);
            pending.pop_back();
            for (auto pipe = pipes.first; pipe != pipes.second; ++pipe)
            {
                const Vertex next = boost::target(*pipe, m_pipes);
                if (m_pipes[*pipe].residual > 0 && !reached[next])
                {
                    reached[next] = true;
                    pending.push_back(next);
                }
            }
        }
        return reached;
    }

    std::vector<Edge> Limits() const
    {
        const auto reached = SourceSide();
        std::vector<Edge> limits;
        const auto edges = boost::edges(m_graph);
        for (auto edge = edges.first; edge != edges.second; ++edge)
        {
            const Vertex from = boost::source(*edge, m_graph);
            const Vertex to = boost::target(*edge, m_graph);
            if (reached[from] != reached[to] && m_graph[from].role != Role::Client &&
                m_graph[to].role != Role::Client)
            {
                limits.push_back(*edge);
            }
        }
        return limits;
    }

    const Graph& m_graph;
    const TunnelDemand& m_demand;
    Vertex m_source;
    Vertex m_sink;
    Pipes m_pipes;
};

} // namespace

TunnelCapacity
TunnelCapacityOf(const Graph& graph, const TunnelDemand& demand)
{
    assert(demand.traffic.bitsPerSecond > 0);
    return FlowNetwork(graph, demand).Solve();
}

} // namespace pptplab::topologies
