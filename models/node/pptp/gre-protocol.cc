// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/pptp/gre-protocol.h"

#include <ns3/packet.h>
#include <ns3/trace-source-accessor.h>

#include <cassert>

namespace pptplab::node
{

NS_OBJECT_ENSURE_REGISTERED(GreProtocol);

namespace
{

/// RFC 2637 4.1: flags and version 2, protocol 2, payload length 2, Call ID 2 octets.
std::uint16_t
CallIdOf(ByteView header)
{
    ByteReader in(header);
    in.Skip(6);
    return in.U16();
}

} // namespace

ns3::TypeId
GreProtocol::GetTypeId()
{
    static const ns3::TypeId kId =
        ns3::TypeId("pptplab::GreProtocol")
            .SetParent<ns3::IpL4Protocol>()
            .SetGroupName("Pptplab")
            .AddConstructor<GreProtocol>()
            .AddTraceSource("Drop",
                            "A GRE packet for a Call ID that no call on this node has, or from "
                            "another host than the call's peer: packet, source.",
                            ns3::MakeTraceSourceAccessor(&GreProtocol::m_drop),
                            "pptplab::GreProtocol::DropTracedCallback")
            .AddTraceSource("Icmp",
                            "An ICMP error about a GRE packet of this node: sender of the error, "
                            "type, code, Call ID in the packet (the peer's).",
                            ns3::MakeTraceSourceAccessor(&GreProtocol::m_unreachable),
                            "pptplab::GreProtocol::IcmpTracedCallback");
    return kId;
}

void
GreProtocol::Bind(std::uint16_t callId, ns3::Ipv4Address peer, GreUser& user)
{
    assert(m_users.count(callId) == 0);
    m_users.insert_or_assign(callId, Binding{peer, &user});
}

void
GreProtocol::Unbind(std::uint16_t callId)
{
    m_users.erase(callId);
}

void
GreProtocol::Send(ns3::Ipv4Address peer, ByteView octets)
{
    const auto packet =
        ns3::Create<ns3::Packet>(octets.data(), static_cast<std::uint32_t>(octets.size()));
    const auto route = RouteTo(peer, packet);
    if (!route)
    {
        m_drop(packet, peer);
        return;
    }
    SendDown(packet, route->GetSource(), peer, route);
}

ns3::IpL4Protocol::RxStatus
GreProtocol::Receive(ns3::Ptr<ns3::Packet> packet,
                     const ns3::Ipv4Header& header,
                     ns3::Ptr<ns3::Ipv4Interface> /*interface*/)
{
    Octets octets(packet->GetSize());
    packet->CopyData(octets.data(), packet->GetSize());
    const auto user = m_users.find(CallIdOf(octets));
    if (user == m_users.end() || user->second.peer != header.GetSource())
    {
        m_drop(packet, header.GetSource());
        // Any other status makes ns-3 send an ICMP error with a code of its own.
        return RX_OK;
    }
    user->second.user->OnGre(octets);
    return RX_OK;
}

void
GreProtocol::ReceiveIcmp( // NOLINT(readability-function-size): the signature is ns-3's
    ns3::Ipv4Address source,
    std::uint8_t /*ttl*/,
    std::uint8_t type,
    std::uint8_t code,
    std::uint32_t /*rest*/,
    ns3::Ipv4Address /*payloadSource*/,
    ns3::Ipv4Address /*payloadDestination*/,
    const std::uint8_t payload[8])
{
    // No user is told: the client of the Q162847 trace goes on to its PPP time-out.
    m_unreachable(source, type, code, CallIdOf({payload, 8}));
}

void
GreProtocol::DoDispose()
{
    m_users.clear();
    Ipv4Protocol::DoDispose();
}

} // namespace pptplab::node
