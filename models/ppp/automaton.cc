// SPDX-License-Identifier: GPL-2.0-only
#include "models/ppp/automaton.h"

#include <array>

namespace pptplab::ppp
{

namespace
{

// The RFC's own abbreviations, so that the table can be laid beside that of RFC 1661 4.1.
// NOLINTBEGIN(readability-identifier-naming): see above
constexpr Actions tld = kThisLayerDown;
constexpr Actions irc = kInitRestartCount;
constexpr Actions zrc = kZeroRestartCount;
constexpr Actions scr = kSendConfigureRequest;
constexpr Actions sca = kSendConfigureAck;
constexpr Actions scn = kSendConfigureNak;
constexpr Actions str = kSendTerminateRequest;
constexpr Actions sta = kSendTerminateAck;
constexpr Actions scj = kSendCodeReject;
constexpr Actions ser = kSendEchoReply;
constexpr Actions tlu = kThisLayerUp;
constexpr Actions tls = kThisLayerStarted;
constexpr Actions tlf = kThisLayerFinished;
constexpr Actions nev = kCannotHappen;
constexpr Actions non = 0;

constexpr std::array<State, kStates> S = {
    State::Initial,
    State::Starting,
    State::Closed,
    State::Stopped,
    State::Closing,
    State::Stopping,
    State::ReqSent,
    State::AckRcvd,
    State::AckSent,
    State::Opened,
};
// NOLINTEND(readability-identifier-naming)

// One row per event, one column per state, in the order of the enums.
// clang-format off
constexpr std::array<std::array<Step, kStates>, kEvents> kTable = {{
    //                  0 Initial     1 Starting        2 Closed          3 Stopped             4 Closing     5 Stopping    6 ReqSent         7 AckRcvd         8 AckSent         9 Opened
    /* Up           */ {{ {non, S[2]},  {irc|scr, S[6]},  {nev, S[2]},      {nev, S[3]},          {nev, S[4]},  {nev, S[5]},  {nev, S[6]},      {nev, S[7]},      {nev, S[8]},      {nev, S[9]} }},
    /* Down         */ {{ {nev, S[0]},  {nev, S[1]},      {non, S[0]},      {tls, S[1]},          {non, S[0]},  {non, S[1]},  {non, S[1]},      {non, S[1]},      {non, S[1]},      {tld, S[1]} }},
    /* Open         */ {{ {tls, S[1]},  {non, S[1]},      {irc|scr, S[6]},  {non, S[3]},          {non, S[5]},  {non, S[5]},  {non, S[6]},      {non, S[7]},      {non, S[8]},      {non, S[9]} }},
    /* Close        */ {{ {non, S[0]},  {tlf, S[0]},      {non, S[2]},      {non, S[2]},          {non, S[4]},  {non, S[4]},  {irc|str, S[4]},  {irc|str, S[4]},  {irc|str, S[4]},  {tld|irc|str, S[4]} }},
    /* TimeoutMore  */ {{ {nev, S[0]},  {nev, S[1]},      {nev, S[2]},      {nev, S[3]},          {str, S[4]},  {str, S[5]},  {scr, S[6]},      {scr, S[6]},      {scr, S[8]},      {nev, S[9]} }},
    /* TimeoutLast  */ {{ {nev, S[0]},  {nev, S[1]},      {nev, S[2]},      {nev, S[3]},          {tlf, S[2]},  {tlf, S[3]},  {tlf, S[3]},      {tlf, S[3]},      {tlf, S[3]},      {nev, S[9]} }},
    /* RequestGood  */ {{ {nev, S[0]},  {nev, S[1]},      {sta, S[2]},      {irc|scr|sca, S[8]},  {non, S[4]},  {non, S[5]},  {sca, S[8]},      {sca|tlu, S[9]},  {sca, S[8]},      {tld|scr|sca, S[8]} }},
    /* RequestBad   */ {{ {nev, S[0]},  {nev, S[1]},      {sta, S[2]},      {irc|scr|scn, S[6]},  {non, S[4]},  {non, S[5]},  {scn, S[6]},      {scn, S[7]},      {scn, S[6]},      {tld|scr|scn, S[6]} }},
    /* Ack          */ {{ {nev, S[0]},  {nev, S[1]},      {sta, S[2]},      {sta, S[3]},          {non, S[4]},  {non, S[5]},  {irc, S[7]},      {scr, S[6]},      {irc|tlu, S[9]},  {tld|scr, S[6]} }},
    /* NakOrReject  */ {{ {nev, S[0]},  {nev, S[1]},      {sta, S[2]},      {sta, S[3]},          {non, S[4]},  {non, S[5]},  {irc|scr, S[6]},  {scr, S[6]},      {irc|scr, S[8]},  {tld|scr, S[6]} }},
    /* Terminate    */ {{ {nev, S[0]},  {nev, S[1]},      {sta, S[2]},      {sta, S[3]},          {sta, S[4]},  {sta, S[5]},  {sta, S[6]},      {sta, S[6]},      {sta, S[6]},      {tld|zrc|sta, S[5]} }},
    /* TerminateAck */ {{ {nev, S[0]},  {nev, S[1]},      {non, S[2]},      {non, S[3]},          {tlf, S[2]},  {tlf, S[3]},  {non, S[6]},      {non, S[6]},      {non, S[8]},      {tld|scr, S[6]} }},
    /* UnknownCode  */ {{ {nev, S[0]},  {nev, S[1]},      {scj, S[2]},      {scj, S[3]},          {scj, S[4]},  {scj, S[5]},  {scj, S[6]},      {scj, S[7]},      {scj, S[8]},      {scj, S[9]} }},
    /* RejectMild   */ {{ {nev, S[0]},  {nev, S[1]},      {non, S[2]},      {non, S[3]},          {non, S[4]},  {non, S[5]},  {non, S[6]},      {non, S[6]},      {non, S[8]},      {non, S[9]} }},
    /* RejectFatal  */ {{ {nev, S[0]},  {nev, S[1]},      {tlf, S[2]},      {tlf, S[3]},          {tlf, S[2]},  {tlf, S[3]},  {tlf, S[3]},      {tlf, S[3]},      {tlf, S[3]},      {tld|irc|str, S[5]} }},
    /* EchoFamily   */ {{ {nev, S[0]},  {nev, S[1]},      {non, S[2]},      {non, S[3]},          {non, S[4]},  {non, S[5]},  {non, S[6]},      {non, S[7]},      {non, S[8]},      {ser, S[9]} }},
}};
// clang-format on
//
// Choices where the RFC leaves one: no restart option (Open in 3, 4, 5, 9 restarts nothing), no
// passive option (Timeout in 6, 7, 8 ends the layer). "Crossed connection" (Ack in 7 and 9) follows
// the RFC.

template <typename Predicate>
constexpr bool
HappensExactlyWhen(Actions bit, Predicate expected)
{
    for (const auto& row : kTable)
    {
        for (std::size_t state = 0; state < kStates; ++state)
        {
            const bool happens = (row[state].actions & bit) != 0;
            if (happens != expected(S[state], row[state].next))
            {
                return false;
            }
        }
    }
    return true;
}

/// True when every cell with `bit` is one for which `allowed(from, to)` holds.
template <typename Predicate>
constexpr bool
HappensOnlyWhen(Actions bit, Predicate allowed)
{
    for (const auto& row : kTable)
    {
        for (std::size_t state = 0; state < kStates; ++state)
        {
            if ((row[state].actions & bit) != 0 && !allowed(S[state], row[state].next))
            {
                return false;
            }
        }
    }
    return true;
}

static_assert(HappensExactlyWhen(tlu, [](State from, State to) {
    return from != State::Opened && to == State::Opened;
}));
static_assert(HappensExactlyWhen(tld, [](State from, State to) {
    return from == State::Opened && to != State::Opened;
}));
static_assert(HappensOnlyWhen(tlf, [](State /*from*/, State to) {
    return to == State::Initial || to == State::Closed || to == State::Stopped;
}));
static_assert(HappensOnlyWhen(tls, [](State /*from*/, State to) { return to == State::Starting; }));
static_assert(HappensOnlyWhen(nev, [](State from, State to) { return from == to; }));
static_assert(HappensOnlyWhen(scr, [](State /*from*/, State to) {
    return to == State::ReqSent || to == State::AckSent;
}));
static_assert(HappensOnlyWhen(str, [](State /*from*/, State to) {
    return to == State::Closing || to == State::Stopping;
}));

} // namespace

Step
Next(State state, Event event)
{
    return kTable[static_cast<std::size_t>(event)][static_cast<std::size_t>(state)];
}

} // namespace pptplab::ppp
