// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/applications/ras-connection.h"

#include "models/node/applications/ras-server.h"
#include "models/node/units/ns3-units.h"

#include <utility>

namespace pptplab::node
{

RasConnection::RasConnection(RasServer& server,
                             const ns3::Ptr<NtTcpSocket>& socket,
                             firewall::Endpoint peer,
                             std::function<void()> done)
    : m_server(server),
      m_peer(peer),
      m_done(std::move(done)),
      m_socket(socket, *this),
      m_timers([this](session::TimerId id) { OnTimer(id); }),
      m_end(server.m_options.session, *this, *server.m_streams.session)
{
    if (!server.m_options.peers.Admit(peer.address))
    {
        m_end.RefuseStart(server.m_options.strangers);
    }
    m_end.OnControlOpened(Now());
}

void
RasConnection::SendIp(std::uint16_t call, ByteView packet)
{
    m_end.SendNetwork(call, ppp::ProtocolNumber::Ip, packet, Now());
}

void
RasConnection::HangUp(std::uint16_t call)
{
    m_end.HangUp(call, Now());
    FinishIfClosed();
}

void
RasConnection::Stop()
{
    m_end.Stop(Now());
    FinishIfClosed();
}

void
RasConnection::Vanish()
{
    m_end.Stop(Now());
    m_socket.Close(true);
    FinishIfClosed();
}

void
RasConnection::OnOctets(ByteView octets)
{
    m_end.OnControlOctets(octets, Now());
    FinishIfClosed();
}

void
RasConnection::OnLost(session::ControlLoss loss, std::uint16_t /*icmp*/)
{
    m_end.OnControlClosed(loss, Now());
    FinishIfClosed();
}

void
RasConnection::OnGre(ByteView packet)
{
    m_end.OnGre(packet, Now());
    FinishIfClosed();
}

void
RasConnection::OnTimer(session::TimerId id)
{
    m_end.OnTimer(id, Now());
    FinishIfClosed();
}

void
RasConnection::FinishIfClosed()
{
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
    m_server.m_gre->Send(Peer(), packet);
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
RasConnection::DeliverNetwork(std::uint16_t /*call*/, ppp::ProtocolNumber protocol, ByteView packet)
{
    if (protocol == ppp::ProtocolNumber::Ip)
    {
        m_server.ReceiveIp(packet);
    }
}

bool
RasConnection::PassesDriver(std::uint16_t call, bool isPpp)
{
    return m_server.PassesDriver(call, isPpp);
}

void
RasConnection::OnControlState(session::ControlState state)
{
    m_server.m_controlState(Peer(), state);
}

void
RasConnection::OnCallState(std::uint16_t /*call*/, session::CallState /*state*/)
{
}

void
RasConnection::OnPhase(std::uint16_t call, ppp::Phase phase)
{
    m_server.OnPhase(call, phase);
}

void
RasConnection::OnSessionUp(std::uint16_t call, const session::Negotiated& negotiated)
{
    m_server.OnSessionUp(call, negotiated);
}

void
RasConnection::OnSessionEnded(std::uint16_t call, const session::End& end)
{
    m_server.OnSessionEnded(call, end);
}

void
RasConnection::OnCallReleased(std::uint16_t call)
{
    m_server.OnCallReleased(call);
}

Result<session::Admission, session::CallRefusal>
RasConnection::AdmitCall(const pptp::OutgoingCallRequest& /*request*/)
{
    return m_server.Admit(*this, *this);
}

std::optional<auth::Account>
RasConnection::FindAccount(std::uint16_t call, std::string_view user)
{
    return m_server.FindAccount(call, user);
}

std::optional<ppp::Ipv4Address>
RasConnection::AssignAddress(std::uint16_t call)
{
    return m_server.AssignAddress(call);
}

bool
RasConnection::TakesProposal(std::uint16_t call, ppp::Ipv4Address address)
{
    return m_server.TakesProposal(call, address);
}

bool
RasConnection::Project(std::uint16_t call, const session::Negotiated& negotiated)
{
    return m_server.Project(call, negotiated);
}

} // namespace pptplab::node
