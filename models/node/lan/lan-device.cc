// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/lan/lan-device.h"

#include "models/node/network/ipv4-stack.h"
#include "models/node/units/ns3-units.h"

#include <cassert>

namespace pptplab::node
{

NS_OBJECT_ENSURE_REGISTERED(LanDevice);

void
Lan::Attach(const ns3::Ptr<LanDevice>& device)
{
    device->m_lan = this;
    device->m_link.emplace(m_adapter);
    m_devices.push_back(device);
}

bool
Lan::Claim(ns3::Ipv4Address address, const ns3::Ptr<LanDevice>& device)
{
    return m_claimed.emplace(address.Get(), device).first->second == device;
}

void
Lan::Release(ns3::Ipv4Address address)
{
    m_claimed.erase(address.Get());
}

ns3::TypeId
LanDevice::GetTypeId()
{
    static const ns3::TypeId kId = ns3::TypeId("pptplab::LanDevice")
                                       .SetParent<LightDevice>()
                                       .SetGroupName("Pptplab")
                                       .AddConstructor<LanDevice>();
    return kId;
}

bool
LanDevice::Transmit(const ns3::Ptr<ns3::Packet>& packet)
{
    if (!m_link)
    {
        return false;
    }
    const ns3::Ipv4Address destination(DestinationOf(*packet));
    if (destination.IsBroadcast())
    {
        return Broadcast(packet);
    }
    const auto claimed = m_lan->m_claimed.find(destination.Get());
    return claimed != m_lan->m_claimed.end() && claimed->second != this &&
           TransmitOver(*m_link, claimed->second, packet);
}

bool
LanDevice::Broadcast(const ns3::Ptr<ns3::Packet>& packet)
{
    const auto travel = m_link->Accept(Now(), Bytes{packet->GetSize()});
    if (!travel)
    {
        return false;
    }
    for (const ns3::Ptr<LanDevice>& device : m_lan->m_devices)
    {
        if (device != this)
        {
            ns3::Simulator::ScheduleWithContext(device->GetNode()->GetId(),
                                                ToNs3(*travel),
                                                &LightDevice::Arrive,
                                                ns3::Ptr<LightDevice>(device),
                                                packet->Copy());
        }
    }
    return true;
}

void
LanDevice::DoDispose()
{
    if (m_lan)
    {
        m_lan->m_devices.clear();
        m_lan->m_claimed.clear();
        m_lan = nullptr;
    }
    LightDevice::DoDispose();
}

ns3::Ptr<LanDevice>
LanDeviceOf(const ns3::Ptr<ns3::Node>& node)
{
    for (std::uint32_t i = 0; i < node->GetNDevices(); ++i)
    {
        if (const auto device = ns3::DynamicCast<LanDevice>(node->GetDevice(i)))
        {
            return device;
        }
    }
    return nullptr;
}

ns3::Ptr<LanDevice>
AddLanAdapter(const ns3::Ptr<ns3::Node>& node,
              const ns3::Ptr<Lan>& lan,
              ns3::Ipv4Address address,
              ns3::Ipv4Mask mask)
{
    const auto device = ns3::CreateObject<LanDevice>();
    node->AddDevice(device);
    AddInterface(device, address);
    RoutingOf(node)->AddRoute(address, mask, device, address);
    lan->Attach(device);
    const bool free = lan->Claim(address, device);
    assert(free);
    static_cast<void>(free);
    return device;
}

} // namespace pptplab::node
