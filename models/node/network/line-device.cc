// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/network/line-device.h"

#include <utility>

namespace pptplab::node
{

NS_OBJECT_ENSURE_REGISTERED(LineDevice);

ns3::TypeId
LineDevice::GetTypeId()
{
    static const ns3::TypeId kId = ns3::TypeId("pptplab::LineDevice")
                                       .SetParent<LightDevice>()
                                       .SetGroupName("Pptplab")
                                       .AddConstructor<LineDevice>();
    return kId;
}

void
LineDevice::Connect(const ns3::Ptr<LineDevice>& one,
                    const ns3::Ptr<LineDevice>& other,
                    LinkDirection there,
                    LinkDirection back)
{
    one->m_other = other;
    one->m_link.emplace(std::move(there));
    other->m_other = one;
    other->m_link.emplace(std::move(back));
}

bool
LineDevice::Transmit(const ns3::Ptr<ns3::Packet>& packet)
{
    return m_link && !m_broken && TransmitOver(*m_link, m_other, packet);
}

void
LineDevice::DoDispose()
{
    m_other = nullptr;
    m_link.reset();
    LightDevice::DoDispose();
}

} // namespace pptplab::node
