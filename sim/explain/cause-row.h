// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_EXPLAIN_CAUSE_ROW_H
#define PPTPLAB_SIM_EXPLAIN_CAUSE_ROW_H

#include "models/auth/account.h"
#include "models/ppp/phase.h"
#include "models/ras/event.h"
#include "models/session/end.h"
#include "models/session/options.h"
#include "sim/explain/cause.h"

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

CallerSide Meets(session::EndCause cause, std::uint16_t detail = 0);
CallerSide Meets(session::EndCause cause, Outcome counted);
CallerSide IsDenied(auth::Denial denial);

/// The error comes from his dialer, or there is none and his session is at fault.
CallerSide Sees(std::uint16_t error, Outcome counted);

/// Nothing here brings a caller to that error.
CallerSide NotSimulated(std::uint16_t error);

/// What the server writes: by how its end of the call ends, or directly.
struct ServerSide
{
    std::optional<session::EndCause> end;
    ppp::Phase phase = ppp::Phase::Network;
    auth::Denial denial = auth::Denial::None;
    session::EncryptionPolicy policy = session::EncryptionPolicy::Optional;
    std::optional<ras::EventKind> kind;
};

using ServerSides = std::vector<ServerSide>;

ServerSide Ends(session::EndCause cause, ppp::Phase phase = ppp::Phase::Network);
ServerSide Denies(auth::Denial denial);
ServerSide Writes(ras::EventKind kind);

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
