// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_PPTP_INCOMING_PNS_CALL_H
#define PPTPLAB_MODELS_PPTP_INCOMING_PNS_CALL_H

#include "models/pptp/step.h"

#include <cstddef>
#include <cstdint>

/// Incoming call, PNS side: RFC 2637 3.2.3.2. NT's caller plays this part when a server offers it a
/// call, which it declines.
namespace pptplab::pptp::incoming::pns
{

enum class State : std::uint8_t
{
    Idle,
    WaitConnect,
    Established,
    WaitDisconnect,
};

enum class Event : std::uint8_t
{
    RequestAccepted, ///< Incoming-Call-Request, and it is taken
    RequestRefused,
    Connected,        ///< Incoming-Call-Connected
    DisconnectNotify, ///< Call-Disconnect-Notify
    LocalClose,
    Timeout, ///< 60 s without the answer
    ControlLost,
};

inline constexpr std::size_t kStates = 4;
inline constexpr std::size_t kEvents = 7;

Step<State> Next(State state, Event event);

} // namespace pptplab::pptp::incoming::pns

#endif
