// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/network/ipv4-protocol.h"

#include <ns3/ipv4-header.h>
#include <ns3/ipv4-routing-protocol.h>
#include <ns3/ipv4.h>
#include <ns3/socket.h>

namespace pptplab::node
{

ns3::IpL4Protocol::RxStatus
Ipv4Protocol::Receive(ns3::Ptr<ns3::Packet> /*packet*/,
                      const ns3::Ipv6Header& /*header*/,
                      ns3::Ptr<ns3::Ipv6Interface> /*interface*/)
{
    return RX_OK;
}

ns3::Ptr<ns3::Ipv4Route>
Ipv4Protocol::RouteTo(ns3::Ipv4Address peer, const ns3::Ptr<ns3::Packet>& packet) const
{
    ns3::Ipv4Header header;
    header.SetDestination(peer);
    header.SetProtocol(static_cast<std::uint8_t>(GetProtocolNumber()));
    ns3::Socket::SocketErrno error = ns3::Socket::ERROR_NOTERROR;
    return m_node->GetObject<ns3::Ipv4>()->GetRoutingProtocol()->RouteOutput(
        packet, header, nullptr, error);
}

void
Ipv4Protocol::NotifyNewAggregate()
{
    const auto node = GetObject<ns3::Node>();
    const auto ipv4 = GetObject<ns3::Ipv4>();
    if (!m_node && node && ipv4)
    {
        m_node = node;
        ipv4->Insert(this);
        SetDownTarget(ns3::MakeCallback(&ns3::Ipv4::Send, ipv4));
    }
    IpL4Protocol::NotifyNewAggregate();
}

void
Ipv4Protocol::DoDispose()
{
    m_node = nullptr;
    m_down.Nullify();
    m_down6.Nullify();
    IpL4Protocol::DoDispose();
}

} // namespace pptplab::node
