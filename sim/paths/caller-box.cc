// SPDX-License-Identifier: GPL-2.0-only
#include "sim/paths/caller-box.h"

namespace pptplab::sim::paths
{

using firewall::PacketHeader;
using topologies::Network;

namespace
{

/// The last addresses of the network are those of its boxes, from the top down.
std::uint32_t
OutsideAddress(Network network, topologies::Address caller, const scenario::NatSpec& spec)
{
    const std::uint32_t index = caller.value - HostAddress(network, 0).value;
    const std::uint32_t box = spec.clientsPerAddress ? index / *spec.clientsPerAddress : 0;
    return network.At(network.Hosts() + 1 - box).value;
}

Network
NetworkOf(const topologies::Graph& machines, topologies::Vertex host)
{
    return machines[*boost::out_edges(host, machines).first].network;
}

} // namespace

CallerBox::CallerBox(const topologies::Graph& machines,
                     topologies::Vertex caller,
                     const scenario::NatSpec& spec,
                     std::size_t nat)
    : m_nat(nat),
      m_gre(spec.box.gre),
      m_network(NetworkOf(machines, caller)),
      m_inside(machines[caller].address.value),
      m_outside(OutsideAddress(m_network, machines[caller].address, spec)),
      m_port(spec.box.ports.first)
{
}

bool
CallerBox::Outwards(PacketHeader& packet) const
{
    packet.source = m_outside;
    if (packet.ports)
    {
        packet.ports->source = m_port;
    }
    return Passes(packet);
}

bool
CallerBox::Inwards(PacketHeader& packet) const
{
    if (packet.destination != m_outside)
    {
        return m_network.Has({packet.source}); // the router's own, or a stranger's
    }
    packet.destination = m_inside;
    if (packet.ports)
    {
        packet.ports->destination = kCallerPort;
    }
    return Passes(packet);
}

bool
CallerBox::Passes(const PacketHeader& packet) const
{
    return packet.protocol != firewall::kGre || m_gre != firewall::GreMode::None;
}

} // namespace pptplab::sim::paths
