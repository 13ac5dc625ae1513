// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_PLAN_ROUTER_MAP_H
#define PPTPLAB_SIM_PLAN_ROUTER_MAP_H

#include "models/base/result.h"
#include "sim/scenario/structs/access-link.h"
#include "sim/scenario/structs/topology-spec.h"
#include "topologies/router-maps.h"

namespace pptplab::sim::plan
{

/// The routers that the spec describes, and where servers and clients are connected. A random map
/// is a function of the spec alone.
/// Errors: a file is missing where one is needed, cannot be read or is no map.
Result<topologies::RouterMap, scenario::Violation> RouterMapOf(const scenario::TopologySpec& spec);

} // namespace pptplab::sim::plan

#endif
