// SPDX-License-Identifier: GPL-2.0-only
#include "models/pptp/originator.h"

namespace pptplab::pptp::originator
{

namespace
{

constexpr State kIdle = State::Idle;
constexpr State kWait = State::WaitCtlReply;
constexpr State kEstab = State::Established;
constexpr State kStop = State::WaitStopReply;

// clang-format off
constexpr StepTable<State, kEvents, kStates> kTable = {{
    //                       Idle                                       WaitCtlReply                                     Established                                          WaitStopReply
    /* TcpOpened       */ {{ {kSendStartRequest | kStartTimer, kWait},  {kViolation, kWait},                             {kViolation, kEstab},                                {kViolation, kStop}              }},
    /* ReplyOk         */ {{ {kViolation, kIdle},                       {kStopTimer | kUp, kEstab},                      {kViolation, kEstab},                                {0, kStop} /* 1 */               }},
    /* ReplyRefused    */ {{ {kViolation, kIdle},                       {kStopTimer | kCloseTcp, kIdle} /* 2 */,         {kViolation, kEstab},                                {0, kStop}                       }},
    /* StartRequest    */ {{ {kViolation, kIdle},                       {kViolation | kStopTimer | kCloseTcp, kIdle},    {kViolation, kEstab},                                {0, kStop}                       }},
    /* StopRequest     */ {{ {kViolation, kIdle},                       {kStopTimer | kSendStopReply | kCloseTcp, kIdle}, {kDown | kSendStopReply | kCloseTcp, kIdle},         {kStopTimer | kSendStopReply | kCloseTcp, kIdle} /* 3 */ }},
    /* StopReply       */ {{ {kViolation, kIdle},                       {kViolation, kWait},                             {kViolation, kEstab},                                {kStopTimer | kCloseTcp, kIdle}  }},
    /* OtherMessage    */ {{ {kViolation, kIdle},                       {kViolation, kWait},                             {kPass, kEstab},                                     {0, kStop}                       }},
    /* Malformed       */ {{ {kViolation, kIdle},                       {kViolation | kStopTimer | kCloseTcp, kIdle},    {kViolation | kDown | kCloseTcp, kIdle},             {kViolation | kStopTimer | kCloseTcp, kIdle} }},
    /* LocalTerminate  */ {{ {0, kIdle},                                {kStopTimer | kCloseTcp, kIdle} /* 4 */,         {kDown | kSendStopRequest | kStartTimer, kStop},     {0, kStop}                       }},
    /* CollisionLost   */ {{ {0, kIdle},                                {kStopTimer | kCloseTcp, kIdle},                 {kDown | kCloseTcp, kIdle},                          {kStopTimer | kCloseTcp, kIdle}  }},
    /* Timeout         */ {{ {0, kIdle},                                {kCloseTcp, kIdle},                              {kDown | kCloseTcp, kIdle} /* 5 */,                  {kCloseTcp, kIdle}               }},
    /* TcpClosed       */ {{ {0, kIdle},                                {kStopTimer, kIdle},                             {kDown, kIdle},                                      {kStopTimer, kIdle}              }},
}};
// clang-format on
//
// Where the RFC is silent:
// 1  A reply that crossed our Stop-Request comes too late to matter.
// 2  3.1.1 sends a Stop-Request for a bad version; a peer that refused has no connection to stop,
//    and 2.2 says that it closes. One way for both keeps the caller from waiting 60 s.
// 3  Both stop at the same time: each answers, neither waits.
// 4  Nothing is established that a Stop-Request could end.
// 5  The keep-alive, 3.1.4; also a call that got no answer (3.2) ends here.

static_assert(TellsUpAndDown(kTable, kEstab));
static_assert(HappensExactlyWhen(kTable, kStartTimer, [](State from, State to) {
    return from != to && (to == kWait || to == kStop);
}));

} // namespace

Step<State>
Next(State state, Event event)
{
    return kTable[static_cast<std::size_t>(event)][static_cast<std::size_t>(state)];
}

} // namespace pptplab::pptp::originator
