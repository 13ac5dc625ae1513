// SPDX-License-Identifier: GPL-2.0-only
#include "models/session/server-end.h"

#include <algorithm>
#include <cassert>
#include <utility>
#include <variant>

namespace pptplab::session
{

using Event = pptp::receiver::Event;
using State = pptp::receiver::State;

namespace
{

constexpr TimerId kStartDelay = {TimerKind::StartDelay, 0};

ControlState
Reported(State state)
{
    switch (state)
    {
    case State::Idle:
        return ControlState::Closed;
    case State::Preparing:
        return ControlState::WaitReply;
    case State::Established:
        return ControlState::Established;
    case State::WaitStopReply:
        break;
    }
    return ControlState::WaitStopReply;
}

EndCause
CauseOf(ControlLoss loss)
{
    switch (loss)
    {
    case ControlLoss::Reset:
        return EndCause::ControlReset;
    case ControlLoss::IcmpError:
        return EndCause::IcmpUnreachable;
    case ControlLoss::TimedOut:
        return EndCause::ControlLost;
    case ControlLoss::Refused:
    case ControlLoss::Unreachable:
    case ControlLoss::Closed:
        break;
    }
    return EndCause::ControlClosed;
}

Event
EventOf(const pptp::ControlMessage& message, std::optional<StartRefusal> refusal)
{
    if (const auto* const request = std::get_if<pptp::StartRequest>(&message))
    {
        if (refusal)
        {
            return *refusal == StartRefusal::Close ? Event::Abandon : Event::RequestRefused;
        }
        const bool known = request->protocolVersion == pptp::kProtocolVersion;
        return known ? Event::RequestOk : Event::RequestRefused;
    }
    if (std::holds_alternative<pptp::StartReply>(message))
    {
        return Event::StartReply;
    }
    if (std::holds_alternative<pptp::StopRequest>(message))
    {
        return Event::StopRequest;
    }
    if (std::holds_alternative<pptp::StopReply>(message))
    {
        return Event::StopReply;
    }
    return Event::OtherMessage;
}

} // namespace

ServerEnd::ServerEnd(const ServerOptions& options,
                     ServerSurroundings& surroundings,
                     RandomStream& random)
    : m_options(options),
      m_surroundings(surroundings),
      m_random(random),
      m_control(options.control, surroundings),
      m_refusals(surroundings)
{
}

void
ServerEnd::OnControlOpened(Duration now)
{
    m_now = now;
    m_control.StartReplyTimer(); // for the Start-Request
}

void
ServerEnd::OnControlOctets(ByteView octets, Duration now)
{
    m_now = now;
    m_control.Feed(octets);
    ReadMessages();
    ForgetCallsThatAreOver();
}

void
ServerEnd::ReadMessages()
{
    while (!m_closed)
    {
        const auto next = m_control.Next();
        if (!next)
        {
            m_cause = EndCause::Violation;
            Feed(Event::Malformed);
            return;
        }
        if (!next.Value())
        {
            return;
        }
        OnMessage(*next.Value());
    }
}

void
ServerEnd::OnControlClosed(ControlLoss loss, Duration now)
{
    m_now = now;
    m_cause = CauseOf(loss);
    Feed(Event::TcpClosed);
    ForgetCallsThatAreOver();
}

void
ServerEnd::OnGre(ServerCall& call, ByteView packet, Duration now)
{
    m_now = now;
    call.OnGre(packet, now);
    ForgetCallsThatAreOver();
}

void
ServerEnd::OnTimer(TimerId id, Duration now)
{
    m_now = now;
    switch (id.kind)
    {
    case TimerKind::StartDelay:
        Feed(Event::Prepared);
        break;
    case TimerKind::RefusalDelay:
        OnRefusalDue(id.call);
        break;
    case TimerKind::ControlReply:
        m_cause = EndCause::ReplyTimeout;
        Feed(Event::Timeout);
        break;
    case TimerKind::KeepAlive:
        if (!m_control.OnKeepAliveTimer())
        {
            m_cause = EndCause::ControlLost;
            Feed(Event::Timeout);
        }
        break;
    default:
        if (ServerCall* const call = Find(id.call))
        {
            call->OnTimer(id.kind, now);
        }
        break;
    }
    ForgetCallsThatAreOver();
}

void
ServerEnd::SendNetwork(ServerCall& call,
                       ppp::ProtocolNumber protocol,
                       ByteView packet,
                       Duration now)
{
    m_now = now;
    call.SendNetwork(protocol, packet, now);
}

void
ServerEnd::HangUp(ServerCall& call, Duration now)
{
    m_now = now;
    call.HangUp(now);
    ForgetCallsThatAreOver();
}

void
ServerEnd::Stop(Duration now)
{
    m_now = now;
    m_cause = EndCause::LocalHangUp;
    Feed(Event::LocalTerminate);
    ForgetCallsThatAreOver();
}

void
ServerEnd::Feed(Event event)
{
    if (m_closed)
    {
        return;
    }
    const auto step = pptp::receiver::Next(m_state, event);
    m_surroundings.OnTransition(TransitionOf(Machine::Receiver, 0, m_state, event, step.next));
    const bool moved = step.next != m_state;
    m_state = step.next;
    if (moved && step.next != State::Idle)
    {
        m_surroundings.OnControlState(Reported(step.next));
    }
    m_closed = (step.actions & pptp::kCloseTcp) != 0 || event == Event::TcpClosed;
    Perform(step.actions, event);
    if (m_closed)
    {
        m_control.StopReplyTimer();
        m_surroundings.StopTimer(kStartDelay);
        m_surroundings.OnControlState(ControlState::Closed);
    }
}

void
ServerEnd::Perform(pptp::Actions actions, Event event)
{
    m_violations += (actions & pptp::kViolation) != 0 ? 1U : 0U;
    if ((actions & pptp::kStopTimer) != 0)
    {
        m_control.StopReplyTimer();
    }
    if ((actions & pptp::kDown) != 0)
    {
        m_control.StopKeepAlive();
        m_refusals.Forget();
        for (const auto& call : m_calls)
        {
            call->ControlLost(m_cause);
        }
    }
    if ((actions & pptp::kSendStartReply) != 0)
    {
        SendStartReply(event == Event::Prepared);
    }
    if ((actions & pptp::kSendStopRequest) != 0)
    {
        constexpr std::uint8_t kLocalShutdown = 3; // RFC 2637 2.3
        m_control.Send(pptp::StopRequest{kLocalShutdown});
    }
    if ((actions & pptp::kSendStopReply) != 0)
    {
        m_control.Send(pptp::StopReply{});
    }
    if ((actions & pptp::kPrepare) != 0)
    {
        m_control.StopReplyTimer();
        m_surroundings.StartTimer(kStartDelay, m_options.startDelay);
    }
    if ((actions & pptp::kStartTimer) != 0)
    {
        m_control.StartReplyTimer();
    }
    if ((actions & pptp::kUp) != 0)
    {
        m_control.StartKeepAlive();
    }
    if ((actions & pptp::kCloseTcp) != 0)
    {
        m_surroundings.CloseControl(event == Event::Timeout || event == Event::Malformed);
    }
}

void
ServerEnd::OnMessage(const pptp::ControlMessage& message)
{
    const bool established = m_state == State::Established;
    const bool echo = established && m_control.TakesEcho(message);
    const Event event = EventOf(message, m_startRefusal);
    Feed(event);
    if (established && event == Event::OtherMessage && !echo)
    {
        OnCallMessage(message);
    }
}

void
ServerEnd::OnCallMessage(const pptp::ControlMessage& message)
{
    if (const auto* const request = std::get_if<pptp::OutgoingCallRequest>(&message))
    {
        OnCallRequest(*request);
    }
    else if (const auto* const clear = std::get_if<pptp::CallClearRequest>(&message))
    {
        OnClearRequest(*clear);
    }
    else if (!std::holds_alternative<pptp::SetLinkInfo>(message))
    {
        ++m_violations; // a PNS that plays the PAC
    }
}

void
ServerEnd::OnCallRequest(const pptp::OutgoingCallRequest& request)
{
    auto call = std::make_unique<ServerCall>(m_options, m_surroundings, m_random, m_control);
    const auto admission = m_surroundings.AdmitCall(request, *call);
    if (!admission)
    {
        m_refusals.Add(request.callId, admission.Error(), m_options.callDelay);
        return;
    }
    assert(Find(admission.Value().callId) == nullptr);
    m_calls.push_back(std::move(call));
    m_calls.back()->Accept(request, admission.Value());
}

void
ServerEnd::OnRefusalDue(std::uint16_t peerCallId)
{
    const auto refusal = m_refusals.Take(peerCallId);
    if (refusal == CallRefusal::Close)
    {
        m_cause = EndCause::LocalHangUp;
        Feed(Event::Abandon);
    }
    else if (refusal)
    {
        m_control.Send(ReplyFor(peerCallId, *refusal));
    }
}

void
ServerEnd::OnClearRequest(const pptp::CallClearRequest& request)
{
    for (const auto& call : m_calls)
    {
        if (call->PeerCallId() == request.callId && !call->IsOver())
        {
            call->OnClearRequest(m_now);
            return;
        }
    }
}

void
ServerEnd::SendStartReply(bool ok)
{
    const ControlOptions& own = m_options.control;
    const auto refused =
        m_startRefusal ? pptp::StartResult::NotAuthorised : pptp::StartResult::BadVersion;
    pptp::StartReply reply;
    reply.resultCode = static_cast<std::uint8_t>(ok ? pptp::StartResult::Ok : refused);
    reply.maximumChannels = own.maximumChannels;
    reply.firmwareRevision = own.firmwareRevision;
    reply.hostName = std::string_view(own.hostName);
    reply.vendor = std::string_view(own.vendor);
    m_control.Send(reply);
}

ServerCall*
ServerEnd::Find(std::uint16_t callId)
{
    const auto found = std::find_if(m_calls.begin(), m_calls.end(), [callId](const auto& call) {
        return call->CallId() == callId && !call->IsOver();
    });
    return found == m_calls.end() ? nullptr : found->get();
}

void
ServerEnd::ForgetCallsThatAreOver()
{
    // Only here, when no call is at work any more, may one be destroyed.
    m_calls.erase(std::remove_if(m_calls.begin(),
                                 m_calls.end(),
                                 [](const auto& call) { return call->IsOver(); }),
                  m_calls.end());
}

} // namespace pptplab::session
