// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_LOGS_SESSION_LOG_H
#define PPTPLAB_SIM_LOGS_SESSION_LOG_H

#include "models/population/group.h"
#include "sim/logs/logged-time.h"
#include "sim/logs/time-zone.h"
#include "sim/scenario/forms/forms.h"

#include <istream>
#include <optional>
#include <string>
#include <vector>

namespace pptplab::sim::logs
{

/// Which column says what. Those without a name are looked for by the names that are known:
/// log-columns.h.
struct LogColumns
{
    std::optional<std::string> arrival;
    std::optional<std::string> stop;    ///< not looked for where `holding` is named
    std::optional<std::string> holding; ///< not looked for where `stop` is named
    std::optional<std::string> protocols;
    std::optional<std::string> session; ///< what tells two sessions of one moment apart
};

struct LogOptions
{
    LogColumns columns;
    std::optional<char> separator; ///< none: the one that the first row has
    std::optional<TimeZone> zone;  ///< of times that do not say theirs
    DateOrder dates = DateOrder::Unknown;
    std::optional<LoggedTime> from; ///< time 0; none: the first arrival
};

/// Sessions of a server as calls of a scenario, in the order of their arrival.
struct SessionLog
{
    population::Trace calls;
    /// When the run begins, where the log has calendar times.
    std::optional<LoggedTime> zero;
    std::vector<std::string> notes; ///< what was assumed and left out, a sentence each
};

/// Reads a table of sessions, `name` being its file's. Arrivals and holding times are made of start
/// and end where these are what it has. Rows may be in any order, and columns that say nothing of
/// this are passed over; sessions without an end, or that end before they begin, are left out, and
/// double ones taken once. Notes tell all of this. The failure has file and line.
scenario::Reading<SessionLog> ReadSessionLog(std::istream& text,
                                             const std::string& name,
                                             const LogOptions& options);

} // namespace pptplab::sim::logs

#endif
