// SPDX-License-Identifier: GPL-2.0-only
#include "models/session/client-call.h"

#include "models/pptp/incoming-pns-call.h"
#include "models/session/caller-chap.h"
#include "models/session/caller-pap.h"

#include <variant>

namespace pptplab::session
{

using Event = pptp::pns::Event;
using State = pptp::pns::State;

namespace
{

EndCause
CauseOfRefusal(const pptp::OutgoingCallReply& reply)
{
    const auto result = static_cast<pptp::CallResult>(reply.resultCode);
    const auto error = static_cast<pptp::GeneralError>(reply.errorCode);
    if (result == pptp::CallResult::Busy)
    {
        return EndCause::Busy;
    }
    const bool noResource =
        result == pptp::CallResult::GeneralError && error == pptp::GeneralError::NoResource;
    return noResource ? EndCause::NoResource : EndCause::CallRefused;
}

} // namespace

ClientCall::ClientCall(const ClientOptions& options,
                       ClientSurroundings& surroundings,
                       RandomStream& random,
                       ControlChannel& control,
                       ClientCallOwner& owner)
    : m_options(options),
      m_surroundings(surroundings),
      m_random(random),
      m_control(control),
      m_owner(owner)
{
}

void
ClientCall::Open(Duration now)
{
    m_now = now;
    Feed(Event::LocalOpen);
}

void
ClientCall::OnGre(ByteView packet, Duration now)
{
    m_now = now;
    if (m_state == State::Established)
    {
        m_tunnel->OnGre(packet, now);
    }
}

void
ClientCall::OnTimer(TimerKind kind, Duration now)
{
    m_now = now;
    if (kind == TimerKind::CallReply)
    {
        m_lossCause = EndCause::ReplyTimeout;
        Feed(Event::Timeout);
    }
    else if (m_tunnel)
    {
        m_tunnel->OnTimer(kind, now);
    }
}

void
ClientCall::SendNetwork(ppp::ProtocolNumber protocol, ByteView packet, Duration now)
{
    m_now = now;
    if (m_state == State::Established)
    {
        m_tunnel->SendNetwork(protocol, packet, now);
    }
}

void
ClientCall::HangUp(Duration now)
{
    m_now = now;
    if (m_state == State::Established)
    {
        m_tunnel->HangUp(now);
        return;
    }
    OnSessionEnded({EndCause::LocalHangUp, 0, false});
    Feed(Event::LocalClose);
}

void
ClientCall::ControlLost(EndCause cause)
{
    m_lossCause = cause;
    Feed(Event::ControlLost);
}

void
ClientCall::OnMessage(const pptp::ControlMessage& message, Duration now)
{
    m_now = now;
    if (const auto* const reply = std::get_if<pptp::OutgoingCallReply>(&message))
    {
        if (reply->peerCallId == m_options.callId)
        {
            OnReply(*reply);
        }
    }
    else if (const auto* const notify = std::get_if<pptp::CallDisconnectNotify>(&message))
    {
        if (m_state != State::Established || notify->callId == m_peer.callId)
        {
            Feed(Event::DisconnectNotify);
        }
    }
    else if (const auto* const request = std::get_if<pptp::IncomingCallRequest>(&message))
    {
        DeclineIncoming(*request);
    }
    else if (!std::holds_alternative<pptp::SetLinkInfo>(message) &&
             !std::holds_alternative<pptp::WanErrorNotify>(message))
    {
        m_owner.OnViolation(); // a PAC that plays the PNS
    }
}

void
ClientCall::DeclineIncoming(const pptp::IncomingCallRequest& request)
{
    namespace incoming = pptp::incoming::pns; // the machine of a call that never leaves Idle
    const auto step = incoming::Next(incoming::State::Idle, incoming::Event::RequestRefused);
    if ((step.actions & pptp::kSendReplyError) != 0)
    {
        constexpr std::uint8_t kDoNotAccept = 3; // RFC 2637 2.10: NT's caller takes no calls
        pptp::IncomingCallReply refusal;
        refusal.peerCallId = request.callId;
        refusal.resultCode = kDoNotAccept;
        m_control.Send(refusal);
    }
}

void
ClientCall::OnReply(const pptp::OutgoingCallReply& reply)
{
    if (reply.resultCode == static_cast<std::uint8_t>(pptp::CallResult::Connected))
    {
        m_peer = {reply.callId, reply.receiveWindow, reply.processingDelay};
        Feed(Event::ReplyOk);
        return;
    }
    if (m_state == State::WaitReply)
    {
        OnSessionEnded({CauseOfRefusal(reply), reply.resultCode, false});
    }
    Feed(Event::ReplyRefused);
}

void
ClientCall::Feed(Event event)
{
    const auto step = pptp::pns::Next(m_state, event);
    m_surroundings.OnTransition(
        TransitionOf(Machine::PnsCall, m_options.callId, m_state, event, step.next));
    const bool moved = step.next != m_state;
    m_state = step.next;
    if (moved)
    {
        // The enums are alike, state by state.
        m_surroundings.OnCallState(static_cast<CallState>(step.next));
    }
    Perform(step.actions);
}

void
ClientCall::Perform(pptp::Actions actions)
{
    const TimerId timer = {TimerKind::CallReply, m_options.callId};
    if ((actions & pptp::kViolation) != 0)
    {
        m_owner.OnViolation();
    }
    if ((actions & pptp::kStopTimer) != 0)
    {
        m_surroundings.StopTimer(timer);
    }
    if ((actions & pptp::kDown) != 0)
    {
        m_tunnel->LowerDown(m_lossCause);
    }
    if ((actions & pptp::kSendRequest) != 0)
    {
        SendRequest();
    }
    if ((actions & pptp::kSendClear) != 0)
    {
        m_control.Send(pptp::CallClearRequest{m_options.callId});
    }
    if ((actions & pptp::kStartTimer) != 0)
    {
        m_surroundings.StartTimer(timer, m_options.control.replyTimeout);
    }
    if ((actions & pptp::kUp) != 0)
    {
        OpenTunnel();
    }
    if ((actions & pptp::kRelease) != 0)
    {
        OnSessionEnded({m_lossCause, 0, false});
        m_surroundings.OnCallReleased();
        m_owner.OnCallOver((actions & pptp::kDropControl) != 0);
    }
}

void
ClientCall::SendRequest()
{
    pptp::OutgoingCallRequest request;
    request.callId = m_options.callId;
    request.minimumBps = m_options.minimumBps;
    request.maximumBps = m_options.maximumBps;
    request.receiveWindow = m_options.gre.receiveWindow;
    request.processingDelay = m_options.gre.processingDelay;
    request.phoneNumberLength = static_cast<std::uint16_t>(m_options.phoneNumber.size());
    request.phoneNumber = std::string_view(m_options.phoneNumber);
    m_control.Send(request);
}

void
ClientCall::OpenTunnel()
{
    OnLinkChanged(); // NT's first Set-Link-Info comes before LCP (trace in Q162847)
    TunnelRole& role = *this;
    m_tunnel.emplace(TunnelContext{m_options.callId,
                                   m_peer,
                                   m_options.gre,
                                   m_options.ppp,
                                   m_options.encryption,
                                   false,
                                   WithoutPpp(),
                                   m_surroundings,
                                   m_surroundings,
                                   m_random},
                     role);
    m_tunnel->Start(m_now);
}

std::optional<NbfLine::Options>
ClientCall::WithoutPpp() const
{
    if (m_options.serverType == ServerType::Ppp)
    {
        return std::nullopt;
    }
    return NbfLine::Options{
        false, m_options.computerName, m_options.serverName, m_options.nbfPatience};
}

ppp::LcpConfig
ClientCall::WantedLcp() const
{
    ppp::LcpConfig wanted;
    wanted.protocols = m_options.authentication.protocols;
    wanted.callback = m_options.asksForCallback;
    wanted.mru = m_options.ppp.mru;
    // As callers of NT 4.0 and Windows 98 name themselves (recalled from logs of their peers).
    wanted.identification = {"MSRASV4.00", "MSRAS-1-" + m_options.computerName};
    return wanted;
}

std::unique_ptr<Authentication>
ClientCall::MakeAuthentication(ppp::AuthenticationProtocol protocol, AuthenticationOwner& owner)
{
    if (protocol == ppp::AuthenticationProtocol::Pap)
    {
        return std::make_unique<CallerPap>(m_options, owner);
    }
    return std::make_unique<CallerChap>(protocol, m_options, m_random, owner);
}

ppp::NetworkConfig
ClientCall::WantedNetworks()
{
    ppp::NetworkConfig wanted;
    wanted.protocols = m_options.protocols;
    wanted.ipcp.askServers = true;
    wanted.ipcp.own = m_options.proposedAddress.value_or(ppp::Ipv4Address{});
    wanted.ipcp.insists = m_options.proposedAddress.has_value();
    wanted.nbfcp.computerName = m_options.computerName;
    wanted.nbfcp.projectName = true;
    return wanted;
}

Negotiated
ClientCall::Agreed(ProtocolSet open, const ppp::Ipcp* ipcp) const
{
    Negotiated agreed;
    agreed.protocols = open;
    if (ipcp != nullptr)
    {
        agreed.clientAddress = ipcp->Own();
        agreed.serverAddress = ipcp->Peer();
    }
    return agreed;
}

void
ClientCall::OnLinkChanged()
{
    if (m_state == State::Established)
    {
        m_control.Send(pptp::SetLinkInfo{m_peer.callId});
    }
}

void
ClientCall::OnSessionEnded(const End& end)
{
    if (!m_ended)
    {
        m_ended = true;
        End told = end;
        if (end.cause == EndCause::NoAddress)
        {
            told.detail = m_options.noAddressError;
        }
        else if (end.cause == EndCause::NoNetworkProtocol)
        {
            told.detail = NoProtocolError(m_options.protocols);
        }
        m_surroundings.OnSessionEnded(told);
    }
}

void
ClientCall::OnLinkFinished()
{
    Feed(Event::LocalClose);
}

} // namespace pptplab::session
