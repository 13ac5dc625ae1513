// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/applications/pptp-client.h"

#include "models/node/applications/ras-server.h"
#include "models/node/host/nt-host.h"
#include "models/node/network/address-translation.h"
#include "models/node/network/ipv4-stack.h"
#include "models/node/units/ns3-units.h"
#include "models/ppp/frame.h"

#include <cassert>
#include <utility>

namespace pptplab::node
{

NS_OBJECT_ENSURE_REGISTERED(PptpClient);

namespace
{

constexpr std::uint16_t kNoCall = 0;                    // NtHost counts from 1
constexpr std::uint16_t kFirstControlProtocol = 0x8000; // RFC 1661 2

} // namespace

struct PptpClient::Line
{
    Line(PptpClient& client, Call dialled)
        : call(std::move(dialled)),
          dialledAt(Now()),
          gre(client.GetNode()->GetObject<GreProtocol>()),
          socket(client.GetNode()->GetObject<NtHost>()->CreateClientSocket(
                     NtHost::Connection::PptpControl),
                 client),
          timers([&client](session::TimerId id) { client.OnTimer(id); }),
          end(client.m_options, client, *client.m_random)
    {
        gre->Bind(client.m_options.callId, call.server, client);
    }

    Call call;
    Duration dialledAt;
    ns3::Ptr<GreProtocol> gre;
    ControlSocket socket;
    SessionTimers timers;
    session::ClientEnd end;
    std::optional<firewall::Endpoint> knownAs; ///< endpoint that the server sees
    bool finished = false;
    bool dropped = false; ///< negotiated, but the server has not projected this caller
};

PptpClient::PptpClient() = default;
PptpClient::~PptpClient() = default;

void
PptpClient::Configure(const session::ClientOptions& options, std::shared_ptr<RandomStream> random)
{
    assert(IsIdle());
    m_options = options;
    m_random = std::move(random);
}

void
PptpClient::Dial(const Call& call)
{
    assert(IsIdle() && m_random);
    if (m_entry.device == dialer::Device::Modem)
    {
        FailWithoutLine(m_entry.modemError, m_entry.modemTakes);
        return;
    }
    const auto host = GetNode()->GetObject<NtHost>();
    if (!host->TakeVpnPort())
    {
        FailWithoutLine(dialer::kPortInUse, Duration{});
        return;
    }
    m_options.callId = host->NextCallId();
    m_options.protocols = call.protocols;
    if (m_options.protocols.Has(NetworkProtocol::TcpIp) && !m_vpn)
    {
        // Not when the session comes up: ns-3 walks its interfaces while a packet comes in.
        CreateVpn();
    }
    m_dialled = call.server;
    m_line = std::make_unique<Line>(*this, call);
    m_dial(m_options.callId);
    m_line->socket.Connect(call.server, m_remotePort);
}

void
PptpClient::FailWithoutLine(std::uint16_t error, Duration after)
{
    m_noLine = true;
    m_dial(kNoCall);
    ns3::Simulator::Schedule(ToNs3(after), &PptpClient::OnNoLine, this, error, after);
}

void
PptpClient::OnNoLine(std::uint16_t error, Duration after)
{
    m_lastError = error;
    m_outcome(Outcome::FailedNoLine, ToNs3(after));
    m_noLine = false;
    m_idle();
}

void
PptpClient::HangUp()
{
    if (m_line && !m_line->finished)
    {
        m_line->end.HangUp(Now());
        FinishIfClosed();
    }
}

std::optional<firewall::Endpoint>
PptpClient::KnownAs() const
{
    return m_line ? m_line->knownAs : std::nullopt;
}

void
PptpClient::StartApplication()
{
    if (m_dialOnStart)
    {
        Dial({m_remoteAddress, m_options.protocols, nullptr});
    }
}

void
PptpClient::StopApplication()
{
    HangUp();
}

void
PptpClient::OnOpened()
{
    m_line->knownAs =
        SeenAs(GetNode(), m_line->socket.Own(), {m_line->call.server.Get(), m_remotePort});
    m_line->end.OnControlOpened(Now());
    FinishIfClosed();
}

void
PptpClient::OnOctets(ByteView octets)
{
    m_line->end.OnControlOctets(octets, Now());
    FinishIfClosed();
}

void
PptpClient::OnLost(session::ControlLoss loss, std::uint16_t icmp)
{
    m_line->end.OnControlClosed(loss, Now(), icmp);
    FinishIfClosed();
}

void
PptpClient::OnGre(ByteView packet)
{
    m_line->end.OnGre(packet, Now());
    FinishIfClosed();
}

void
PptpClient::OnTimer(session::TimerId id)
{
    m_line->end.OnTimer(id, Now());
    FinishIfClosed();
}

bool
PptpClient::CarryIp(std::uint32_t /*destination*/, ByteView packet)
{
    if (!m_line || m_line->finished)
    {
        return false;
    }
    m_adapter(session::FrameDirection::Sent, ppp::ProtocolNumber::Ip, packet);
    m_line->end.SendNetwork(ppp::ProtocolNumber::Ip, packet, Now());
    return true;
}

void
PptpClient::FinishIfClosed()
{
    if (m_line->socket.IsClosed() && !m_line->finished)
    {
        m_line->finished = true;
        m_line->timers.StopAll();
        m_line->gre->Unbind(m_options.callId);
        // The line may not go while one of its callbacks runs.
        ns3::Simulator::ScheduleNow(&PptpClient::BecomeIdle, this);
    }
}

void
PptpClient::BecomeIdle()
{
    m_line.reset();
    GetNode()->GetObject<NtHost>()->ReturnVpnPort();
    m_idle();
}

void
PptpClient::SendControl(ByteView octets)
{
    m_line->socket.Send(octets);
}

void
PptpClient::SendGre(ByteView packet)
{
    m_line->gre->Send(m_line->call.server, packet);
}

void
PptpClient::CloseControl(bool abort)
{
    m_line->socket.Close(abort);
}

void
PptpClient::StartTimer(session::TimerId id, Duration delay)
{
    m_line->timers.Start(id, delay);
}

void
PptpClient::StopTimer(session::TimerId id)
{
    m_line->timers.Stop(id);
}

void
PptpClient::DeliverNetwork(ppp::ProtocolNumber protocol, ByteView packet)
{
    m_adapter(session::FrameDirection::Received, protocol, packet);
    if (protocol == ppp::ProtocolNumber::Ip && m_vpn)
    {
        m_vpn->ReceiveFromTunnel(packet);
    }
}

void
PptpClient::OnFrame(session::FrameDirection direction, ByteView frame)
{
    if (m_adapter.IsEmpty())
    {
        return;
    }
    // Network protocols are shown where they are not encrypted yet, or no more.
    const auto decoded = ppp::DecodeFrame(frame);
    if (decoded && static_cast<std::uint16_t>(decoded->protocol) >= kFirstControlProtocol)
    {
        m_adapter(direction, decoded->protocol, decoded->payload);
    }
}

void
PptpClient::OnControlState(session::ControlState state)
{
    m_controlState(state);
}

void
PptpClient::OnCallState(session::CallState state)
{
    m_callState(state);
}

void
PptpClient::OnPhase(ppp::Phase phase)
{
    m_pppPhase(phase);
}

void
PptpClient::OnSessionUp(const session::Negotiated& negotiated)
{
    const auto& witness = m_line->call.witness;
    if (witness && m_line->knownAs && witness->HasRefused(*m_line->knownAs))
    {
        m_line->dropped = true; // the server's goodbye is on its way
        return;
    }
    if (negotiated.protocols.Has(NetworkProtocol::TcpIp))
    {
        RaiseVpn(ns3::Ipv4Address(negotiated.clientAddress.value));
    }
    m_lastError = 0;
    m_outcome(Outcome::Connected, ToNs3(Now() - m_line->dialledAt));
}

void
PptpClient::OnSessionEnded(const session::End& end)
{
    LowerVpn();
    if (!end.wasUp || m_line->dropped)
    {
        m_lastError = session::RasErrorOf(end);
        m_outcome(OutcomeFor(end), ToNs3(Now() - m_line->dialledAt));
    }
    m_sessionEnded(end.cause);
}

void
PptpClient::OnCallReleased()
{
}

Outcome
PptpClient::OutcomeFor(const session::End& end) const
{
    // The server's word comes first: one that refuses by closing the connection looks like one
    // that hangs up.
    const auto& witness = m_line->call.witness;
    const auto refusal =
        witness && m_line->knownAs ? witness->TakeRefusal(*m_line->knownAs) : std::nullopt;
    return refusal ? *refusal : session::OutcomeOf(end).value_or(Outcome::RefusedNoPort);
}

void
PptpClient::DoDispose()
{
    m_line.reset();
    m_vpn = nullptr;
    m_random.reset();
    Application::DoDispose();
}

} // namespace pptplab::node
