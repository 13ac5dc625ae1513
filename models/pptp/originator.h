// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_PPTP_ORIGINATOR_H
#define PPTPLAB_MODELS_PPTP_ORIGINATOR_H

#include "models/pptp/step.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

/// Control connection, side that opened it: RFC 2637 3.1.1, timers from 3.1.4.
namespace pptplab::pptp::originator
{

enum class State : std::uint8_t
{
    Idle,
    WaitCtlReply,
    Established,
    WaitStopReply,
};

enum class Event : std::uint8_t
{
    TcpOpened,
    ReplyOk,      ///< Start-Reply, result 1 and a version we speak
    ReplyRefused, ///< Start-Reply with any other result or version
    StartRequest, ///< the peer takes this connection for its own
    StopRequest,
    StopReply,
    OtherMessage,
    Malformed,
    LocalTerminate,
    CollisionLost, ///< 3.1.3: the peer's connection stays
    Timeout,       ///< reply timer or keep-alive ran out
    TcpClosed,
};

inline constexpr std::size_t kStates = 4;
inline constexpr std::size_t kEvents = 12;

inline constexpr std::array<std::string_view, kStates> kStateNames = {
    "idle", "wait-ctl-reply", "established", "wait-stop-reply"};
inline constexpr std::array<std::string_view, kEvents> kEventNames = {"tcp-opened",
                                                                      "reply-ok",
                                                                      "reply-refused",
                                                                      "start-request",
                                                                      "stop-request",
                                                                      "stop-reply",
                                                                      "other-message",
                                                                      "malformed",
                                                                      "local-terminate",
                                                                      "collision-lost",
                                                                      "timeout",
                                                                      "tcp-closed"};

Step<State> Next(State state, Event event);

} // namespace pptplab::pptp::originator

#endif
