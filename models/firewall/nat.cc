// SPDX-License-Identifier: GPL-2.0-only
#include "models/firewall/nat.h"

#include "models/firewall/packet-header.h"

#include <utility>

namespace pptplab::firewall
{

namespace
{

constexpr std::size_t kSourcePort = 0; // RFC 768, RFC 793 3.1
constexpr std::size_t kDestinationPort = 2;
constexpr std::size_t kTcpFlags = 13;
constexpr std::size_t kTcpHeader = 20;
constexpr std::uint8_t kWatched = kSyn | kFin | kRst;
constexpr std::uint8_t kPptpVersion = 1; // version in GRE, RFC 2637 4.1

/// Time for which ns-3's hosts wait for the rest of a packet. Inference for the boxes of the time.
constexpr Duration kFragmentTimeout = std::chrono::seconds(30);

/// Whether what the protocol's header holds at the least is there.
bool
IsWhole(const Ipv4Editor& packet)
{
    return packet.Protocol() != kTcp || packet.Transport().size() >= kTcpHeader;
}

std::uint8_t
TcpFlagsOf(const Ipv4Editor& packet)
{
    return packet.Protocol() == kTcp ? packet.Transport()[kTcpFlags] & kWatched : std::uint8_t{0};
}

/// Either end may be the one inside.
bool
IsControl(const Flow& flow)
{
    return flow.protocol == kTcp &&
           (flow.peer.port == kPptpControl || flow.inside.port == kPptpControl);
}

bool
IsPptpGre(const Ipv4Editor& packet)
{
    return (packet.Transport()[1] & 0x07U) == kPptpVersion;
}

} // namespace

Nat::Nat(const NatOptions& options, std::uint32_t outsideAddress, const NatForwards& forwards)
    : m_options(options),
      m_outside(outsideAddress),
      m_forwards(forwards),
      m_ports(options.ports, options.timeouts),
      m_gre(options.greHolder, options.timeouts.gre),
      m_pptp(options.callIds, options.timeouts.gre)
{
}

Result<Octets, NatDrop>
Nat::Outwards(ByteView octets, Duration now)
{
    Expire(now);
    Octets buffer(octets.begin(), octets.end());
    auto packet = Ipv4Editor::At(buffer, 0);
    const auto drop = packet ? Out(buffer, *packet, now) : Verdict(NatDrop::Malformed);
    if (drop)
    {
        ++m_counts.dropped[static_cast<std::size_t>(*drop)];
        return Failure{*drop};
    }
    packet->SetSource(m_outside);
    ++m_counts.outwards;
    return buffer;
}

Result<Octets, NatDrop>
Nat::Inwards(ByteView octets, Duration now)
{
    Expire(now);
    Octets buffer(octets.begin(), octets.end());
    auto packet = Ipv4Editor::At(buffer, 0);
    const auto receiver = packet ? In(buffer, *packet, now) : Receiver(Failure{NatDrop::Malformed});
    if (!receiver)
    {
        ++m_counts.dropped[static_cast<std::size_t>(receiver.Error())];
        return Failure{receiver.Error()};
    }
    packet->SetDestination(receiver.Value());
    ++m_counts.inwards;
    return buffer;
}

std::optional<Endpoint>
Nat::OutsideOf(const Flow& flow)
{
    const PortMapping* const mapping = m_ports.Find(flow);
    return mapping == nullptr ? std::nullopt : std::optional(Endpoint{m_outside, mapping->outside});
}

NatCounts
Nat::Counts(Duration now)
{
    Expire(now);
    NatCounts counts = m_counts;
    counts.mappings = m_ports.Size() + m_gre.Size();
    counts.mappingsHighWater = m_ports.HighWater() + m_gre.HighWater();
    counts.calls = m_pptp.Calls().Size();
    counts.callsHighWater = m_pptp.Calls().HighWater();
    return counts;
}

void
Nat::Expire(Duration now)
{
    m_ports.Expire(now, [this](const PortMapping& gone) {
        if (gone.flow.protocol == kTcp)
        {
            m_pptp.OnControlGone(gone);
        }
    });
    m_gre.Expire(now);
    m_pptp.Expire(now);
    m_fragments.Expire(now, [](std::uint32_t /*address*/) {});
}

Nat::Verdict
Nat::Out(Octets& buffer, Ipv4Editor& packet, Duration now)
{
    const FragmentKey key{
        packet.Source(), packet.Destination(), packet.Protocol(), packet.Identification()};
    if (packet.IsLaterFragment())
    {
        return FragmentsAddress(key) ? std::nullopt : Verdict(NatDrop::Fragment);
    }
    if (!IsWhole(packet))
    {
        return NatDrop::Malformed;
    }
    Verdict drop = NatDrop::Protocol;
    switch (packet.Protocol())
    {
    case kTcp:
    case kUdp:
        drop = OutByPort(packet, now);
        break;
    case kIcmp:
        drop = OutIcmp(buffer, packet, now);
        break;
    case kGre:
        drop = OutGre(packet, now);
        break;
    default:
        break;
    }
    if (!drop && packet.HasMoreFragments())
    {
        OnFirstFragment(key, m_outside, now);
    }
    return drop;
}

Nat::Verdict
Nat::OutByPort(Ipv4Editor& packet, Duration now)
{
    const Flow flow{packet.Protocol(),
                    {packet.Source(), packet.TransportU16(kSourcePort)},
                    {packet.Destination(), packet.TransportU16(kDestinationPort)}};
    PortMapping* const mapping = MappingOutwards(flow, now);
    if (mapping == nullptr)
    {
        return NatDrop::NoPort;
    }
    if (m_options.gre == GreMode::CallId && IsControl(flow) &&
        !m_pptp.SegmentOut(packet, *mapping, now))
    {
        return NatDrop::NoCallId;
    }
    mapping->tcp.outwards = static_cast<std::uint8_t>(mapping->tcp.outwards | TcpFlagsOf(packet));
    UsePort(*mapping, now);
    packet.SetTransportU16(kSourcePort, mapping->outside);
    return std::nullopt;
}

PortMapping*
Nat::MappingOutwards(const Flow& flow, Duration now)
{
    if (PortMapping* const mapping = m_ports.Find(flow))
    {
        return mapping;
    }
    if (flow.protocol == kTcp && m_forwards.pptp &&
        flow.inside == Endpoint{*m_forwards.pptp, kPptpControl})
    {
        return &m_ports.OpenForwarded(flow, kPptpControl, now);
    }
    // A segment without SYN, too: these boxes do not ask where a connection comes from.
    return m_ports.Open(flow, now);
}

Nat::Verdict
Nat::OutGre(const Ipv4Editor& packet, Duration now)
{
    const Verdict drop = OutMappedGre(packet, now);
    return m_forwards.gre == packet.Source() ? std::nullopt : drop;
}

Nat::Verdict
Nat::OutMappedGre(const Ipv4Editor& packet, Duration now)
{
    switch (m_options.gre)
    {
    case GreMode::None:
        break;
    case GreMode::Address:
        return m_gre.Send(packet.Source(), packet.Destination(), now) ? std::nullopt
                                                                      : Verdict(NatDrop::GreHeld);
    case GreMode::CallId:
        if (IsPptpGre(packet))
        {
            return m_pptp.GreOut(packet, now) ? std::nullopt : Verdict(NatDrop::GreStranger);
        }
        break;
    }
    return NatDrop::Gre;
}

Nat::Receiver
Nat::In(Octets& buffer, Ipv4Editor& packet, Duration now)
{
    const FragmentKey key{
        packet.Source(), packet.Destination(), packet.Protocol(), packet.Identification()};
    if (packet.IsLaterFragment())
    {
        const auto inside = FragmentsAddress(key);
        return inside ? Receiver(*inside) : Receiver(Failure{NatDrop::Fragment});
    }
    if (!IsWhole(packet))
    {
        return Failure{NatDrop::Malformed};
    }
    Receiver receiver = Failure{NatDrop::Protocol};
    switch (packet.Protocol())
    {
    case kTcp:
    case kUdp:
        receiver = InByPort(packet, now);
        break;
    case kIcmp:
        receiver = InIcmp(buffer, packet);
        break;
    case kGre:
        receiver = InGre(packet, now);
        break;
    default:
        break;
    }
    if (receiver && packet.HasMoreFragments())
    {
        OnFirstFragment(key, receiver.Value(), now);
    }
    return receiver;
}

Nat::Receiver
Nat::InByPort(Ipv4Editor& packet, Duration now)
{
    PortMapping* const mapping = MappingInwards(packet, now);
    if (mapping == nullptr)
    {
        return Failure{NatDrop::Unsolicited};
    }
    const std::uint32_t inside = mapping->flow.inside.address;
    packet.SetTransportU16(kDestinationPort, mapping->flow.inside.port);
    if (packet.Protocol() == kTcp)
    {
        if (m_options.gre == GreMode::CallId && IsControl(mapping->flow))
        {
            m_pptp.SegmentIn(packet, *mapping, now);
        }
        mapping->tcp.inwards = static_cast<std::uint8_t>(mapping->tcp.inwards | TcpFlagsOf(packet));
        UsePort(*mapping, now); // what comes in keeps a connection, but no flow (RFC 4787 REQ-6)
    }
    return inside;
}

std::optional<Flow>
Nat::ForwardedFlow(std::uint8_t protocol, std::uint16_t outside, Endpoint peer) const
{
    return protocol == kTcp && outside == kPptpControl && m_forwards.pptp
               ? std::optional(Flow{kTcp, {*m_forwards.pptp, kPptpControl}, peer})
               : std::nullopt;
}

PortMapping*
Nat::MappingInwards(const Ipv4Editor& packet, Duration now)
{
    const std::uint16_t port = packet.TransportU16(kDestinationPort);
    const Endpoint peer{packet.Source(), packet.TransportU16(kSourcePort)};
    PortMapping* const drawn = m_ports.Find(packet.Protocol(), port, peer);
    const auto forwarded = ForwardedFlow(packet.Protocol(), port, peer);
    return drawn != nullptr || !forwarded ? drawn : MappingOutwards(*forwarded, now);
}

Nat::Receiver
Nat::InGre(Ipv4Editor& packet, Duration now)
{
    const Receiver mapped = InMappedGre(packet, now);
    return mapped || !m_forwards.gre ? mapped : Receiver(*m_forwards.gre);
}

Nat::Receiver
Nat::InMappedGre(Ipv4Editor& packet, Duration now)
{
    switch (m_options.gre)
    {
    case GreMode::None:
        break;
    case GreMode::Address:
        if (const auto holder = m_gre.HolderOf(packet.Source()))
        {
            return *holder;
        }
        return Failure{NatDrop::Unsolicited};
    case GreMode::CallId:
        if (IsPptpGre(packet))
        {
            const auto inside = m_pptp.GreIn(packet, now);
            return inside ? Receiver(*inside) : Receiver(Failure{NatDrop::GreStranger});
        }
        break;
    }
    return Failure{NatDrop::Gre};
}

void
Nat::UsePort(PortMapping& mapping, Duration now)
{
    m_ports.Use(mapping, now);
    if (mapping.tcp.IsOver())
    {
        m_pptp.OnControlGone(mapping);
    }
}

void
Nat::OnFirstFragment(const FragmentKey& key, std::uint32_t address, Duration now)
{
    m_fragments.Put(key, address, Later(now, kFragmentTimeout));
}

std::optional<std::uint32_t>
Nat::FragmentsAddress(const FragmentKey& key) const
{
    const std::uint32_t* const address = m_fragments.Find(key);
    return address == nullptr ? std::nullopt : std::optional(*address);
}

} // namespace pptplab::firewall
