// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_PPTP_PAC_CALL_H
#define PPTPLAB_MODELS_PPTP_PAC_CALL_H

#include "models/pptp/step.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

/// Outgoing call, PAC side: RFC 2637 3.2.4.1. NT's server plays this part: the call that it places
/// is the one to its own port.
namespace pptplab::pptp::pac
{

enum class State : std::uint8_t
{
    Idle,
    WaitCsAns,
    Established,
};

enum class Event : std::uint8_t
{
    RequestAccepted, ///< Outgoing-Call-Request, and there is a port
    RequestRefused,
    Answered,     ///< the call was placed
    AnswerFailed, ///< the port did not answer
    ClearRequest, ///< Call-Clear-Request
    LocalClose,
    ControlLost,
};

inline constexpr std::size_t kStates = 3;
inline constexpr std::size_t kEvents = 7;

inline constexpr std::array<std::string_view, kStates> kStateNames = {
    "idle", "wait-cs-ans", "established"};
inline constexpr std::array<std::string_view, kEvents> kEventNames = {"request-accepted",
                                                                      "request-refused",
                                                                      "answered",
                                                                      "answer-failed",
                                                                      "clear-request",
                                                                      "local-close",
                                                                      "control-lost"};

Step<State> Next(State state, Event event);

} // namespace pptplab::pptp::pac

#endif
