// SPDX-License-Identifier: GPL-2.0-only
#include "models/session/client-end.h"

#include <variant>

namespace pptplab::session
{

using Event = pptp::originator::Event;
using State = pptp::originator::State;

namespace
{

ControlState
Reported(State state)
{
    switch (state)
    {
    case State::Idle:
        return ControlState::Closed;
    case State::WaitCtlReply:
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
    case ControlLoss::Refused:
        return EndCause::NoListener;
    case ControlLoss::Unreachable:
        return EndCause::Unreachable;
    case ControlLoss::Closed:
        return EndCause::ControlClosed;
    case ControlLoss::Reset:
        return EndCause::ControlReset;
    case ControlLoss::IcmpError:
        return EndCause::IcmpUnreachable;
    case ControlLoss::TimedOut:
        break;
    }
    return EndCause::ControlLost;
}

Event
EventOf(const pptp::ControlMessage& message)
{
    if (std::holds_alternative<pptp::StartRequest>(message))
    {
        return Event::StartRequest;
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

ClientEnd::ClientEnd(const ClientOptions& options,
                     ClientSurroundings& surroundings,
                     RandomStream& random)
    : m_surroundings(surroundings),
      m_control(options.control, surroundings),
      m_call(options, surroundings, random, m_control, *this)
{
}

void
ClientEnd::OnControlOpened(Duration now)
{
    m_now = now;
    Feed(Event::TcpOpened);
}

void
ClientEnd::OnControlOctets(ByteView octets, Duration now)
{
    m_now = now;
    m_control.Feed(octets);
    while (m_state != State::Idle)
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
ClientEnd::OnControlClosed(ControlLoss loss, Duration now, std::uint16_t icmp)
{
    m_now = now;
    m_cause = CauseOf(loss);
    if (m_call.Current() == pptp::pns::State::WaitReply && m_cause == EndCause::ControlClosed)
    {
        m_cause = EndCause::CallRefused; // closing, too, is an answer to the request
    }
    if (m_state != State::Idle)
    {
        Feed(Event::TcpClosed);
    }
    else if (!m_closed)
    {
        ReportClosed(icmp);
    }
}

void
ClientEnd::OnCollision(ppp::Ipv4Address own, ppp::Ipv4Address peer, Duration now)
{
    m_now = now;
    if (own.value < peer.value && m_state == State::WaitCtlReply)
    {
        Feed(Event::CollisionLost);
    }
}

void
ClientEnd::OnGre(ByteView packet, Duration now)
{
    m_now = now;
    m_call.OnGre(packet, now);
}

void
ClientEnd::OnTimer(TimerId id, Duration now)
{
    m_now = now;
    if (id.kind == TimerKind::ControlReply)
    {
        m_cause = EndCause::ReplyTimeout;
        Feed(Event::Timeout);
    }
    else if (id.kind != TimerKind::KeepAlive)
    {
        m_call.OnTimer(id.kind, now);
    }
    else if (!m_control.OnKeepAliveTimer())
    {
        m_cause = EndCause::ControlLost;
        Feed(Event::Timeout);
    }
}

void
ClientEnd::SendNetwork(ppp::ProtocolNumber protocol, ByteView packet, Duration now)
{
    m_now = now;
    m_call.SendNetwork(protocol, packet, now);
}

void
ClientEnd::HangUp(Duration now)
{
    m_now = now;
    if (m_call.Current() != pptp::pns::State::Idle)
    {
        m_call.HangUp(now);
        return;
    }
    m_call.OnSessionEnded({EndCause::LocalHangUp, 0, false});
    Feed(Event::LocalTerminate);
}

void
ClientEnd::OnCallOver(bool answerMissing)
{
    if (answerMissing)
    {
        m_cause = EndCause::ReplyTimeout;
    }
    Feed(answerMissing ? Event::Timeout : Event::LocalTerminate);
}

void
ClientEnd::ReportClosed(std::uint16_t detail)
{
    m_closed = true;
    m_call.OnSessionEnded({m_cause, detail, false});
    m_surroundings.OnControlState(ControlState::Closed);
}

void
ClientEnd::Feed(Event event)
{
    const auto step = pptp::originator::Next(m_state, event);
    m_surroundings.OnTransition(TransitionOf(Machine::Originator, 0, m_state, event, step.next));
    const bool moved = step.next != m_state;
    m_state = step.next;
    if (moved && step.next != State::Idle)
    {
        m_surroundings.OnControlState(Reported(step.next));
    }
    Perform(step.actions, event);
    if (moved && step.next == State::Idle)
    {
        ReportClosed();
    }
}

void
ClientEnd::Perform(pptp::Actions actions, Event event)
{
    m_violations += (actions & pptp::kViolation) != 0 ? 1U : 0U;
    if ((actions & pptp::kStopTimer) != 0)
    {
        m_control.StopReplyTimer();
    }
    if ((actions & pptp::kDown) != 0)
    {
        m_control.StopKeepAlive();
        m_call.ControlLost(m_cause);
    }
    if ((actions & pptp::kSendStartRequest) != 0)
    {
        SendStartRequest();
    }
    if ((actions & pptp::kSendStopRequest) != 0)
    {
        m_control.Send(pptp::StopRequest{});
    }
    if ((actions & pptp::kSendStopReply) != 0)
    {
        m_control.Send(pptp::StopReply{});
    }
    if ((actions & pptp::kStartTimer) != 0)
    {
        m_control.StartReplyTimer();
    }
    if ((actions & pptp::kUp) != 0)
    {
        m_control.StartKeepAlive();
        m_call.Open(m_now);
    }
    if ((actions & pptp::kCloseTcp) != 0)
    {
        m_surroundings.CloseControl(event == Event::Timeout || event == Event::Malformed);
    }
}

void
ClientEnd::OnMessage(const pptp::ControlMessage& message)
{
    const bool echo = m_control.TakesEcho(message);
    if (const auto* const reply = std::get_if<pptp::StartReply>(&message))
    {
        OnStartReply(*reply);
        return;
    }
    const Event event = EventOf(message);
    const bool established = m_state == State::Established;
    Feed(event);
    if (established && event == Event::OtherMessage && !echo)
    {
        m_call.OnMessage(message, m_now);
    }
}

void
ClientEnd::OnStartReply(const pptp::StartReply& reply)
{
    const bool ok = reply.resultCode == static_cast<std::uint8_t>(pptp::StartResult::Ok) &&
                    reply.protocolVersion == pptp::kProtocolVersion;
    if (!ok && m_state == State::WaitCtlReply)
    {
        m_call.OnSessionEnded({EndCause::ControlRefused, reply.resultCode, false});
    }
    Feed(ok ? Event::ReplyOk : Event::ReplyRefused);
}

void
ClientEnd::SendStartRequest()
{
    const ControlOptions& own = m_control.Options();
    pptp::StartRequest request;
    request.maximumChannels = own.maximumChannels;
    request.firmwareRevision = own.firmwareRevision;
    request.hostName = std::string_view(own.hostName);
    request.vendor = std::string_view(own.vendor);
    m_control.Send(request);
}

} // namespace pptplab::session
