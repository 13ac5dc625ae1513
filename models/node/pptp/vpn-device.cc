// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/pptp/vpn-device.h"

#include <ns3/simulator.h>

namespace pptplab::node
{

NS_OBJECT_ENSURE_REGISTERED(VpnDevice);

ns3::TypeId
VpnDevice::GetTypeId()
{
    static const ns3::TypeId kId = ns3::TypeId("pptplab::VpnDevice")
                                       .SetParent<LightDevice>()
                                       .SetGroupName("Pptplab")
                                       .AddConstructor<VpnDevice>();
    return kId;
}

namespace
{

/// What RFC 1812 5.2.2 asks of an IPv4 header, but for the checksum, which the stack looks at.
bool
BeginsWithIpv4Header(ByteView packet)
{
    constexpr std::size_t kLeast = 20;
    ByteReader reader(packet);
    const std::uint8_t first = reader.U8();
    reader.U8(); // type of service
    const std::uint16_t total = reader.U16();
    const std::size_t header = (first & 0x0FU) * std::size_t{4};
    return packet.size() >= kLeast && first >> 4U == 4 && header >= kLeast && header <= total &&
           total <= packet.size();
}

} // namespace

void
VpnDevice::ReceiveFromTunnel(ByteView packet)
{
    if (!BeginsWithIpv4Header(packet))
    {
        return; // e.g. decrypted with a wrong key
    }
    ns3::Simulator::ScheduleNow(
        &LightDevice::Arrive,
        ns3::Ptr<LightDevice>(this),
        ns3::Create<ns3::Packet>(packet.data(), static_cast<std::uint32_t>(packet.size())));
}

bool
VpnDevice::Transmit(const ns3::Ptr<ns3::Packet>& packet)
{
    Octets octets(packet->GetSize());
    packet->CopyData(octets.data(), packet->GetSize());
    return m_carrier != nullptr && m_carrier->CarryIp(DestinationOf(*packet), octets);
}

void
VpnDevice::DoDispose()
{
    m_carrier = nullptr;
    LightDevice::DoDispose();
}

} // namespace pptplab::node
