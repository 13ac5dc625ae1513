// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/applications/control-listener.h"

#include "models/node/host/nt-host.h"

#include <ns3/inet-socket-address.h>
#include <ns3/simulator.h>

namespace pptplab::node
{

ControlListener::ControlListener(const ns3::Ptr<ns3::Node>& node,
                                 std::uint16_t port,
                                 const RasContext& context)
    : m_node(node), m_port(port), m_context(context)
{
}

void
ControlListener::Open()
{
    m_socket = m_node->GetObject<NtHost>()->CreateSocket(NtHost::Connection::PptpControl);
    m_socket->Bind(ns3::InetSocketAddress(ns3::Ipv4Address::GetAny(), m_port));
    m_socket->Listen();
    m_socket->SetAcceptCallback(
        ns3::MakeNullCallback<bool, ns3::Ptr<ns3::Socket>, const ns3::Address&>(),
        ns3::MakeCallback(&ControlListener::OnAccepted, this));
}

void
ControlListener::Close()
{
    m_socket->Close();
}

void
ControlListener::StopAll()
{
    for (const auto& entry : m_connections)
    {
        entry.second->Stop();
    }
}

void
ControlListener::VanishAll()
{
    for (const auto& entry : m_connections)
    {
        entry.second->Vanish();
    }
}

void
ControlListener::OnAccepted(ns3::Ptr<ns3::Socket> socket, // NOLINT(performance-*): ns-3's callback
                            const ns3::Address& from)
{
    const auto caller = ns3::InetSocketAddress::ConvertFrom(from);
    const firewall::Endpoint peer{caller.GetIpv4().Get(), caller.GetPort()};
    m_context.refusals.Forget(peer); // forgets an earlier call that nobody asked about
    const std::uint64_t id = m_next++;
    const auto done = [this, id] {
        ns3::Simulator::ScheduleNow(&ControlListener::Forget, this, id);
    };
    m_connections.emplace(id,
                          std::make_unique<RasConnection>(
                              m_context, ns3::DynamicCast<NtTcpSocket>(socket), peer, done));
}

void
ControlListener::Forget(std::uint64_t connection)
{
    m_connections.erase(connection);
}

} // namespace pptplab::node
