// SPDX-License-Identifier: GPL-2.0-only

// ICMP through a Nat: echo by its identifier, and errors with the packets that they quote
// (RFC 3022 4.3, RFC 5508 3 and 4).

#include "models/firewall/nat.h"
#include "models/firewall/packet-header.h"

namespace pptplab::firewall
{

namespace
{

// RFC 792.
constexpr std::size_t kIdentifier = 4;
constexpr std::size_t kQuotation = 8;

constexpr std::size_t kSourcePort = 0; // RFC 768, RFC 793 3.1
constexpr std::size_t kDestinationPort = 2;

/// Redirects are of no use beyond the next router (RFC 5508 REQ-10 leaves them out).
bool
QuotesAPacket(std::uint8_t type)
{
    return type == kIcmpUnreachable || type == kIcmpSourceQuench || type == kIcmpTimeExceeded ||
           type == kIcmpParameterProblem;
}

} // namespace

Nat::Verdict
Nat::OutIcmp(Octets& buffer, Ipv4Editor& packet, Duration now)
{
    const std::uint8_t type = packet.Transport()[0];
    if (QuotesAPacket(type))
    {
        auto quoted = Ipv4Editor::At(buffer, packet.TransportStart() + kQuotation);
        if (!quoted || quoted->IsLaterFragment() || !OutQuoted(*quoted))
        {
            return NatDrop::Unsolicited;
        }
        quoted->SetDestination(m_outside);
        packet.SumUpIcmp();
        return std::nullopt;
    }
    if (type != kIcmpEcho)
    {
        return NatDrop::Protocol; // nobody outside can have asked for it
    }
    const Flow flow{
        kIcmp, {packet.Source(), packet.TransportU16(kIdentifier)}, {packet.Destination(), 0}};
    PortMapping* mapping = m_ports.Find(flow);
    mapping = mapping == nullptr ? m_ports.Open(flow, now) : mapping;
    if (mapping == nullptr)
    {
        return NatDrop::NoPort;
    }
    m_ports.Use(*mapping, now);
    packet.SetTransportU16(kIdentifier, mapping->outside);
    return std::nullopt;
}

bool
Nat::OutQuoted(Ipv4Editor& quoted)
{
    if (quoted.Protocol() == kGre)
    {
        const bool isMapped = m_options.gre == GreMode::CallId
                                  ? m_pptp.QuotedGreOut(quoted)
                                  : m_gre.HolderOf(quoted.Source()) == quoted.Destination();
        return isMapped || m_forwards.gre == quoted.Destination();
    }
    const bool isEcho = quoted.Protocol() == kIcmp;
    const std::size_t field = isEcho ? kIdentifier : kDestinationPort;
    const Flow flow{
        quoted.Protocol(),
        {quoted.Destination(), quoted.TransportU16(field)},
        {quoted.Source(), isEcho ? std::uint16_t{0} : quoted.TransportU16(kSourcePort)}};
    const PortMapping* const mapping = m_ports.Find(flow);
    if (mapping == nullptr)
    {
        return false;
    }
    quoted.SetTransportU16(field, mapping->outside);
    return true;
}

Nat::Receiver
Nat::InIcmp(Octets& buffer, Ipv4Editor& packet)
{
    const std::uint8_t type = packet.Transport()[0];
    if (QuotesAPacket(type))
    {
        auto quoted = Ipv4Editor::At(buffer, packet.TransportStart() + kQuotation);
        const bool isOurs = quoted && !quoted->IsLaterFragment() && quoted->Source() == m_outside;
        const auto inside = isOurs ? InQuoted(*quoted) : std::nullopt;
        if (!inside)
        {
            return Failure{NatDrop::Unsolicited};
        }
        quoted->SetSource(*inside);
        packet.SumUpIcmp();
        return *inside;
    }
    const PortMapping* const mapping =
        type == kIcmpEchoReply
            ? m_ports.Find(kIcmp, packet.TransportU16(kIdentifier), {packet.Source(), 0})
            : nullptr;
    if (mapping == nullptr)
    {
        return Failure{NatDrop::Unsolicited};
    }
    packet.SetTransportU16(kIdentifier, mapping->flow.inside.port);
    return mapping->flow.inside.address;
}

std::optional<std::uint32_t>
Nat::InQuoted(Ipv4Editor& quoted)
{
    if (quoted.Protocol() == kGre)
    {
        const auto mapped = m_options.gre == GreMode::CallId ? m_pptp.QuotedGreIn(quoted)
                                                             : m_gre.HolderOf(quoted.Destination());
        return mapped ? mapped : m_forwards.gre;
    }
    const bool isEcho = quoted.Protocol() == kIcmp;
    const std::size_t field = isEcho ? kIdentifier : kSourcePort;
    const Endpoint peer{quoted.Destination(),
                        isEcho ? std::uint16_t{0} : quoted.TransportU16(kDestinationPort)};
    const std::uint16_t outside = quoted.TransportU16(field);
    const PortMapping* mapping = m_ports.Find(quoted.Protocol(), outside, peer);
    if (const auto forwarded = ForwardedFlow(quoted.Protocol(), outside, peer);
        forwarded && mapping == nullptr)
    {
        mapping = m_ports.Find(*forwarded);
    }
    if (mapping == nullptr)
    {
        return std::nullopt;
    }
    quoted.SetTransportU16(field, mapping->flow.inside.port);
    return mapping->flow.inside.address;
}

} // namespace pptplab::firewall
