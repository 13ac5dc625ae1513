// SPDX-License-Identifier: GPL-2.0-only
#include "models/pptp/pns-call.h"

namespace pptplab::pptp::pns
{

namespace
{

constexpr State kIdle = State::Idle;
constexpr State kWait = State::WaitReply;
constexpr State kEstab = State::Established;
constexpr State kDisc = State::WaitDisconnect;

// clang-format off
constexpr StepTable<State, kEvents, kStates> kTable = {{
    //                        Idle                                  WaitReply                                    Established                                WaitDisconnect
    /* LocalOpen        */ {{ {kSendRequest | kStartTimer, kWait},  {0, kWait},                                  {0, kEstab},                               {0, kDisc}                       }},
    /* ReplyOk          */ {{ {kViolation, kIdle},                  {kStopTimer | kUp, kEstab},                  {kViolation, kEstab},                      {0, kDisc} /* 1 */               }},
    /* ReplyRefused     */ {{ {kViolation, kIdle},                  {kStopTimer | kRelease, kIdle},              {kViolation, kEstab},                      {kStopTimer | kRelease, kIdle}   }},
    /* DisconnectNotify */ {{ {kViolation, kIdle},                  {kStopTimer | kRelease, kIdle} /* 2 */,      {kDown | kRelease, kIdle},                 {kStopTimer | kRelease, kIdle}   }},
    /* LocalClose       */ {{ {0, kIdle},                           {kSendClear | kStartTimer, kDisc},           {kDown | kSendClear | kStartTimer, kDisc}, {0, kDisc}                       }},
    /* Timeout          */ {{ {0, kIdle},                           {kRelease | kDropControl, kIdle},            {0, kEstab},                               {kRelease | kDropControl, kIdle} }},
    /* ControlLost      */ {{ {0, kIdle},                           {kStopTimer | kRelease, kIdle},              {kDown | kRelease, kIdle},                 {kStopTimer | kRelease, kIdle}   }},
}};
// clang-format on
//
// Where the RFC is silent:
// 1  The reply crossed our Call-Clear-Request; the notify that answers the latter is on its way.
// 2  A notify instead of a reply: the PAC gave up the call while it was being placed.

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

} // namespace pptplab::pptp::pns
