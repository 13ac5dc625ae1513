// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TOPOLOGIES_GRAPH_H
#define PPTPLAB_TOPOLOGIES_GRAPH_H

#include "models/base/units.h"
#include "topologies/address-plan.h"

#include <boost/graph/adjacency_list.hpp>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace pptplab::topologies
{

enum class Role : std::uint8_t
{
    Client,
    Router,
    Server,
};

inline constexpr std::array<std::string_view, 3> kRoleNames = {"client", "router", "server"};

struct Machine
{
    Role role = Role::Client;
    std::string name;        ///< unique in the graph
    Address address;         ///< a host's; a router has one in the network of each of its links
    std::uint32_t group = 0; ///< of a client: the client group, counted from 0
};

/// A full-duplex line; both directions are alike.
struct Line
{
    BitRate rate{10'000'000}; ///< above 0
    Duration delay{};         ///< one way, 0 or more
    Network network;          ///< the hosts at its end belong to
};

using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, Machine, Line>;
using Vertex = boost::graph_traits<Graph>::vertex_descriptor;
using Edge = boost::graph_traits<Graph>::edge_descriptor;

} // namespace pptplab::topologies

#endif
