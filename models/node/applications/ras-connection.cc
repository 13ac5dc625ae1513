// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/applications/ras-connection.h"

#include "models/node/units/ns3-units.h"

#include <algorithm>
#include <utility>

namespace pptplab::node
{

RasConnection::RasConnection(const RasContext& context,
                             const ns3::Ptr<NtTcpSocket>& socket,
                             firewall::Endpoint peer,
                             std::function<void()> done)
    : m_context(context),
      m_peer(peer),
      m_done(std::move(done)),
      m_socket(socket, *this),
      m_timers([this](session::TimerId id) { OnTimer(id); }),
      m_end(context.options.session, *this, context.random)
{
    if (!context.options.peers.Admit(peer.address))
    {
        m_end.RefuseStart(context.options.strangers);
    }
    m_end.OnControlOpened(Now());
}

void
RasConnection::OnGre(session::ServerCall& call, ByteView packet)
{
    m_end.OnGre(call, packet, Now());
    Settle();
}

void
RasConnection::SendIp(session::ServerCall& call, ByteView packet)
{
    m_end.SendNetwork(call, ppp::ProtocolNumber::Ip, packet, Now());
}

void
RasConnection::HangUp(session::ServerCall& call)
{
    m_end.HangUp(call, Now());
    Settle();
}

void
RasConnection::Stop()
{
    m_end.Stop(Now());
    Settle();
}

void
RasConnection::Vanish()
{
    m_end.Stop(Now());
    m_socket.Close(true);
    Settle();
}

void
RasConnection::OnOctets(ByteView octets)
{
    m_end.OnControlOctets(octets, Now());
    Settle();
}

void
RasConnection::OnLost(session::ControlLoss loss, std::uint16_t /*icmp*/)
{
    m_end.OnControlClosed(loss, Now());
    Settle();
}

void
RasConnection::OnTimer(session::TimerId id)
{
    m_end.OnTimer(id, Now());
    Settle();
}

void
RasConnection::Settle()
{
    m_calls.erase(std::remove_if(m_calls.begin(),
                                 m_calls.end(),
                                 [](const auto& call) { return call->IsReleased(); }),
                  m_calls.end());
    if (m_socket.IsClosed() && m_done)
    {
        m_timers.StopAll();
        std::exchange(m_done, nullptr)();
    }
}

void
RasConnection::SendControl(ByteView octets)
{
    m_socket.Send(octets);
}

void
RasConnection::SendGre(ByteView packet)
{
    m_context.gre->Send(Peer(), packet);
}

void
RasConnection::CloseControl(bool abort)
{
    m_socket.Close(abort);
}

void
RasConnection::StartTimer(session::TimerId id, Duration delay)
{
    m_timers.Start(id, delay);
}

void
RasConnection::StopTimer(session::TimerId id)
{
    m_timers.Stop(id);
}

void
RasConnection::OnControlState(session::ControlState state)
{
    m_context.controlState(Peer(), state);
}

Result<session::Admission, session::CallRefusal>
RasConnection::AdmitCall(const pptp::OutgoingCallRequest& /*request*/, session::ServerCall& call)
{
    ServerPorts& ports = m_context.ports;
    const auto port = ports.Take();
    m_context.calls.Note(m_peer,
                         {port ? std::optional(port.Value().index) : std::nullopt,
                          ports.Ras().Ports().CountOf(ras::PortState::Idle)});
    if (!port)
    {
        m_context.refusals.Note(m_peer, port.Error());
        m_context.refusal(Peer(), port.Error());
        return Failure{m_context.options.refusal};
    }
    m_calls.push_back(std::make_unique<RasCall>(m_context, *this, call, port.Value()));
    ports.TraceState(port.Value());
    return session::Admission{m_calls.back()->CallId(),
                              m_calls.back().get(),
                              ports.Ras().InCommon(port.Value(), ProtocolSet::All()),
                              ports.Ras().InterfaceQuery()};
}

} // namespace pptplab::node
