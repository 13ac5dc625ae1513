// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TOPOLOGIES_TUNNEL_CAPACITY_H
#define PPTPLAB_TOPOLOGIES_TUNNEL_CAPACITY_H

#include "topologies/graph.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace pptplab::topologies
{

struct TunnelDemand
{
    BitRate traffic;                             ///< rate of a tunnel in each direction; above 0
    std::uint32_t perClient = 1;                 ///< tunnels a client may have
    std::optional<std::uint32_t> perServer = {}; ///< ports of a server; none: as many as its line
};

struct TunnelCapacity
{
    std::uint64_t tunnels = 0;
    /// The lines that set the limit, all full (a minimum cut), but for those of clients. Empty when
    /// there are no more clients, or they have no faster lines, or the servers no more ports.
    std::vector<Edge> limits;
};

/// The largest number of tunnels between clients and servers for which the lines suffice, if each
/// takes the best way for all and any server will do: a maximum flow of whole tunnels. Routing that
/// sends all over the shortest way may carry fewer.
TunnelCapacity TunnelCapacityOf(const Graph& graph, const TunnelDemand& demand);

} // namespace pptplab::topologies

#endif
