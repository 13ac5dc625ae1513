// SPDX-License-Identifier: GPL-2.0-only
#include "topologies/weak-points.h"

#include <boost/graph/biconnected_components.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/filtered_graph.hpp>

#include <algorithm>
#include <functional>
#include <iterator>
#include <optional>

namespace pptplab::topologies
{

namespace
{

using Skeleton = boost::adjacency_list<boost::vecS,
                                       boost::vecS,
                                       boost::undirectedS,
                                       boost::no_property,
                                       boost::property<boost::edge_index_t, std::size_t>>;
using Bone = boost::graph_traits<Skeleton>::edge_descriptor;

struct Hosts
{
    std::uint32_t clients = 0;
    std::uint32_t servers = 0;
};

struct Loss
{
    std::uint32_t clients = 0;
    std::uint32_t servers = 0;
};

/// The network with all clients of a router as one vertex, as they fail together.
class Reduced
{
  public:
    explicit Reduced(const Graph& graph)
        : m_graph(graph),
          m_skeleton(boost::num_vertices(graph)),
          m_hosts(boost::num_vertices(graph))
    {
        const auto edges = boost::edges(graph);
        for (auto edge = edges.first; edge != edges.second; ++edge)
        {
            AddLine(*edge);
        }
        for (Vertex vertex = 0; vertex < m_hosts.size(); ++vertex)
        {
            m_hosts[vertex].servers = graph[vertex].role == Role::Server ? 1 : 0;
        }
        m_before = Stranded(std::nullopt, std::nullopt);
    }

    std::vector<WeakPoint> Find() const
    {
        std::vector<std::size_t> component(m_lines.size());
        std::vector<Vertex> articulations;
        boost::biconnected_components(
            m_skeleton,
            boost::make_iterator_property_map(component.begin(),
                                              boost::get(boost::edge_index, m_skeleton)),
            std::back_inserter(articulations));
        std::sort(articulations.begin(), articulations.end());

        std::vector<WeakPoint> found;
        for (const Vertex vertex : articulations)
        {
            Keep(vertex, LossWithout(vertex, std::nullopt), found);
        }
        // A bridge is alone in its component. Boost leaves parallel lines out of it, so this finds
        // some lines that have a twin, too; their loss is nothing.
        std::vector<std::uint32_t> size(component.size() + 1);
        for (const std::size_t of : component)
        {
            ++size[of];
        }
        for (std::size_t line = 0; line < m_lines.size(); ++line)
        {
            if (m_lines[line] && size[component[line]] == 1)
            {
                Keep(*m_lines[line], LossWithout(std::nullopt, line), found);
            }
        }
        return found;
    }

  private:
    void AddLine(Edge edge)
    {
        Vertex from = boost::source(edge, m_graph);
        Vertex to = boost::target(edge, m_graph);
        if (m_graph[from].role == Role::Client)
        {
            std::swap(from, to);
        }
        if (m_graph[to].role != Role::Client)
        {
            boost::add_edge(from, to, m_lines.size(), m_skeleton);
            m_lines.emplace_back(edge);
            return;
        }
        // The first client stands for all, and makes its router an articulation point.
        if (m_hosts[from].clients++ == 0)
        {
            boost::add_edge(from, to, m_lines.size(), m_skeleton);
            m_lines.emplace_back(std::nullopt);
        }
    }

    /// Clients without a server and servers without a client when a vertex or a line is missing.
    Loss Stranded(std::optional<Vertex> vertex, std::optional<std::size_t> line) const
    {
        const auto lineWorks = [this, line](Bone bone) {
            return boost::get(boost::edge_index, m_skeleton, bone) != line;
        };
        const auto machineWorks = [vertex](Vertex candidate) { return candidate != vertex; };
        const boost::
            filtered_graph<Skeleton, std::function<bool(Bone)>, std::function<bool(Vertex)>>
                rest(m_skeleton, lineWorks, machineWorks);
        std::vector<std::size_t> part(m_hosts.size(), m_hosts.size());
        boost::connected_components(rest, part.data());

        std::vector<Hosts> parts(m_hosts.size() + 1); // the last is what has failed
        for (Vertex machine = 0; machine < m_hosts.size(); ++machine)
        {
            parts[part[machine]].clients += m_hosts[machine].clients;
            parts[part[machine]].servers += m_hosts[machine].servers;
        }
        Loss loss;
        for (const Hosts& hosts : parts)
        {
            const bool failed = &hosts == &parts.back();
            loss.clients += failed || hosts.servers == 0 ? hosts.clients : 0;
            loss.servers += failed || hosts.clients == 0 ? hosts.servers : 0;
        }
        return loss;
    }

    Loss LossWithout(std::optional<Vertex> vertex, std::optional<std::size_t> line) const
    {
        const Loss after = Stranded(vertex, line);
        return {after.clients - m_before.clients, after.servers - m_before.servers};
    }

    static void Keep(std::variant<Vertex, Edge> what,
                     const Loss& loss,
                     std::vector<WeakPoint>& found)
    {
        if (loss.clients > 0)
        {
            found.push_back({what, loss.clients, loss.servers});
        }
    }

    const Graph& m_graph;
    Skeleton m_skeleton;
    std::vector<std::optional<Edge>> m_lines; ///< none: a line of clients
    std::vector<Hosts> m_hosts;               ///< clients count at their router
    Loss m_before;
};

} // namespace

std::vector<WeakPoint>
WeakPointsOf(const Graph& graph)
{
    return Reduced(graph).Find();
}

} // namespace pptplab::topologies
