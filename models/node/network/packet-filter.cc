// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/network/packet-filter.h"

#include "models/node/network/hash-routing.h"
#include "models/node/network/ipv4-stack.h"
#include "models/node/network/light-device.h"
#include "models/node/units/ns3-units.h"

#include <ns3/ipv4-header.h>
#include <ns3/ipv4.h>
#include <ns3/trace-source-accessor.h>

#include <array>
#include <utility>

namespace pptplab::node
{

NS_OBJECT_ENSURE_REGISTERED(PacketFilter);

namespace
{

constexpr std::size_t kIpHeader = 20;             // RFC 791 3.1, without options
constexpr std::size_t kLookedAt = 14;             // octets of the transport
constexpr std::uint16_t kFragmentOffset = 0x1FFF; // RFC 791 3.1

/// No options: NT sends none, and ns-3 makes none.
firewall::PacketHeader
HeaderOf(const ns3::Packet& packet)
{
    std::array<std::uint8_t, kIpHeader + kLookedAt> octets{};
    const std::size_t size = packet.CopyData(octets.data(), octets.size());
    const ByteView head(octets.data(), size);
    ByteReader in(head.Part(6));
    const bool later = (in.U16() & kFragmentOffset) != 0;
    in.Skip(1);
    firewall::PacketHeader header;
    header.protocol = in.U8();
    in.Skip(2);
    header.source = in.U32();
    header.destination = in.U32();
    firewall::ReadTransport(header, head.Part(kIpHeader), later);
    return header;
}

/// The head of a packet, as much as a rejection wants to see of it.
Octets
HeadOf(const ns3::Packet& packet)
{
    constexpr std::uint32_t kMost = 60 + 20; // RFC 791, 793: the longest IP header, and TCP's
    Octets octets(std::min(packet.GetSize(), kMost));
    packet.CopyData(octets.data(), static_cast<std::uint32_t>(octets.size()));
    return octets;
}

std::uint32_t
AddressOf(const ns3::Ptr<ns3::Node>& node, const ns3::Ptr<LightDevice>& device)
{
    const auto ipv4 = node->GetObject<ns3::Ipv4>();
    const auto interface = static_cast<std::uint32_t>(ipv4->GetInterfaceForDevice(device));
    return ipv4->GetAddress(interface, 0).GetLocal().Get();
}

} // namespace

ns3::TypeId
PacketFilter::GetTypeId()
{
    static const ns3::TypeId kId =
        ns3::TypeId("pptplab::PacketFilter")
            .SetParent<ns3::Object>()
            .SetGroupName("Pptplab")
            .AddConstructor<PacketFilter>()
            .AddTraceSource("Drop",
                            "A packet that a rule did not let pass: packet with its IP header, "
                            "number of the device.",
                            ns3::MakeTraceSourceAccessor(&PacketFilter::m_drop),
                            "pptplab::PacketFilter::DropTracedCallback");
    return kId;
}

void
PacketFilter::Install(const ns3::Ptr<ns3::Node>& node, firewall::RuleSet rules)
{
    m_node = node;
    m_rules = std::move(rules);
    node->AggregateObject(this);
    for (std::uint32_t i = 0; i < node->GetNDevices(); ++i)
    {
        if (const auto device = ns3::DynamicCast<LightDevice>(node->GetDevice(i)))
        {
            device->SetFilter(this);
        }
    }
}

void
PacketFilter::AddBehind(firewall::RuleSet rules)
{
    m_behind.push_back(std::move(rules));
}

firewall::Verdict
PacketFilter::Judge(const LightDevice& device,
                    const ns3::Packet& packet,
                    firewall::Direction direction)
{
    const firewall::PacketHeader header = HeaderOf(packet);
    const firewall::Passage passage{direction, device.GetIfIndex(), Now()};
    firewall::Verdict verdict = m_rules.Decide(header, passage);
    for (firewall::RuleSet& rules : m_behind)
    {
        if (verdict.action == firewall::Action::Accept)
        {
            verdict = rules.Decide(header, passage);
        }
    }
    return verdict;
}

bool
PacketFilter::Passes(LightDevice& device, const ns3::Packet& packet, firewall::Direction direction)
{
    if (m_rejecting)
    {
        return true;
    }
    const auto verdict = Judge(device, packet, direction);
    if (verdict.action == firewall::Action::Accept)
    {
        return true;
    }
    m_drop(&packet, device.GetIfIndex());
    const ns3::Ptr<LightDevice> from(&device);
    const auto rejection = firewall::RejectionOf(HeadOf(packet), verdict, AddressOf(m_node, from));
    if (rejection)
    {
        ns3::Simulator::ScheduleNow(
            &PacketFilter::Send, ns3::Ptr<PacketFilter>(this), *rejection, from);
    }
    return false;
}

void
PacketFilter::Send(const firewall::Rejection& rejection, const ns3::Ptr<LightDevice>& device)
{
    const auto packet = ns3::Create<ns3::Packet>(
        rejection.payload.data(), static_cast<std::uint32_t>(rejection.payload.size()));
    const ns3::Ipv4Address source(rejection.source);
    const ns3::Ipv4Address destination(rejection.destination);
    const auto ipv4 = m_node->GetObject<ns3::Ipv4>();
    ns3::Ipv4Header header;
    header.SetSource(source);
    header.SetDestination(destination);
    header.SetProtocol(rejection.protocol);
    header.SetTtl(64); // ns-3's own
    header.SetPayloadSize(static_cast<std::uint16_t>(packet->GetSize()));
    if (ipv4->GetInterfaceForAddress(destination) >= 0)
    {
        header.EnableChecksum();
        packet->AddHeader(header);
        device->Deliver(packet);
        return;
    }
    ns3::Socket::SocketErrno error = ns3::Socket::ERROR_NOTERROR;
    if (const auto route = RoutingOf(m_node)->RouteOutput(packet, header, nullptr, error))
    {
        m_rejecting = true;
        ipv4->Send(packet, source, destination, rejection.protocol, route);
        m_rejecting = false;
    }
}

void
PacketFilter::DoDispose()
{
    m_node = nullptr;
    Object::DoDispose();
}

} // namespace pptplab::node
