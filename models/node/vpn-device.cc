// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/vpn-device.h"

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

void
VpnDevice::ReceiveFromTunnel(ByteView packet)
{
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
