// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_SCENARIO_STRUCTS_NAT_BOXES_H
#define PPTPLAB_SIM_SCENARIO_STRUCTS_NAT_BOXES_H

#include "sim/scenario/structs/nat.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pptplab::sim::scenario
{

/// Index in `nats` of the NAT that the machines of a group are behind, if any.
std::optional<std::size_t> NatOf(const std::vector<NatSpec>& nats, const std::string& group);

/// How many boxes `machines` of a group have, each with an address of their network.
std::uint32_t BoxesOf(const std::vector<NatSpec>& nats,
                      const std::string& group,
                      std::uint32_t machines);

} // namespace pptplab::sim::scenario

#endif
