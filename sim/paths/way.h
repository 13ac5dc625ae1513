// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_PATHS_WAY_H
#define PPTPLAB_SIM_PATHS_WAY_H

#include "models/base/units.h"
#include "sim/scenario/structs/access-link.h"
#include "topologies/routed-path.h"

#include <optional>

namespace pptplab::sim::paths
{

inline constexpr Bytes kSmallPacket{40};  ///< a TCP segment without data
inline constexpr Bytes kFullPacket{1500}; ///< the largest IP packet on Ethernet

/// How a caller reaches a server over lines that carry nothing else.
struct Way
{
    topologies::Path path; ///< machines and lines from the caller on
    Duration small{};      ///< round trip with kSmallPacket both ways
    Duration full{};       ///< round trip with kFullPacket both ways
    BitRate rate;          ///< rate of the slowest line, in its slower direction
    topologies::Edge bottleneck;
};

/// Access lines may be faster in one direction; lines between routers are as in the graph.
/// Pre: the path goes from a host of `caller` to one of `server`.
Way WayOf(const topologies::Graph& graph,
          const topologies::Path& path,
          const scenario::AccessLink& caller,
          const scenario::AccessLink& server);

/// The rate of an access line in its slower direction.
BitRate SlowerRate(const scenario::AccessLink& access);

} // namespace pptplab::sim::paths

#endif
