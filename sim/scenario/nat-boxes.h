// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_SCENARIO_NAT_BOXES_H
#define PPTPLAB_SIM_SCENARIO_NAT_BOXES_H

#include "sim/scenario/nat.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pptplab::sim
{

/// How many boxes `machines` of a group have, each with an address of their network.
std::uint32_t BoxesOf(const std::vector<NatSpec>& nats,
                      const std::string& group,
                      std::uint32_t machines);

} // namespace pptplab::sim

#endif
