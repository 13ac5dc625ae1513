// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_SESSION_TIMER_ID_H
#define PPTPLAB_MODELS_SESSION_TIMER_ID_H

#include <cstdint>

namespace pptplab::session
{

/// Every timer that a tunnel end may ask for.
enum class TimerKind : std::uint8_t
{
    // Timers of the control connection.
    ControlReply, ///< 60 s for a Start or Stop reply
    KeepAlive,    ///< idle time, then the wait for the Echo-Reply
    StartDelay,   ///< the server works on a Start-Control-Connection-Request
    RefusalDelay, ///< the server works on a call that it will refuse; `call` is the peer's Call ID
    // Timers of a call.
    CallReply, ///< 60 s for an Outgoing-Call-Reply or a Call-Disconnect-Notify
    CallDelay, ///< the server works on an Outgoing-Call-Request
    Lcp,       ///< restart timers, RFC 1661 4.6
    Ipcp,
    Nbfcp,
    Ipxcp,
    Ccp,
    LcpEcho,
    Authentication,
    Nbf,        ///< NetBEUI frames without PPP: the next query, or the end of patience
    Negotiate,  ///< NegotiateTime, all of PPP's set-up
    GreAck,     ///< an acknowledgment that waits for data to ride on
    GreTimeout, ///< the sender's acknowledgment time-out
    GreReorder, ///< a missing packet is waited for
};

/// Names a timer of one tunnel end. At most one of each kind runs for each call.
struct TimerId
{
    TimerKind kind = TimerKind::ControlReply;
    std::uint16_t call = 0; ///< Call ID of this end

    friend constexpr bool operator==(TimerId a, TimerId b)
    {
        return a.kind == b.kind && a.call == b.call;
    }

    friend constexpr bool operator<(TimerId a, TimerId b)
    {
        return a.call != b.call ? a.call < b.call : a.kind < b.kind;
    }
};

} // namespace pptplab::session

#endif
