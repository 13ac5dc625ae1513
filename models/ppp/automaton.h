// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_PPP_AUTOMATON_H
#define PPTPLAB_MODELS_PPP_AUTOMATON_H

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

/// The option negotiation automaton, RFC 1661 section 4.
namespace pptplab::ppp
{

enum class State : std::uint8_t
{
    Initial,
    Starting,
    Closed,
    Stopped,
    Closing,
    Stopping,
    ReqSent,
    AckRcvd,
    AckSent,
    Opened,
};

enum class Event : std::uint8_t
{
    Up,           ///< lower layer is up
    Down,         ///< lower layer is down
    Open,         ///< administrative open
    Close,        ///< administrative close
    TimeoutMore,  ///< TO+, the restart counter is above 0
    TimeoutLast,  ///< TO-, the restart counter has run out
    RequestGood,  ///< RCR+
    RequestBad,   ///< RCR-
    Ack,          ///< RCA
    NakOrReject,  ///< RCN
    Terminate,    ///< RTR
    TerminateAck, ///< RTA
    UnknownCode,  ///< RUC
    RejectMild,   ///< RXJ+, a rejection that can be lived with
    RejectFatal,  ///< RXJ-
    EchoFamily,   ///< RXR, Echo-Request, Echo-Reply, Discard-Request
};

inline constexpr std::size_t kStates = 10;
inline constexpr std::size_t kEvents = 16;

inline constexpr std::array<std::string_view, kStates> kStateNames = {"initial",
                                                                      "starting",
                                                                      "closed",
                                                                      "stopped",
                                                                      "closing",
                                                                      "stopping",
                                                                      "req-sent",
                                                                      "ack-rcvd",
                                                                      "ack-sent",
                                                                      "opened"};
inline constexpr std::array<std::string_view, kEvents> kEventNames = {"up",
                                                                      "down",
                                                                      "open",
                                                                      "close",
                                                                      "timeout-more",
                                                                      "timeout-last",
                                                                      "request-good",
                                                                      "request-bad",
                                                                      "ack",
                                                                      "nak-or-reject",
                                                                      "terminate",
                                                                      "terminate-ack",
                                                                      "unknown-code",
                                                                      "reject-mild",
                                                                      "reject-fatal",
                                                                      "echo-family"};

/// Bits, carried out in ascending order.
using Actions = std::uint16_t;

inline constexpr Actions kThisLayerDown = 1U << 0U;        // tld
inline constexpr Actions kInitRestartCount = 1U << 1U;     // irc
inline constexpr Actions kZeroRestartCount = 1U << 2U;     // zrc
inline constexpr Actions kSendConfigureRequest = 1U << 3U; // scr
inline constexpr Actions kSendConfigureAck = 1U << 4U;     // sca
inline constexpr Actions kSendConfigureNak = 1U << 5U;     // scn
inline constexpr Actions kSendTerminateRequest = 1U << 6U; // str
inline constexpr Actions kSendTerminateAck = 1U << 7U;     // sta
inline constexpr Actions kSendCodeReject = 1U << 8U;       // scj
inline constexpr Actions kSendEchoReply = 1U << 9U;        // ser
inline constexpr Actions kThisLayerUp = 1U << 10U;         // tlu
inline constexpr Actions kThisLayerStarted = 1U << 11U;    // tls
inline constexpr Actions kThisLayerFinished = 1U << 12U;   // tlf
inline constexpr Actions kCannotHappen = 1U << 13U;        // "-" in the table

struct Step
{
    Actions actions = 0;
    State next = State::Initial;
};

Step Next(State state, Event event);

/// One step as it happened.
struct Passage
{
    State from = State::Initial;
    Event event = Event::Up;
    State next = State::Initial;
};

/// States in which the restart timer runs, RFC 1661 4.4: those that have sent a request.
constexpr bool
RestartTimerRuns(State state)
{
    return state >= State::Closing && state <= State::AckSent;
}

} // namespace pptplab::ppp

#endif
