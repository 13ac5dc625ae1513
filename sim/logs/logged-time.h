// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_LOGS_LOGGED_TIME_H
#define PPTPLAB_SIM_LOGS_LOGGED_TIME_H

#include "models/base/units.h"
#include "sim/scenario/forms/forms.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace pptplab::sim::logs
{

/// What a written time counts from.
enum class TimeKind : std::uint8_t
{
    Number,    ///< seconds from the start of the run or, from kLeastEpoch on, since 1970
    Offset,    ///< "90s", from the start of the run
    TimeOfDay, ///< "08:00:15", from midnight
    Local,     ///< "2022-05-17 08:00:15", since 1970 on a clock whose zone is not said
    Utc,       ///< with a zone, or since 1970 in finer units than seconds
};

/// Numbers below it are times from the start of a run: 1985, before there was PPTP.
inline constexpr Duration kLeastEpoch = std::chrono::seconds(500'000'000);

struct LoggedTime
{
    TimeKind kind = TimeKind::Offset;
    Duration since{};
};

/// How a date in numbers goes that does not begin with its year.
enum class DateOrder : std::uint8_t
{
    Unknown, ///< 17.05.2022 is read, 17/05/2022 is not
    DayFirst,
    MonthFirst,
};

inline constexpr std::array<std::string_view, 2> kDateOrderNames = {"day-first", "month-first"};

/// What ReadTime reads, for messages.
inline constexpr std::string_view kTimesRead =
    "a time: 2022-05-17 08:00:15, 2022-05-17T08:00:15+02:00, seconds since 1970, 08:00:15, or "
    "90s, or seconds from the start";

/// Whether a cell says that there is nothing: empty, "-", a database's NULL or zero date.
bool SaysNothing(std::string_view text);

/// A point of time; the years are 1970 to 2199. The failure says what it must be.
scenario::Reading<LoggedTime> ReadTime(std::string_view text, DateOrder order);

/// A span: seconds, "30min" or 00:30:00.
scenario::Reading<Duration> ReadLength(std::string_view text);

/// The time as a log would write it.
std::string TimeText(const LoggedTime& time);

} // namespace pptplab::sim::logs

#endif
