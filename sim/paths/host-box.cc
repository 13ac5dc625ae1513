// SPDX-License-Identifier: GPL-2.0-only
#include "sim/paths/host-box.h"

#include "sim/scenario/structs/nat-boxes.h"

namespace pptplab::sim::paths
{

using firewall::PacketHeader;
using topologies::Network;

namespace
{

/// The last addresses of the network are those of its boxes, from the top down.
std::uint32_t
OutsideAddress(Network network, std::uint32_t box)
{
    return network.At(network.Hosts() + 1 - box).value;
}

Network
NetworkOf(const topologies::Graph& machines, topologies::Vertex host)
{
    return machines[*boost::out_edges(host, machines).first].network;
}

} // namespace

HostBox
HostBox::OfCaller(const topologies::Graph& machines,
                  topologies::Vertex caller,
                  const scenario::NatSpec& spec,
                  std::size_t nat)
{
    HostBox box(spec, nat, NetworkOf(machines, caller));
    const std::uint32_t own = machines[caller].address.value;
    const std::uint32_t index = own - HostAddress(box.m_network, 0).value;
    const std::uint32_t number = spec.clientsPerAddress ? index / *spec.clientsPerAddress : 0;
    box.m_inside = {own, kCallerPort};
    box.m_outside = {OutsideAddress(box.m_network, number), spec.box.ports.first};
    return box;
}

std::vector<HostBox>
HostBox::OfServers(const topologies::Topology& topology,
                   const scenario::NatSpec& spec,
                   std::size_t nat)
{
    const auto& servers = topology.Servers();
    const auto& machines = topology.Machines();
    const auto forwards = ForwardsOf(spec, static_cast<std::uint32_t>(servers.size()));
    std::vector<HostBox> boxes;
    boxes.reserve(servers.size());
    for (std::uint32_t server = 0; server < servers.size(); ++server)
    {
        const std::uint32_t number = AddressOfServer(spec, server);
        HostBox& box = boxes.emplace_back(HostBox(spec, nat, NetworkOf(machines, servers[server])));
        box.m_inside = {machines[servers[server]].address.value, firewall::kPptpControl};
        box.m_outside = {OutsideAddress(box.m_network, plan::kReservedServerAddresses + number),
                         firewall::kPptpControl};
        box.m_takesControl = forwards[number].pptp == server;
        box.m_forwardsGre = forwards[number].gre == server;
    }
    return boxes;
}

bool
HostBox::Outwards(PacketHeader& packet) const
{
    packet.source = m_outside.address;
    if (packet.ports)
    {
        packet.ports->source = m_outside.port;
    }
    const bool answersPing = packet.icmpType == firewall::kIcmpEchoReply;
    return packet.protocol == firewall::kGre ? PassesGre() : !answersPing;
}

bool
HostBox::Inwards(PacketHeader& packet) const
{
    if (packet.destination != m_outside.address)
    {
        return m_network.Has({packet.source}); // the router's own, or a stranger's
    }
    packet.destination = m_inside.address;
    if (packet.ports)
    {
        packet.ports->destination = m_inside.port;
    }
    switch (packet.protocol)
    {
    case firewall::kGre:
        return PassesGre();
    case firewall::kTcp:
        return m_takesControl;
    default:
        return packet.icmpType != firewall::kIcmpEcho;
    }
}

} // namespace pptplab::sim::paths
