// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_PPTP_INCOMING_PAC_CALL_H
#define PPTPLAB_MODELS_PPTP_INCOMING_PAC_CALL_H

#include "models/pptp/step.h"

#include <cstddef>
#include <cstdint>

/// Incoming call, PAC side: RFC 2637 3.2.3.1. A caller rings at the PAC, which asks the PNS whether
/// to take the call. NT's server rings nobody up in a tunnel that the client opened.
namespace pptplab::pptp::incoming::pac
{

enum class State : std::uint8_t
{
    Idle,
    WaitReply,
    Established,
};

enum class Event : std::uint8_t
{
    Ring,         ///< a call on the line
    ReplyOk,      ///< Incoming-Call-Reply, result 1
    ReplyRefused, ///< Incoming-Call-Reply, any other result
    ClearRequest, ///< Call-Clear-Request
    LocalClose,   ///< the line was hung up, or this side ends the call
    Timeout,      ///< 60 s without the answer
    ControlLost,
};

inline constexpr std::size_t kStates = 3;
inline constexpr std::size_t kEvents = 7;

Step<State> Next(State state, Event event);

} // namespace pptplab::pptp::incoming::pac

#endif
