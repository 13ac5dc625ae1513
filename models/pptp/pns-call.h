// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_PPTP_PNS_CALL_H
#define PPTPLAB_MODELS_PPTP_PNS_CALL_H

#include "models/pptp/step.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

/// Outgoing call, PNS side: RFC 2637 3.2.4.2. NT's caller plays this part.
namespace pptplab::pptp::pns
{

enum class State : std::uint8_t
{
    Idle,
    WaitReply,
    Established,
    WaitDisconnect,
};

enum class Event : std::uint8_t
{
    LocalOpen,
    ReplyOk,          ///< Outgoing-Call-Reply, result 1
    ReplyRefused,     ///< Outgoing-Call-Reply, any other result
    DisconnectNotify, ///< Call-Disconnect-Notify
    LocalClose,
    Timeout, ///< 60 s without the answer
    ControlLost,
};

inline constexpr std::size_t kStates = 4;
inline constexpr std::size_t kEvents = 7;

inline constexpr std::array<std::string_view, kStates> kStateNames = {
    "idle", "wait-reply", "established", "wait-disconnect"};
inline constexpr std::array<std::string_view, kEvents> kEventNames = {"local-open",
                                                                      "reply-ok",
                                                                      "reply-refused",
                                                                      "disconnect-notify",
                                                                      "local-close",
                                                                      "timeout",
                                                                      "control-lost"};

Step<State> Next(State state, Event event);

} // namespace pptplab::pptp::pns

#endif
