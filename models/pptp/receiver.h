// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_PPTP_RECEIVER_H
#define PPTPLAB_MODELS_PPTP_RECEIVER_H

#include "models/pptp/step.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

/// Control connection, side that was called: RFC 2637 3.1.2, timers from 3.1.4.
namespace pptplab::pptp::receiver
{

enum class State : std::uint8_t
{
    Idle,
    Preparing, ///< not in the RFC: the server works on the request (SOURCES: Trace of Q162847)
    Established,
    WaitStopReply,
};

enum class Event : std::uint8_t
{
    RequestOk,      ///< Start-Request of a version we speak
    RequestRefused, ///< Start-Request of another version
    Prepared,
    StartReply, ///< never asked for
    StopRequest,
    StopReply,
    OtherMessage,
    Malformed,
    LocalTerminate,
    Timeout, ///< reply timer or keep-alive ran out
    Abandon, ///< the server closes on the caller without a word
    TcpClosed,
};

inline constexpr std::size_t kStates = 4;
inline constexpr std::size_t kEvents = 12;

inline constexpr std::array<std::string_view, kStates> kStateNames = {
    "idle", "preparing", "established", "wait-stop-reply"};
inline constexpr std::array<std::string_view, kEvents> kEventNames = {"request-ok",
                                                                      "request-refused",
                                                                      "prepared",
                                                                      "start-reply",
                                                                      "stop-request",
                                                                      "stop-reply",
                                                                      "other-message",
                                                                      "malformed",
                                                                      "local-terminate",
                                                                      "timeout",
                                                                      "abandon",
                                                                      "tcp-closed"};

Step<State> Next(State state, Event event);

} // namespace pptplab::pptp::receiver

#endif
