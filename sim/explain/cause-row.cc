// SPDX-License-Identifier: GPL-2.0-only
#include "sim/explain/cause-row.h"

#include "models/node/applications/server-event.h"

#include <algorithm>
#include <sstream>

namespace pptplab::sim::explain
{

namespace
{

using session::EndCause;

/// What a trace shows of any call that ends so.
std::string_view
SymptomsOf(EndCause cause)
{
    switch (cause)
    {
    case EndCause::LocalHangUp:
        return "";
    case EndCause::NoListener:
        return "port-1723=reset gre=none";
    case EndCause::Unreachable:
        return "port-1723=silent gre=none";
    case EndCause::IcmpUnreachable:
        return "port-1723=unreachable gre=none";
    case EndCause::ControlRefused:
    case EndCause::Busy:
    case EndCause::NoResource:
    case EndCause::CallRefused:
    case EndCause::ReplyTimeout:
        return "port-1723=open gre=none";
    case EndCause::ControlClosed:
    case EndCause::ControlReset:
    case EndCause::ControlLost:
    case EndCause::Violation:
    case EndCause::PeerSilent:
        return "port-1723=open";
    case EndCause::NoNetBios:
        return "port-1723=open gre=both|acknowledgments netbeui=yes";
    case EndCause::Denied:
    case EndCause::NoAuthentication:
    case EndCause::Loopback:
    case EndCause::NotConverging:
    case EndCause::PppTimeout:
    case EndCause::PeerHangUp:
        return "port-1723=open gre=both";
    default:
        return "port-1723=open gre=both password=right"; // behind the log-on
    }
}

/// Whether the server has written that the user logged on.
std::optional<bool>
AuthenticatedIn(const CauseRow& row)
{
    const bool behind =
        std::any_of(row.server.begin(), row.server.end(), [](const ServerSide& side) {
            return side.end && side.phase == ppp::Phase::Network;
        });
    if (behind || !row.caller.end)
    {
        return behind ? std::optional(true) : std::nullopt;
    }
    const EndCause cause = row.caller.end->cause;
    const std::string_view shown = SymptomsOf(cause);
    const bool before = shown.find("gre=none") != std::string_view::npos ||
                        cause == EndCause::Denied || cause == EndCause::PeerSilent;
    return before ? std::optional(false) : std::nullopt;
}

std::optional<EventNumbers>
NumbersOf(const ServerSide& side)
{
    const auto number = [&side](ras::Product product) -> std::optional<std::uint32_t> {
        const auto kind =
            side.end ? node::EventOf({*side.end, static_cast<std::uint16_t>(side.denial), false},
                                     side.phase,
                                     side.policy,
                                     product)
                     : side.kind;
        return kind ? std::optional(ras::EventId(*kind, product)) : std::nullopt;
    };
    const auto ras = number(ras::Product::Ras);
    const auto rras = number(ras::Product::Rras);
    return ras && rras ? std::optional(EventNumbers{*ras, *rras}) : std::nullopt;
}

/// The row's own symptoms, and those of its end that it does not speak of.
std::string
AllSymptoms(const CauseRow& row)
{
    std::string all(row.symptoms);
    if (!row.caller.end)
    {
        return all;
    }
    std::istringstream words{std::string(SymptomsOf(row.caller.end->cause))};
    for (std::string word; words >> word;)
    {
        const std::string name = word.substr(0, word.find('=') + 1);
        if ((" " + all).find(" " + name) == std::string::npos)
        {
            all += (all.empty() ? "" : " ") + word;
        }
    }
    return all;
}

} // namespace

Cause
CauseOf(const CauseRow& row)
{
    Cause cause;
    cause.name = row.name;
    cause.error = row.caller.end ? session::RasErrorOf(*row.caller.end) : row.caller.error;
    cause.outcome = row.caller.outcome || !row.caller.end ? row.caller.outcome
                                                          : session::OutcomeOf(*row.caller.end);
    for (const ServerSide& side : row.server)
    {
        if (const auto numbers = NumbersOf(side))
        {
            cause.events.push_back(*numbers);
        }
    }
    cause.mayWriteNothing = cause.events.size() < row.server.size() || row.server.empty();
    cause.authenticated = AuthenticatedIn(row);
    cause.article = row.article;
    cause.chain = row.chain;
    cause.evidence = row.evidence;
    cause.symptoms = AllSymptoms(row);
    cause.rare = row.rare;
    return cause;
}

} // namespace pptplab::sim::explain
