// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/network/access-device.h"

#include <ns3/node.h>

#include <utility>

namespace pptplab::node
{

NS_OBJECT_ENSURE_REGISTERED(AccessDevice);
NS_OBJECT_ENSURE_REGISTERED(AccessConcentrator);

ns3::TypeId
AccessDevice::GetTypeId()
{
    static const ns3::TypeId kId = ns3::TypeId("pptplab::AccessDevice")
                                       .SetParent<LightDevice>()
                                       .SetGroupName("Pptplab")
                                       .AddConstructor<AccessDevice>();
    return kId;
}

bool
AccessDevice::Transmit(const ns3::Ptr<ns3::Packet>& packet)
{
    return m_up && TransmitOver(*m_up, m_concentrator, packet);
}

void
AccessDevice::DoDispose()
{
    m_concentrator = nullptr;
    m_up.reset();
    LightDevice::DoDispose();
}

ns3::TypeId
AccessConcentrator::GetTypeId()
{
    static const ns3::TypeId kId = ns3::TypeId("pptplab::AccessConcentrator")
                                       .SetParent<LightDevice>()
                                       .SetGroupName("Pptplab")
                                       .AddConstructor<AccessConcentrator>();
    return kId;
}

void
AccessConcentrator::Attach(const ns3::Ptr<AccessDevice>& host,
                           ns3::Ipv4Address address,
                           AccessLine line)
{
    host->m_concentrator = this;
    host->m_up.emplace(std::move(line.up));
    m_lines.insert_or_assign(address.Get(), Line{host, std::move(line.down)});
}

bool
AccessConcentrator::Transmit(const ns3::Ptr<ns3::Packet>& packet)
{
    const auto line = m_lines.find(DestinationOf(*packet));
    return line != m_lines.end() && TransmitOver(line->second.down, line->second.host, packet);
}

void
AccessConcentrator::DoDispose()
{
    m_lines.clear();
    LightDevice::DoDispose();
}

ns3::Ptr<AccessDevice>
AccessDeviceOf(const ns3::Ptr<ns3::Node>& host)
{
    return ns3::DynamicCast<AccessDevice>(host->GetDevice(kFirstOwnDevice));
}

} // namespace pptplab::node
