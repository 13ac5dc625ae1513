// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/routers/plain-gre.h"

#include "models/base/bytes.h"
#include "models/node/network/light-device.h"

#include <ns3/ipv4-header.h>
#include <ns3/ipv4-interface.h>

#include <cassert>

namespace pptplab::node
{

NS_OBJECT_ENSURE_REGISTERED(PlainGre);

namespace
{

constexpr std::uint16_t kPlain = 0;        // no options, version 0
constexpr std::uint16_t kIp = 0x0800;      // the type of what follows the header
constexpr std::uint16_t kKeepalive = 0;    // the type of a keep-alive; what analysers take for one
constexpr std::uint32_t kHeaderOctets = 4; // flags with version, type
constexpr std::uint8_t kTtl = 64;          // as ns-3 gives to what the node itself sends

ns3::Ptr<ns3::Packet>
PacketOf(const Octets& octets)
{
    return ns3::Create<ns3::Packet>(octets.data(), static_cast<std::uint32_t>(octets.size()));
}

/// The packet for the way back, from its IP header on.
ns3::Ptr<ns3::Packet>
WayBack(const PlainGre::Keepalive& keepalive)
{
    Octets octets;
    ByteWriter out(octets);
    out.U16(kPlain);
    out.U16(kKeepalive);
    out.U16(keepalive.identifier);
    out.U16(keepalive.sequence);
    out.Zeros(keepalive.size);
    const auto packet = PacketOf(octets);
    ns3::Ipv4Header header;
    header.SetSource(keepalive.peer);
    header.SetDestination(keepalive.own);
    header.SetProtocol(PlainGre::kProtocolNumber);
    header.SetTtl(kTtl);
    header.SetPayloadSize(static_cast<std::uint16_t>(octets.size()));
    header.EnableChecksum(); // nobody else makes it: the far end only counts the time to live down
    packet->AddHeader(header);
    return packet;
}

} // namespace

ns3::TypeId
PlainGre::GetTypeId()
{
    static const ns3::TypeId kId = ns3::TypeId("pptplab::PlainGre")
                                       .SetParent<ns3::IpL4Protocol>()
                                       .SetGroupName("Pptplab")
                                       .AddConstructor<PlainGre>();
    return kId;
}

ns3::Ptr<PlainGre>
PlainGre::Of(const ns3::Ptr<ns3::Node>& node)
{
    auto gre = node->GetObject<PlainGre>();
    if (!gre)
    {
        gre = ns3::CreateObject<PlainGre>();
        node->AggregateObject(gre);
    }
    return gre;
}

void
PlainGre::Bind(std::uint16_t identifier, KeepaliveUser& user)
{
    assert(m_users.count(identifier) == 0);
    m_users.insert_or_assign(identifier, &user);
}

void
PlainGre::Unbind(std::uint16_t identifier)
{
    m_users.erase(identifier);
}

bool
PlainGre::Send(const Keepalive& keepalive)
{
    Octets header;
    ByteWriter out(header);
    out.U16(kPlain);
    out.U16(kIp);
    const auto packet = PacketOf(header);
    packet->AddAtEnd(WayBack(keepalive));
    const auto route = RouteTo(keepalive.peer, packet);
    if (!route)
    {
        return false;
    }
    SendDown(packet, keepalive.own, keepalive.peer, route);
    return true;
}

ns3::IpL4Protocol::RxStatus
PlainGre::Receive(ns3::Ptr<ns3::Packet> packet,
                  const ns3::Ipv4Header& header,
                  ns3::Ptr<ns3::Ipv4Interface> interface)
{
    Octets octets(kHeaderOctets);
    packet->CopyData(octets.data(), kHeaderOctets);
    ByteReader in(octets);
    const bool isPlain = packet->GetSize() >= kHeaderOctets && in.U16() == kPlain;
    if (!isPlain || m_peers.count(header.GetSource()) == 0)
    {
        return RX_OK; // any other status makes ns-3 send an ICMP error with a code of its own
    }
    packet->RemoveAtStart(kHeaderOctets);
    const std::uint16_t type = in.U16();
    if (type == kIp)
    {
        ns3::DynamicCast<LightDevice>(interface->GetDevice())->Deliver(packet);
    }
    else if (type == kKeepalive)
    {
        OnKeepalive(*packet, header.GetTtl());
    }
    return RX_OK;
}

void
PlainGre::OnKeepalive(const ns3::Packet& packet, std::uint8_t ttl) const
{
    constexpr std::uint32_t kNumberOctets = 4;
    Octets octets(kNumberOctets);
    if (packet.CopyData(octets.data(), kNumberOctets) < kNumberOctets)
    {
        return;
    }
    ByteReader in(octets);
    const auto user = m_users.find(in.U16());
    if (user != m_users.end())
    {
        user->second->OnKeepalive(in.U16(), ttl);
    }
}

void
PlainGre::DoDispose()
{
    m_users.clear();
    Ipv4Protocol::DoDispose();
}

} // namespace pptplab::node
