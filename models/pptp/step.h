// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_PPTP_STEP_H
#define PPTPLAB_MODELS_PPTP_STEP_H

#include <array>
#include <cstddef>
#include <cstdint>

namespace pptplab::pptp
{

/// Bits, carried out in ascending order.
using Actions = std::uint16_t;

/// What a machine does on an event: the actions, then the next state.
template <typename State>
struct Step
{
    Actions actions = 0;
    State next{};
};

/// One row per event, one column per state.
template <typename State, std::size_t Events, std::size_t States>
using StepTable = std::array<std::array<Step<State>, States>, Events>;

/// True when `bit` is set exactly in the cells for which `expected(from, to)` holds.
template <typename State, std::size_t Events, std::size_t States, typename Predicate>
constexpr bool
HappensExactlyWhen(const StepTable<State, Events, States>& table, Actions bit, Predicate expected)
{
    for (std::size_t event = 0; event < Events; ++event)
    {
        for (std::size_t state = 0; state < States; ++state)
        {
            const Step<State> step = table[event][state];
            if (((step.actions & bit) != 0) != expected(static_cast<State>(state), step.next))
            {
                return false;
            }
        }
    }
    return true;
}

// Actions of the control connection (RFC 2637 3.1).
inline constexpr Actions kViolation = 1U << 0U; ///< the peer broke the protocol: report it
inline constexpr Actions kStopTimer = 1U << 1U;
inline constexpr Actions kDown = 1U
                                 << 2U; ///< calls are lost, the control connection is no longer up
inline constexpr Actions kSendStartRequest = 1U << 3U;
inline constexpr Actions kSendStartReply = 1U << 4U;
inline constexpr Actions kSendStopRequest = 1U << 5U;
inline constexpr Actions kSendStopReply = 1U << 6U;
inline constexpr Actions kPass = 1U << 7U;    ///< the message goes to its call, or is an echo
inline constexpr Actions kPrepare = 1U << 8U; ///< the server sets to work on the request
inline constexpr Actions kStartTimer = 1U << 9U;
inline constexpr Actions kUp = 1U << 10U;
inline constexpr Actions kCloseTcp = 1U << 11U;

// Actions of a call (RFC 2637 3.2).
inline constexpr Actions kSendRequest = 1U << 3U;
inline constexpr Actions kSendReplyOk = 1U << 4U;
inline constexpr Actions kSendReplyError = 1U << 5U;
inline constexpr Actions kSendClear = 1U << 6U;
inline constexpr Actions kSendNotify = 1U << 7U;
inline constexpr Actions kRelease = 1U << 11U;     ///< the call is gone, its Call ID is free
inline constexpr Actions kDropControl = 1U << 12U; ///< 60 s without an answer: RFC 2637 3.2
/// Incoming-Call-Connected, after kUp: peer may send then.
inline constexpr Actions kSendConnected = 1U << 13U;

/// True when the table says up as it enters `established`, and down as it leaves it, and nowhere
/// else.
template <typename State, std::size_t Events, std::size_t States>
constexpr bool
TellsUpAndDown(const StepTable<State, Events, States>& table, State established)
{
    const auto enters = [established](State from, State to) {
        return to == established && from != established;
    };
    const auto leaves = [enters](State from, State to) { return enters(to, from); };
    return HappensExactlyWhen(table, kUp, enters) && HappensExactlyWhen(table, kDown, leaves);
}

/// True when a call is released as it comes back to `idle`, and nowhere else.
template <typename State, std::size_t Events, std::size_t States>
constexpr bool
ReleasesInIdle(const StepTable<State, Events, States>& table, State idle)
{
    return HappensExactlyWhen(
        table, kRelease, [idle](State from, State to) { return from != idle && to == idle; });
}

} // namespace pptplab::pptp

#endif
