// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_NETWORK_IPV4_STACK_H
#define PPTPLAB_MODELS_NODE_NETWORK_IPV4_STACK_H

#include "models/node/network/hash-routing.h"

#include <ns3/ipv4-address.h>
#include <ns3/net-device.h>
#include <ns3/node.h>
#include <ns3/udp-l4-protocol.h>

#include <cstdint>

namespace pptplab::node
{

/// The least IPv4 stack that works: IPv4, ICMP and HashRouting; no TCP, UDP, IPv6 or queue discs.
/// ns-3's InternetStackHelper gives three times as much, by size and time.
ns3::Ptr<HashRouting> InstallIpv4(const ns3::Ptr<ns3::Node>& node, bool forwards);

/// Puts `device` under the stack of its node with one address and sets it up. The interface number.
std::uint32_t AddInterface(const ns3::Ptr<ns3::NetDevice>& device, ns3::Ipv4Address address);

/// The node's UDP, made when there is none: not while the node is receiving a packet.
ns3::Ptr<ns3::UdpL4Protocol> UdpOf(const ns3::Ptr<ns3::Node>& node);

ns3::Ptr<HashRouting> RoutingOf(const ns3::Ptr<ns3::Node>& node);

} // namespace pptplab::node

#endif
