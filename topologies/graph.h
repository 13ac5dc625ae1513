// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TOPOLOGIES_GRAPH_H
#define PPTPLAB_TOPOLOGIES_GRAPH_H

#include "models/base/units.h"
#include "topologies/address-plan.h"

#include <boost/graph/adjacency_list.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pptplab::topologies
{

enum class Role : std::uint8_t
{
    Client,
    Router,
    Server,
};

inline constexpr std::array<std::string_view, 3> kRoleNames = {"client", "router", "server"};

/// A point of the globe in degrees; north and east are positive.
struct Place
{
    double latitude = 0;
    double longitude = 0;

    friend bool operator==(const Place& a, const Place& b)
    {
        return a.latitude == b.latitude && a.longitude == b.longitude;
    }
};

struct Machine
{
    Role role = Role::Client;
    std::string name;        ///< unique in the graph
    Address address;         ///< a router has more, one on each line: interfaces.h
    std::uint32_t group = 0; ///< the group of a client, counted from 0
    /// Of a router: the networks whose hosts are connected to it, now or later.
    std::vector<Network> networks{};
    std::optional<Place> place{};
};

/// A full-duplex line; both directions are alike. A host has exactly one, to a router.
struct Line
{
    BitRate rate{10'000'000}; ///< above 0
    Duration delay{};         ///< one way, 0 or more
    Network network{};        ///< the network of the host, on a host's line
    std::uint32_t cost = 1;   ///< weight in routing by cost
};

/// A copy has edges of its own: descriptors of the one do not fit the other.
using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, Machine, Line>;
using Vertex = boost::graph_traits<Graph>::vertex_descriptor;
using Edge = boost::graph_traits<Graph>::edge_descriptor;

/// Boost's own way to add a vertex with its contents makes gcc warn of Boost's code.
inline Vertex
AddMachine(Graph& graph, Machine machine)
{
    const Vertex vertex = boost::add_vertex(graph);
    graph[vertex] = std::move(machine);
    return vertex;
}

} // namespace pptplab::topologies

#endif
