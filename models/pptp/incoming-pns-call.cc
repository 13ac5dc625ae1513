// SPDX-License-Identifier: GPL-2.0-only
#include "models/pptp/incoming-pns-call.h"

namespace pptplab::pptp::incoming::pns
{

namespace
{

constexpr State kIdle = State::Idle;
constexpr State kWait = State::WaitConnect;
constexpr State kEstab = State::Established;
constexpr State kDisc = State::WaitDisconnect;

// clang-format off
constexpr StepTable<State, kEvents, kStates> kTable = {{
    //                        Idle                                  WaitConnect                              Established                                WaitDisconnect
    /* RequestAccepted  */ {{ {kSendReplyOk | kStartTimer, kWait},  {kViolation, kWait},                     {kViolation, kEstab},                      {kViolation, kDisc} /* 1 */      }},
    /* RequestRefused   */ {{ {kSendReplyError, kIdle},             {kViolation, kWait},                     {kViolation, kEstab},                      {kViolation, kDisc}              }},
    /* Connected        */ {{ {kViolation, kIdle},                  {kStopTimer | kUp, kEstab},              {kViolation, kEstab},                      {0, kDisc} /* 2 */               }},
    /* DisconnectNotify */ {{ {kViolation, kIdle},                  {kStopTimer | kRelease, kIdle},          {kDown | kRelease, kIdle},                 {kStopTimer | kRelease, kIdle}   }},
    /* LocalClose       */ {{ {0, kIdle},                           {kSendClear | kStartTimer, kDisc},       {kDown | kSendClear | kStartTimer, kDisc}, {0, kDisc}                       }},
    /* Timeout          */ {{ {0, kIdle},                           {kRelease | kDropControl, kIdle},        {0, kEstab},                               {kRelease | kDropControl, kIdle} }},
    /* ControlLost      */ {{ {0, kIdle},                           {kStopTimer | kRelease, kIdle},          {kDown | kRelease, kIdle},                 {kStopTimer | kRelease, kIdle}   }},
}};
// clang-format on
//
// Where the RFC is silent:
// 1  A second request under the Call ID of a call that is not over.
// 2  It crossed our Call-Clear-Request; the notify that answers the latter is on its way.

static_assert(TellsUpAndDown(kTable, kEstab));
static_assert(ReleasesInIdle(kTable, kIdle));
static_assert(HappensExactlyWhen(kTable, kStartTimer, [](State from, State to) {
    return from != to && (to == kWait || to == kDisc);
}));

} // namespace

Step<State>
Next(State state, Event event)
{
    return kTable[static_cast<std::size_t>(event)][static_cast<std::size_t>(state)];
}

} // namespace pptplab::pptp::incoming::pns
