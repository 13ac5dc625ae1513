// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/network/light-device.h"

#include "models/base/bytes.h"
#include "models/node/units/ns3-units.h"

#include <ns3/trace-source-accessor.h>
#include <ns3/uinteger.h>

#include <array>

namespace pptplab::node
{

namespace
{

constexpr std::uint16_t kIpv4 = 0x0800;

} // namespace

ns3::TypeId
LightDevice::GetTypeId()
{
    static const ns3::TypeId kId =
        ns3::TypeId("pptplab::LightDevice")
            .SetParent<ns3::NetDevice>()
            .SetGroupName("Pptplab")
            .AddAttribute("Mtu",
                          "Largest IP packet in octets.",
                          ns3::UintegerValue(1500),
                          ns3::MakeUintegerAccessor(&LightDevice::SetMtu, &LightDevice::GetMtu),
                          ns3::MakeUintegerChecker<std::uint16_t>(68))
            .AddTraceSource("Sniffer",
                            "Each IP packet that is handed to or comes out of the device.",
                            ns3::MakeTraceSourceAccessor(&LightDevice::m_sniffer),
                            "ns3::Packet::TracedCallback")
            .AddTraceSource("MacTxDrop",
                            "A packet for which there was no room or no receiver.",
                            ns3::MakeTraceSourceAccessor(&LightDevice::m_txDrop),
                            "ns3::Packet::TracedCallback")
            .AddTraceSource("PhyTxDrop",
                            "A packet that was sent and that the line has lost.",
                            ns3::MakeTraceSourceAccessor(&LightDevice::m_lost),
                            "ns3::Packet::TracedCallback");
    return kId;
}

void
LightDevice::Arrive(const ns3::Ptr<ns3::Packet>& packet)
{
    if (!m_powered)
    {
        return;
    }
    m_sniffer(packet);
    if (m_filter && !m_filter->Passes(*this, *packet, firewall::Direction::In))
    {
        return;
    }
    if (const auto translated = m_translation ? m_translation->FromHosts(packet) : packet)
    {
        Deliver(translated);
    }
}

void
LightDevice::Deliver(const ns3::Ptr<ns3::Packet>& packet)
{
    m_receive(this, packet, kIpv4, ns3::Address());
}

bool
LightDevice::Send(ns3::Ptr<ns3::Packet> packet,
                  const ns3::Address& /*destination*/,
                  std::uint16_t protocol)
{
    if (protocol == kIpv4 && m_powered)
    {
        if (m_translation)
        {
            packet = m_translation->ToHosts(packet);
            if (!packet)
            {
                return true; // the translation counts it
            }
        }
        if (m_filter && !m_filter->Passes(*this, *packet, firewall::Direction::Out))
        {
            return true; // the filter counts it
        }
        m_sniffer(packet);
        if (Transmit(packet))
        {
            return true;
        }
    }
    m_txDrop(packet);
    return false;
}

bool
LightDevice::TransmitOver(LinkDirection& link,
                          const ns3::Ptr<LightDevice>& to,
                          const ns3::Ptr<ns3::Packet>& packet)
{
    const auto travel = link.Accept(Now(), Bytes{packet->GetSize()});
    if (!travel)
    {
        return false;
    }
    const std::uint32_t node = to->GetNode()->GetId();
    if (!link.IsImpaired())
    {
        ns3::Simulator::ScheduleWithContext(node, ToNs3(*travel), &LightDevice::Arrive, to, packet);
        return true;
    }
    const Deliveries deliveries = link.Impair(Now(), *travel);
    for (const Duration after : deliveries)
    {
        ns3::Simulator::ScheduleWithContext(
            node, ToNs3(after), &LightDevice::Arrive, to, packet->Copy());
    }
    if (deliveries.count == 0)
    {
        m_lost(packet);
    }
    return true;
}

bool
LightDevice::SendFrom(ns3::Ptr<ns3::Packet> packet,
                      const ns3::Address& /*source*/,
                      const ns3::Address& destination,
                      std::uint16_t protocol)
{
    return Send(packet, destination, protocol);
}

bool
LightDevice::SetMtu(std::uint16_t mtu)
{
    m_mtu = mtu;
    return true;
}

void
LightDevice::DoDispose()
{
    m_node = nullptr;
    m_receive.Nullify();
    m_filter = nullptr;
    m_translation = nullptr;
    NetDevice::DoDispose();
}

std::uint32_t
DestinationOf(const ns3::Packet& packet)
{
    // RFC 791 3.1: octets 16 to 19.
    std::array<std::uint8_t, 20> header{};
    packet.CopyData(header.data(), header.size());
    return ByteReader({header.data() + 16, 4}).U32();
}

} // namespace pptplab::node
