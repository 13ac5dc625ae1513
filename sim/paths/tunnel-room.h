// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_PATHS_TUNNEL_ROOM_H
#define PPTPLAB_SIM_PATHS_TUNNEL_ROOM_H

#include "sim/plan/plan.h"
#include "sim/scenario/structs/scenario.h"
#include "topologies/tunnel-capacity.h"

#include <cstddef>
#include <cstdint>

namespace pptplab::sim::paths
{

/// How many callers of a group of `count` are at one of its places.
std::uint64_t CallersAt(std::uint64_t count, std::size_t place, std::size_t places);

/// How many tunnels of `traffic` each lines, ports and NAT boxes have room for; the lines of the
/// result are those of the plan.
topologies::TunnelCapacity CapacityOf(const scenario::Scenario& scenario,
                                      const plan::NetworkPlan& plan,
                                      BitRate traffic);

} // namespace pptplab::sim::paths

#endif
