// SPDX-License-Identifier: GPL-2.0-only
#include "models/session/server-call.h"

#include "models/session/server-chap.h"
#include "models/session/server-pap.h"

namespace pptplab::session
{

using Event = pptp::pac::Event;
using State = pptp::pac::State;

namespace
{

CallState
Reported(State state)
{
    switch (state)
    {
    case State::Idle:
        return CallState::Idle;
    case State::WaitCsAns:
        return CallState::WaitReply;
    case State::Established:
        break;
    }
    return CallState::Established;
}

} // namespace

ServerCall::ServerCall(const ServerOptions& options,
                       Surroundings& surroundings,
                       RandomStream& random,
                       ControlChannel& control)
    : m_options(options), m_surroundings(surroundings), m_random(random), m_control(control)
{
}

void
ServerCall::Accept(const pptp::OutgoingCallRequest& request, const Admission& admission)
{
    m_admission = admission;
    m_peer = {request.callId, request.receiveWindow, request.processingDelay};
    Feed(Event::RequestAccepted);
}

void
ServerCall::OnClearRequest(Duration now)
{
    m_now = now;
    m_lossCause = EndCause::PeerHangUp;
    m_notifyResult = pptp::DisconnectResult::Request;
    Feed(Event::ClearRequest);
}

void
ServerCall::OnGre(ByteView packet, Duration now)
{
    m_now = now;
    if (m_state == State::Established)
    {
        m_tunnel->OnGre(packet, now);
    }
}

void
ServerCall::OnTimer(TimerKind kind, Duration now)
{
    m_now = now;
    if (kind == TimerKind::CallDelay)
    {
        Feed(Event::Answered);
    }
    else if (m_state == State::Established)
    {
        m_tunnel->OnTimer(kind, now);
    }
}

void
ServerCall::SendNetwork(ppp::ProtocolNumber protocol, ByteView packet, Duration now)
{
    m_now = now;
    if (m_state == State::Established)
    {
        m_tunnel->SendNetwork(protocol, packet, now);
    }
}

void
ServerCall::HangUp(Duration now)
{
    m_now = now;
    m_notifyResult = pptp::DisconnectResult::AdminShutdown;
    if (m_state == State::Established)
    {
        m_tunnel->HangUp(now);
        return;
    }
    m_lossCause = EndCause::LocalHangUp;
    Feed(Event::LocalClose);
}

void
ServerCall::ControlLost(EndCause cause)
{
    m_lossCause = cause;
    Feed(Event::ControlLost);
}

void
ServerCall::Feed(Event event)
{
    const auto step = pptp::pac::Next(m_state, event);
    m_surroundings.OnTransition(
        TransitionOf(Machine::PacCall, CallId(), m_state, event, step.next));
    const bool moved = step.next != m_state;
    m_state = step.next;
    if (moved)
    {
        m_admission.surroundings->OnCallState(Reported(step.next));
    }
    Perform(step.actions);
}

void
ServerCall::Perform(pptp::Actions actions)
{
    const TimerId delay = {TimerKind::CallDelay, CallId()};
    if ((actions & pptp::kStopTimer) != 0)
    {
        m_surroundings.StopTimer(delay);
    }
    if ((actions & pptp::kDown) != 0)
    {
        m_tunnel->LowerDown(m_lossCause);
    }
    if ((actions & pptp::kSendReplyOk) != 0)
    {
        SendReply();
    }
    if ((actions & pptp::kSendNotify) != 0)
    {
        SendNotify();
    }
    if ((actions & pptp::kPrepare) != 0)
    {
        m_surroundings.StartTimer(delay, m_options.callDelay + m_admission.work);
    }
    if ((actions & pptp::kUp) != 0)
    {
        OpenTunnel();
    }
    if ((actions & pptp::kRelease) != 0)
    {
        OnSessionEnded({m_lossCause, 0, false});
        m_admission.surroundings->OnCallReleased();
    }
}

void
ServerCall::SendReply()
{
    pptp::OutgoingCallReply reply;
    reply.callId = CallId();
    reply.peerCallId = PeerCallId();
    reply.connectSpeed = m_options.connectSpeed;
    reply.receiveWindow = m_options.gre.receiveWindow;
    reply.processingDelay = m_options.gre.processingDelay;
    m_control.Send(reply);
}

void
ServerCall::SendNotify()
{
    pptp::CallDisconnectNotify notify;
    notify.callId = CallId();
    notify.resultCode = static_cast<std::uint8_t>(m_notifyResult);
    m_control.Send(notify);
}

void
ServerCall::OpenTunnel()
{
    TunnelRole& role = *this;
    m_tunnel.emplace(TunnelContext{CallId(),
                                   m_peer,
                                   m_options.gre,
                                   m_options.ppp,
                                   m_options.encryption,
                                   true,
                                   WithoutPpp(),
                                   m_surroundings,
                                   *m_admission.surroundings,
                                   m_random},
                     role);
    m_tunnel->Start(m_now);
}

std::optional<NbfLine::Options>
ServerCall::WithoutPpp() const
{
    if (!m_admission.protocols.Has(NetworkProtocol::NetBeui))
    {
        return std::nullopt;
    }
    return NbfLine::Options{true, m_options.computerName, "", m_options.nbfPatience};
}

ppp::LcpConfig
ServerCall::WantedLcp() const
{
    ppp::LcpConfig wanted;
    wanted.authenticator = true;
    wanted.protocols = m_options.authentication.protocols;
    wanted.mru = m_options.ppp.mru;
    return wanted;
}

std::unique_ptr<Authentication>
ServerCall::MakeAuthentication(ppp::AuthenticationProtocol protocol, AuthenticationOwner& owner)
{
    AccountSource& accounts = *this;
    if (protocol == ppp::AuthenticationProtocol::Pap)
    {
        return std::make_unique<ServerPap>(m_options.authentication, accounts, owner);
    }
    return std::make_unique<ServerChap>(protocol, m_options, m_random, accounts, owner);
}

ppp::NetworkConfig
ServerCall::WantedNetworks()
{
    ppp::NetworkConfig wanted;
    wanted.protocols = m_admission.protocols;
    if (wanted.protocols.Has(NetworkProtocol::TcpIp) && !m_addressAsked)
    {
        m_addressAsked = true;
        m_assigned = m_admission.surroundings->AssignAddress();
    }
    wanted.ipcp.assigns = true;
    wanted.ipcp.own = m_options.address;
    wanted.ipcp.peer = m_assigned.value_or(ppp::Ipv4Address{});
    wanted.ipcp.takesProposal = [this](ppp::Ipv4Address address) {
        return m_admission.surroundings->TakesProposal(address);
    };
    if (m_options.unprojected == Unprojected::Silence)
    {
        wanted.ipcp.mayHave = [this](ppp::Ipv4Address address) { return ProjectsAhead(address); };
    }
    wanted.ipcp.servers.primaryDns = m_options.dns;
    wanted.ipcp.servers.primaryNbns = m_options.nbns;
    wanted.nbfcp.computerName = m_options.computerName;
    wanted.nbfcp.peerClass = m_options.netbiosGateway ? ppp::PeerClass::GatewayServer
                                                      : ppp::PeerClass::LocalAccessServer;
    wanted.nbfcp.waitsForGateway = m_options.nbfcpWaitsForGateway && !m_options.netbiosGateway;
    wanted.ipxcp.network = m_options.ipxNetwork;
    return wanted;
}

Negotiated
ServerCall::Agreed(ProtocolSet open, const ppp::Ipcp* ipcp) const
{
    Negotiated agreed;
    agreed.protocols = open;
    if (ipcp != nullptr)
    {
        agreed.clientAddress = ipcp->Peer();
        agreed.serverAddress = ipcp->Own();
    }
    return agreed;
}

bool
ServerCall::Projects(const Negotiated& negotiated)
{
    if (m_options.unprojected == Unprojected::Silence &&
        negotiated.protocols.Has(NetworkProtocol::TcpIp))
    {
        return ProjectsAhead(negotiated.clientAddress);
    }
    return m_admission.surroundings->Project(negotiated);
}

bool
ServerCall::ProjectsAhead(ppp::Ipv4Address client)
{
    if (m_projected != client)
    {
        const bool done = m_admission.surroundings->Project(
            {{NetworkProtocol::TcpIp}, client, m_options.address, 0});
        m_projected = done ? std::optional(client) : std::nullopt;
        m_lacksRoute = !done;
    }
    return m_projected == client;
}

void
ServerCall::OnLinkChanged()
{
    if (m_state == State::Established)
    {
        m_control.Send(pptp::SetLinkInfo{PeerCallId()});
    }
}

void
ServerCall::OnSessionEnded(const End& end)
{
    if (!m_ended)
    {
        m_ended = true;
        End told = end;
        told.cause = m_lacksRoute && !end.wasUp ? EndCause::ProjectionFailed : end.cause;
        m_admission.surroundings->OnSessionEnded(told);
    }
}

void
ServerCall::OnLinkFinished()
{
    Feed(Event::LocalClose);
}

std::optional<auth::Account>
ServerCall::AccountOf(std::string_view user)
{
    return m_admission.surroundings->FindAccount(user);
}

} // namespace pptplab::session
