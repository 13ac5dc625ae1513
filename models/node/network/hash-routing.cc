// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/network/hash-routing.h"

#include <ns3/net-device.h>
#include <ns3/output-stream-wrapper.h>

#include <algorithm>

namespace pptplab::node
{

NS_OBJECT_ENSURE_REGISTERED(HashRouting);

ns3::TypeId
HashRouting::GetTypeId()
{
    static const ns3::TypeId kId = ns3::TypeId("pptplab::HashRouting")
                                       .SetParent<ns3::Ipv4RoutingProtocol>()
                                       .SetGroupName("Pptplab")
                                       .AddConstructor<HashRouting>();
    return kId;
}

void
HashRouting::AddRoute(ns3::Ipv4Address network,
                      ns3::Ipv4Mask mask,
                      const ns3::Ptr<ns3::NetDevice>& device,
                      ns3::Ipv4Address source)
{
    const auto route = ns3::Create<ns3::Ipv4Route>();
    route->SetDestination(network);
    route->SetSource(source);
    route->SetGateway(ns3::Ipv4Address::GetAny());
    route->SetOutputDevice(device);

    const std::uint32_t bits = mask.Get();
    auto at = std::find_if(m_prefixes.begin(),
                           m_prefixes.end(),
                           [bits](const PrefixLength& prefix) { return prefix.mask <= bits; });
    if (at == m_prefixes.end() || at->mask != bits)
    {
        at = m_prefixes.insert(at, PrefixLength{bits, {}});
    }
    at->routes[network.Get() & bits] = route;
}

void
HashRouting::RemoveRoute(ns3::Ipv4Address network, ns3::Ipv4Mask mask)
{
    const auto at =
        std::find_if(m_prefixes.begin(), m_prefixes.end(), [&mask](const PrefixLength& prefix) {
            return prefix.mask == mask.Get();
        });
    if (at != m_prefixes.end())
    {
        at->routes.erase(network.Get() & mask.Get());
        if (at->routes.empty())
        {
            m_prefixes.erase(at);
        }
    }
}

ns3::Ptr<ns3::Ipv4Route>
HashRouting::Lookup(std::uint32_t destination) const
{
    for (const PrefixLength& prefix : m_prefixes)
    {
        const auto route = prefix.routes.find(destination & prefix.mask);
        if (route != prefix.routes.end())
        {
            return route->second;
        }
    }
    return nullptr;
}

ns3::Ptr<ns3::Ipv4Route>
HashRouting::RouteOutput(ns3::Ptr<ns3::Packet> /*packet*/,
                         const ns3::Ipv4Header& header,
                         ns3::Ptr<ns3::NetDevice> device,
                         ns3::Socket::SocketErrno& error)
{
    const auto route = Lookup(header.GetDestination().Get());
    if (!route || (device && route->GetOutputDevice() != device))
    {
        error = ns3::Socket::ERROR_NOROUTETOHOST;
        return nullptr;
    }
    error = ns3::Socket::ERROR_NOTERROR;
    return route;
}

bool
HashRouting::RouteInput( // NOLINT(readability-function-size): the signature is ns-3's
    ns3::Ptr<const ns3::Packet> packet,
    const ns3::Ipv4Header& header,
    ns3::Ptr<const ns3::NetDevice> device,
    UnicastForwardParameter forward,
    MulticastForwardParameter /*multicast*/,
    LocalDeliverParameter deliver,
    ErrorParameter error)
{
    const std::uint32_t destination = header.GetDestination().Get();
    const auto local = m_local.find(destination);
    if (local != m_local.end())
    {
        deliver(packet, header, local->second);
        return true;
    }
    const auto interface = m_ipv4->GetInterfaceForDevice(device);
    if (header.GetDestination().IsBroadcast())
    {
        deliver(packet, header, static_cast<std::uint32_t>(interface));
        return true;
    }
    const auto route =
        m_ipv4->IsForwarding(static_cast<std::uint32_t>(interface)) ? Lookup(destination) : nullptr;
    if (!route)
    {
        error(packet, header, ns3::Socket::ERROR_NOROUTETOHOST);
        return true;
    }
    forward(route, packet, header);
    return true;
}

void
HashRouting::NotifyInterfaceUp(std::uint32_t interface)
{
    for (std::uint32_t i = 0; i < m_ipv4->GetNAddresses(interface); ++i)
    {
        m_local[m_ipv4->GetAddress(interface, i).GetLocal().Get()] = interface;
    }
}

void
HashRouting::NotifyInterfaceDown(std::uint32_t interface)
{
    for (std::uint32_t i = 0; i < m_ipv4->GetNAddresses(interface); ++i)
    {
        m_local.erase(m_ipv4->GetAddress(interface, i).GetLocal().Get());
    }
}

void
HashRouting::NotifyAddAddress(std::uint32_t interface, ns3::Ipv4InterfaceAddress address)
{
    if (m_ipv4->IsUp(interface))
    {
        m_local[address.GetLocal().Get()] = interface;
    }
}

void
HashRouting::NotifyRemoveAddress(std::uint32_t /*interface*/, ns3::Ipv4InterfaceAddress address)
{
    m_local.erase(address.GetLocal().Get());
}

void
HashRouting::SetIpv4(ns3::Ptr<ns3::Ipv4> ipv4)
{
    m_ipv4 = ipv4;
}

void
HashRouting::PrintRoutingTable(ns3::Ptr<ns3::OutputStreamWrapper> stream,
                               ns3::Time::Unit /*unit*/) const
{
    for (const PrefixLength& prefix : m_prefixes)
    {
        // Routes go by address, as the order of a hash table says nothing to a reader.
        std::vector<std::uint32_t> networks;
        for (const auto& entry : prefix.routes)
        {
            networks.push_back(entry.first);
        }
        std::sort(networks.begin(), networks.end());
        for (const std::uint32_t network : networks)
        {
            const auto& route = prefix.routes.at(network);
            *stream->GetStream() << ns3::Ipv4Address(network) << '/'
                                 << ns3::Ipv4Mask(prefix.mask).GetPrefixLength() << " device "
                                 << route->GetOutputDevice()->GetIfIndex() << " source "
                                 << route->GetSource() << '\n';
        }
    }
}

void
HashRouting::DoDispose()
{
    m_ipv4 = nullptr;
    m_prefixes.clear();
    Ipv4RoutingProtocol::DoDispose();
}

} // namespace pptplab::node
