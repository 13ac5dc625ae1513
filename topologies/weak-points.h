// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TOPOLOGIES_WEAK_POINTS_H
#define PPTPLAB_TOPOLOGIES_WEAK_POINTS_H

#include "topologies/graph.h"

#include <cstdint>
#include <variant>
#include <vector>

namespace pptplab::topologies
{

/// A router or a line whose failure alone leaves clients without any server.
struct WeakPoint
{
    std::variant<Vertex, Edge> what;
    std::uint32_t clientsCutOff = 0; ///< above 0: clients that reached a server and reach none
    std::uint32_t serversLost = 0;   ///< servers that clients reached and none does
};

/// Single points of failure between clients and servers: articulation points and bridges of the
/// network, routers first, then lines, each in the order of the graph. The hosts themselves and the
/// clients' own lines are left out: what fails there is one client, or a server as such.
std::vector<WeakPoint> WeakPointsOf(const Graph& graph);

} // namespace pptplab::topologies

#endif
