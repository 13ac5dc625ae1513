// SPDX-License-Identifier: GPL-2.0-only
#include "models/pptp/incoming-pac-call.h"

namespace pptplab::pptp::incoming::pac
{

namespace
{

constexpr State kIdle = State::Idle;
constexpr State kWait = State::WaitReply;
constexpr State kEstab = State::Established;

// clang-format off
constexpr StepTable<State, kEvents, kStates> kTable = {{
    //                    Idle                                  WaitReply                                              Established
    /* Ring         */ {{ {kSendRequest | kStartTimer, kWait},  {0, kWait},                                            {0, kEstab}                             }},
    /* ReplyOk      */ {{ {kViolation, kIdle},                  {kStopTimer | kUp | kSendConnected, kEstab},           {kViolation, kEstab}                    }},
    /* ReplyRefused */ {{ {kViolation, kIdle},                  {kStopTimer | kRelease, kIdle},                        {kViolation, kEstab}                    }},
    /* ClearRequest */ {{ {0, kIdle} /* 1 */,                   {kStopTimer | kSendNotify | kRelease, kIdle} /* 2 */,  {kDown | kSendNotify | kRelease, kIdle} }},
    /* LocalClose   */ {{ {0, kIdle},                           {kStopTimer | kSendNotify | kRelease, kIdle},          {kDown | kSendNotify | kRelease, kIdle} }},
    /* Timeout      */ {{ {0, kIdle},                           {kRelease | kDropControl, kIdle},                      {0, kEstab}                             }},
    /* ControlLost  */ {{ {0, kIdle},                           {kStopTimer | kRelease, kIdle},                        {kDown | kRelease, kIdle}               }},
}};
// clang-format on
//
// Where the RFC is silent:
// 1  It crossed our own Call-Disconnect-Notify, which is its answer.
// 2  The PNS took the call and gave it up before its reply was here: TCP keeps them in order, so it
//    is a PNS that changed its mind without replying.

static_assert(TellsUpAndDown(kTable, kEstab));
static_assert(ReleasesInIdle(kTable, kIdle));
static_assert(HappensExactlyWhen(kTable, kStartTimer, [](State from, State to) {
    return from != to && to == kWait;
}));

} // namespace

Step<State>
Next(State state, Event event)
{
    return kTable[static_cast<std::size_t>(event)][static_cast<std::size_t>(state)];
}

} // namespace pptplab::pptp::incoming::pac
