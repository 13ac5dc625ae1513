// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/lan/dhcp-server.h"

#include "models/node/units/ns3-units.h"

#include <ns3/ipv4.h>

namespace pptplab::node
{

NS_OBJECT_ENSURE_REGISTERED(DhcpServer);

ns3::TypeId
DhcpServer::GetTypeId()
{
    static const ns3::TypeId kId = ns3::TypeId("pptplab::DhcpServer")
                                       .SetParent<ns3::Application>()
                                       .SetGroupName("Pptplab")
                                       .AddConstructor<DhcpServer>();
    return kId;
}

void
DhcpServer::StartApplication()
{
    const auto adapter = LanDeviceOf(GetNode());
    const auto ipv4 = GetNode()->GetObject<ns3::Ipv4>();
    const auto interface = static_cast<std::uint32_t>(ipv4->GetInterfaceForDevice(adapter));
    m_address = ipv4->GetAddress(interface, 0).GetLocal();
    m_server.emplace(m_options.scope, dhcp::Address{m_address.Get()});
    m_port = std::make_unique<DhcpPort>(
        adapter, dhcp::kServerPort, [this](const dhcp::Message& message) { OnMessage(message); });
}

void
DhcpServer::StopApplication()
{
    m_port.reset();
}

bool
DhcpServer::IsDown() const
{
    return Now() >= m_options.downFrom && Now() < m_options.downUntil;
}

void
DhcpServer::OnMessage(const dhcp::Message& message)
{
    if (IsDown())
    {
        return;
    }
    if (const auto reply = m_server->OnMessage(message, Now()))
    {
        ns3::Simulator::Schedule(ToNs3(m_options.delay), &DhcpServer::Answer, this, *reply);
    }
}

void
DhcpServer::Answer(const dhcp::Server::Reply& reply)
{
    if (m_port && !IsDown())
    {
        m_port->Send(reply.message, m_address, reply.to);
    }
}

void
DhcpServer::DoDispose()
{
    m_port.reset();
    Application::DoDispose();
}

} // namespace pptplab::node
