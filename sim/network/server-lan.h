// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_NETWORK_SERVER_LAN_H
#define PPTPLAB_SIM_NETWORK_SERVER_LAN_H

#include "models/node/applications/ras-server.h"
#include "models/node/lan/lan-device.h"
#include "sim/scenario/structs/addressing.h"
#include "topologies/address-plan.h"

#include <ns3/node.h>

namespace pptplab::sim::network
{

/// The LAN behind a server, where a scenario needs one: the server's second adapter, the DHCP
/// server, a machine that has addresses of the pool. The tunnel network of the server is its own;
/// the last two addresses are the adapter's and the DHCP server's. Null where there is none.
ns3::Ptr<node::LanDevice> AddLan(const scenario::AddressingSpec& addressing,
                                 topologies::Network network,
                                 std::uint32_t ports,
                                 const ns3::Ptr<ns3::Node>& server);

} // namespace pptplab::sim::network

#endif
