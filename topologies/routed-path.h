// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TOPOLOGIES_ROUTED_PATH_H
#define PPTPLAB_TOPOLOGIES_ROUTED_PATH_H

#include "topologies/routing.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace pptplab::topologies
{

/// The way of packets from one machine to another: lines.size() hops.
struct Path
{
    std::vector<Vertex> machines; ///< machines on the way, with both ends
    std::vector<Edge> lines;      ///< lines between the machines, one less
};

/// None when there is no way, as after a line has broken. `routing` is that of `graph`.
std::optional<Path> PathBetween(const Graph& graph, const Routing& routing, Vertex from, Vertex to);

/// One way over empty lines: on each its delay and the time to send a packet of this size, as
/// routers store and forward.
Duration Travel(const Graph& graph, const Path& path, Bytes size);

/// Time there with one size and back with another, the way back being the same.
Duration RoundTrip(const Graph& graph, const Path& path, Bytes there, Bytes back);

/// The slowest line; of several the first. Pre: the path has a line.
Edge Bottleneck(const Graph& graph, const Path& path);

/// One client and its path to a server.
struct Reach
{
    Vertex client = 0;
    Path path;
    Duration roundTrip{};
};

/// How the clients of a group reach a server.
struct GroupReach
{
    std::uint32_t clients = 0;
    std::uint32_t cutOff = 0;      ///< clients without a way to the server
    std::optional<Reach> nearest;  ///< the shortest round trip; of several the first client's
    std::optional<Reach> farthest; ///< the longest
    std::optional<Reach> slowest;  ///< the smallest bottleneck rate
};

/// Round trips with packets of `size` both ways.
GroupReach ReachOf(const Graph& graph,
                   const Routing& routing,
                   const std::vector<Vertex>& clients,
                   Vertex server,
                   Bytes size);

} // namespace pptplab::topologies

#endif
