// SPDX-License-Identifier: GPL-2.0-only
#include "models/pptp/pac-call.h"

namespace pptplab::pptp::pac
{

namespace
{

constexpr State kIdle = State::Idle;
constexpr State kWait = State::WaitCsAns;
constexpr State kEstab = State::Established;

// clang-format off
constexpr StepTable<State, kEvents, kStates> kTable = {{
    //                       Idle                      WaitCsAns                                          Established
    /* RequestAccepted */ {{ {kPrepare, kWait},        {kViolation, kWait},                               {kViolation, kEstab}                    }},
    /* RequestRefused  */ {{ {kSendReplyError, kIdle}, {kViolation, kWait},                               {kViolation, kEstab}                    }},
    /* Answered        */ {{ {0, kIdle},               {kSendReplyOk | kUp, kEstab},                      {0, kEstab}                             }},
    /* AnswerFailed    */ {{ {0, kIdle},               {kStopTimer | kSendReplyError | kRelease, kIdle},  {0, kEstab}                             }},
    /* ClearRequest    */ {{ {0, kIdle} /* 1 */,       {kStopTimer | kSendNotify | kRelease, kIdle},      {kDown | kSendNotify | kRelease, kIdle} }},
    /* LocalClose      */ {{ {0, kIdle},               {kStopTimer | kSendNotify | kRelease, kIdle},      {kDown | kSendNotify | kRelease, kIdle} }},
    /* ControlLost     */ {{ {0, kIdle},               {kStopTimer | kRelease, kIdle},                    {kDown | kRelease, kIdle}               }},
}};
// clang-format on
//
// Where the RFC is silent:
// 1  It crossed our own Call-Disconnect-Notify, which is its answer.

static_assert(TellsUpAndDown(kTable, kEstab));
static_assert(ReleasesInIdle(kTable, kIdle));

} // namespace

Step<State>
Next(State state, Event event)
{
    return kTable[static_cast<std::size_t>(event)][static_cast<std::size_t>(state)];
}

} // namespace pptplab::pptp::pac
