// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TOPOLOGIES_ROUTING_H
#define PPTPLAB_TOPOLOGIES_ROUTING_H

#include "topologies/graph.h"

#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

namespace pptplab::topologies
{

/// What makes a way short.
enum class Metric : std::uint8_t
{
    Delay,
    Hops,
    Cost,
};

inline constexpr std::array<std::string_view, 3> kMetricNames = {"delay", "hops", "cost"};

/// One entry of a router's table.
struct Route
{
    Network destination;
    /// None: the network is the router's own, each host of it on its own line.
    std::optional<Edge> line;
};

/// The shortest ways between all routers (Dijkstra). Of equally short ones the one with fewer lines
/// is taken, then the next router that comes first in the graph, then the line that does: the same
/// graph gives the same routes. Hosts need no entry: what is not their own leaves by their only
/// line.
///
/// A line that breaks or comes back makes a new Routing; when each router takes it over is up to
/// the caller. Hosts may be added later, routers and lines between them may not.
class Routing
{
  public:
    /// `graph` must outlive it; the lines in `down` are not used.
    Routing(const Graph& graph, Metric metric, const std::vector<Edge>& down = {});

    /// The line by which `router` sends to another router; none when there is no way.
    std::optional<Edge> Next(Vertex router, Vertex destination) const;

    /// All networks that can be reached: those of each router's hosts, and its own addresses.
    /// In the order of the routers they belong to.
    std::vector<Route> TableOf(Vertex router) const;

    bool IsDown(Edge line) const { return m_down.count(&(*m_graph)[line]) > 0; }

  private:
    static constexpr std::uint32_t kNone = ~std::uint32_t{0};

    std::uint32_t& Cell(std::size_t router, std::size_t destination)
    {
        return m_next[destination * m_routers.size() + router];
    }

    const Graph* m_graph;
    std::set<const Line*> m_down;       ///< only asked for membership
    std::vector<Vertex> m_routers;      ///< routers in the order of the graph
    std::vector<std::uint32_t> m_index; ///< index of each vertex in m_routers
    std::vector<Edge> m_lines;          ///< lines between routers
    std::vector<std::uint32_t> m_next;  ///< index in m_lines by destination and router, or kNone
};

/// How one table becomes another: `removed` first, then `added`, which replaces what is left.
struct TableChange
{
    std::vector<Network> removed;
    std::vector<Route> added;
};

TableChange ChangeOf(const std::vector<Route>& before, const std::vector<Route>& after);

} // namespace pptplab::topologies

#endif
