// SPDX-License-Identifier: GPL-2.0-only
#include "models/session/control-channel.h"

#include <variant>

namespace pptplab::session
{

void
ControlChannel::Send(const pptp::ControlMessage& message)
{
    Octets octets;
    ByteWriter out(octets);
    pptp::Encode(message, out);
    m_surroundings.SendControl(octets);
}

void
ControlChannel::StartTimer(TimerKind kind, Duration delay)
{
    m_surroundings.StartTimer({kind, 0}, delay);
}

void
ControlChannel::StartKeepAlive()
{
    m_keepAlive = true;
    StartTimer(TimerKind::KeepAlive, m_options.inactivityIdle);
}

void
ControlChannel::StopKeepAlive()
{
    m_keepAlive = false;
    m_surroundings.StopTimer({TimerKind::KeepAlive, 0});
}

bool
ControlChannel::TakesEcho(const pptp::ControlMessage& message)
{
    if (const auto* const reply = std::get_if<pptp::EchoReply>(&message))
    {
        m_echoPending = m_echoPending && reply->identifier != m_echoIdentifier;
    }
    if (m_keepAlive && !m_echoPending)
    {
        StartTimer(TimerKind::KeepAlive, m_options.inactivityIdle);
    }
    if (const auto* const request = std::get_if<pptp::EchoRequest>(&message))
    {
        Send(pptp::EchoReply{request->identifier, 1, 0});
        return true;
    }
    return std::holds_alternative<pptp::EchoReply>(message);
}

bool
ControlChannel::OnKeepAliveTimer()
{
    if (m_echoPending)
    {
        return false;
    }
    m_echoPending = true;
    Send(pptp::EchoRequest{++m_echoIdentifier});
    StartTimer(TimerKind::KeepAlive, m_options.echoReplyTimeout);
    return true;
}

void
ControlChannel::StartReplyTimer()
{
    StartTimer(TimerKind::ControlReply, m_options.replyTimeout);
}

void
ControlChannel::StopReplyTimer()
{
    m_surroundings.StopTimer({TimerKind::ControlReply, 0});
}

} // namespace pptplab::session
