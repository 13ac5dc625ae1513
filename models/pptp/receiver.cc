// SPDX-License-Identifier: GPL-2.0-only
#include "models/pptp/receiver.h"

namespace pptplab::pptp::receiver
{

namespace
{

constexpr State kIdle = State::Idle;
constexpr State kPrep = State::Preparing;
constexpr State kEstab = State::Established;
constexpr State kStop = State::WaitStopReply;

// clang-format off
constexpr StepTable<State, kEvents, kStates> kTable = {{
    //                       Idle                                       Preparing                                          Established                                       WaitStopReply
    /* RequestOk       */ {{ {kPrepare, kPrep},                         {kViolation, kPrep},                               {kViolation, kEstab},                             {0, kStop}                      }},
    /* RequestRefused  */ {{ {kSendStartReply | kCloseTcp, kIdle} /* 1 */, {kViolation, kPrep},                            {kViolation, kEstab},                             {0, kStop}                      }},
    /* Prepared        */ {{ {0, kIdle},                                {kSendStartReply | kUp, kEstab},                   {kViolation, kEstab},                             {0, kStop}                      }},
    /* StartReply      */ {{ {kViolation | kCloseTcp, kIdle},           {kViolation, kPrep},                               {kViolation, kEstab},                             {0, kStop}                      }},
    /* StopRequest     */ {{ {kViolation | kCloseTcp, kIdle},           {kSendStopReply | kCloseTcp, kIdle},               {kDown | kSendStopReply | kCloseTcp, kIdle},      {kStopTimer | kSendStopReply | kCloseTcp, kIdle} }},
    /* StopReply       */ {{ {kViolation | kCloseTcp, kIdle},           {kViolation, kPrep},                               {kViolation, kEstab},                             {kStopTimer | kCloseTcp, kIdle} }},
    /* OtherMessage    */ {{ {kViolation | kCloseTcp, kIdle},           {kViolation, kPrep},                               {kPass, kEstab},                                  {0, kStop}                      }},
    /* Malformed       */ {{ {kViolation | kCloseTcp, kIdle},           {kViolation | kCloseTcp, kIdle},                   {kViolation | kDown | kCloseTcp, kIdle},          {kViolation | kStopTimer | kCloseTcp, kIdle} }},
    /* LocalTerminate  */ {{ {kCloseTcp, kIdle},                        {kCloseTcp, kIdle},                                {kDown | kSendStopRequest | kStartTimer, kStop},  {0, kStop}                      }},
    /* Timeout         */ {{ {kCloseTcp, kIdle} /* 2 */,                {kCloseTcp, kIdle},                                {kDown | kCloseTcp, kIdle},                       {kCloseTcp, kIdle}              }},
    /* Abandon         */ {{ {kCloseTcp, kIdle},                        {kCloseTcp, kIdle},                                {kDown | kCloseTcp, kIdle},                       {kCloseTcp, kIdle}              }},
    /* TcpClosed       */ {{ {0, kIdle},                                {0, kIdle},                                        {kDown, kIdle},                                   {kStopTimer, kIdle}             }},
}};
// clang-format on
//
// Where the RFC is silent:
// 1  The RFC leaves the connection to the originator; a server that waits for it can be filled up
//    with refused connections.
// 2  A connection that never sends a Start-Request: the 60 s of 3.1.4, for the same reason.

static_assert(TellsUpAndDown(kTable, kEstab));
static_assert(HappensExactlyWhen(kTable, kStartTimer, [](State from, State to) {
    return from != kStop && to == kStop;
}));

} // namespace

Step<State>
Next(State state, Event event)
{
    return kTable[static_cast<std::size_t>(event)][static_cast<std::size_t>(state)];
}

} // namespace pptplab::pptp::receiver
