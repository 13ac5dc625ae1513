// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_EXPLAIN_CAUSE_ROW_H
#define PPTPLAB_SIM_EXPLAIN_CAUSE_ROW_H

#include "models/auth/account.h"
#include "models/ppp/phase.h"
#include "models/ras/event.h"
#include "models/session/end.h"
#include "models/session/options.h"
#include "sim/explain/cause.h"
#include "sim/explain/few.h"

#include <optional>
#include <string_view>
#include <vector>

namespace pptplab::sim::explain
{

/// What the caller meets. The models say which error that is and how it counts.
struct CallerSide
{
    std::optional<session::End> end; ///< of his end of the call; none: see `error`
    std::uint16_t error = 0;
    std::optional<Outcome> outcome; ///< where only the server can tell; none: that of `end`
};

constexpr CallerSide
Meets(session::EndCause cause, std::uint16_t detail = 0)
{
    return {session::End{cause, detail, false}, 0, std::nullopt};
}

constexpr CallerSide
Meets(session::EndCause cause, Outcome counted)
{
    return {session::End{cause, 0, false}, 0, counted};
}

constexpr CallerSide
IsDenied(auth::Denial denial)
{
    return Meets(session::EndCause::Denied, static_cast<std::uint16_t>(denial));
}

/// The error comes from his dialer, or there is none and his session is at fault.
constexpr CallerSide
Sees(std::uint16_t error, Outcome counted)
{
    return {std::nullopt, error, counted};
}

/// Nothing here brings a caller to that error.
constexpr CallerSide
NotSimulated(std::uint16_t error)
{
    return {std::nullopt, error, std::nullopt};
}

/// What the server writes: by how its end of the call ends, or directly.
struct ServerSide
{
    std::optional<session::EndCause> end;
    std::optional<ras::EventKind> kind; ///< without an end
    ppp::Phase phase = ppp::Phase::Network;
    auth::Denial denial = auth::Denial::None;
    session::EncryptionPolicy policy = session::EncryptionPolicy::Optional;
};

using ServerSides = Few<ServerSide, 5>;

constexpr ServerSide
Ends(session::EndCause cause, ppp::Phase phase = ppp::Phase::Network)
{
    return {cause, std::nullopt, phase};
}

constexpr ServerSide
Denies(auth::Denial denial)
{
    return {session::EndCause::Denied, std::nullopt, ppp::Phase::Authenticate, denial};
}

constexpr ServerSide
Writes(ras::EventKind kind)
{
    return {std::nullopt, kind};
}

/// A cause as the tables have it.
struct CauseRow
{
    std::string_view name;
    CallerSide caller;
    ServerSides server; ///< any of these; empty: nothing is written
    std::string_view article;
    std::string_view chain;
    std::string_view evidence;
    std::string_view symptoms{}; ///< beside those that follow from the caller's end
    bool rare = false;
};

Cause CauseOf(const CauseRow& row);

/// The tables: what ends a call before GRE, and in GRE and PPP.
std::vector<CauseRow> CausesOfControl();
std::vector<CauseRow> CausesOfPpp();
std::vector<CauseRow> CausesOfSessions();

} // namespace pptplab::sim::explain

#endif
