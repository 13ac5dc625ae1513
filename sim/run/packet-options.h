// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_RUN_PACKET_OPTIONS_H
#define PPTPLAB_SIM_RUN_PACKET_OPTIONS_H

#include "sim/network/options.h"
#include "sim/scenario/structs/scenario.h"

#include <cstdint>

namespace pptplab::sim::run
{

/// The scenario as the packet engine takes it. Pre: scenario.engine is Engine::Packet.
network::PacketOptions PacketOptionsOf(const scenario::Scenario& scenario,
                                       std::uint64_t replication);

} // namespace pptplab::sim::run

#endif
