// SPDX-License-Identifier: GPL-2.0-only
#include "sim/logs/logged-time.h"

#include "sim/scenario/forms/rows.h"
#include "sim/scenario/values/quantity.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <chrono>
#include <cmath>
#include <date/date.h>
#include <optional>

namespace pptplab::sim::logs
{

namespace
{

using scenario::Reading;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr long double kMilliseconds = 1e11L; ///< no number of seconds is as large: kLongestTime
constexpr long double kMicroseconds = 1e14L;
constexpr int kFirstYear = 1970;
constexpr int kLastYear = 2199;
constexpr Duration kLatest = date::sys_days(date::year(kLastYear + 1) / 1 / 1).time_since_epoch();

/// Takes a text apart from its beginning on.
class Scanner
{
  public:
    explicit Scanner(std::string_view text) : m_rest(text) {}

    bool AtEnd() const { return m_rest.empty(); }
    char Peek() const { return m_rest.empty() ? '\0' : m_rest.front(); }

    bool Take(std::string_view word)
    {
        const auto same = [](char a, char b) {
            return std::tolower(static_cast<unsigned char>(a)) ==
                   std::tolower(static_cast<unsigned char>(b));
        };
        if (m_rest.size() < word.size() ||
            !std::equal(word.begin(), word.end(), m_rest.begin(), same))
        {
            return false;
        }
        m_rest.remove_prefix(word.size());
        return true;
    }

    /// A whole number of `least` to `most` digits.
    std::optional<int> Digits(std::size_t least, std::size_t most)
    {
        int number = 0;
        const char* begin = m_rest.data();
        const auto [end, error] =
            std::from_chars(begin, begin + std::min(m_rest.size(), most), number);
        const auto length = static_cast<std::size_t>(end - begin);
        if (error != std::errc{} || length < least || m_rest.front() == '-')
        {
            return std::nullopt;
        }
        m_rest.remove_prefix(length);
        return number;
    }

    /// The decimals of a second that follow a point or comma, if any do.
    Duration Fraction()
    {
        Duration fraction{};
        if (m_rest.size() > 1 && (m_rest[0] == '.' || m_rest[0] == ',') &&
            std::isdigit(static_cast<unsigned char>(m_rest[1])) != 0)
        {
            m_rest.remove_prefix(1);
            for (Duration digit = std::chrono::milliseconds(100);
                 std::isdigit(static_cast<unsigned char>(Peek())) != 0;
                 digit /= 10)
            {
                fraction += digit * (Peek() - '0');
                m_rest.remove_prefix(1);
            }
        }
        return fraction;
    }

  private:
    std::string_view m_rest;
};

/// "08:00", "08:00:15.5", "8:00:15 PM", the hours being read already.
std::optional<Duration>
ClockAfter(int hour, Scanner& scan)
{
    const auto minute = scan.Take(":") ? scan.Digits(2, 2) : std::nullopt;
    std::optional<int> second = 0;
    Duration fraction{};
    if (minute && scan.Take(":"))
    {
        second = scan.Digits(2, 2);
        fraction = scan.Fraction();
    }
    // A leap second is the 61st of its minute.
    if (!minute || !second || *minute > 59 || *second > 60)
    {
        return std::nullopt;
    }
    const bool morning = scan.Take(" am") || scan.Take("am");
    const bool evening = !morning && (scan.Take(" pm") || scan.Take("pm"));
    if (morning || evening)
    {
        if (hour < 1 || hour > 12)
        {
            return std::nullopt;
        }
        hour = hour % 12 + (evening ? 12 : 0);
    }
    return hours(hour) + minutes(*minute) + seconds(*second) + fraction;
}

/// Days since 1970, if there is such a day.
std::optional<Duration>
DaysUntil(int year, int month, int day)
{
    // Before there is a date, which keeps a month or day in one octet and a year in two. A Duration
    // does not hold all years of four digits.
    if (year < kFirstYear || year > kLastYear || month > 12 || day > 31)
    {
        return std::nullopt;
    }
    const date::year_month_day date = date::year(year) / month / day;
    return date.ok() ? std::optional<Duration>(date::sys_days(date).time_since_epoch())
                     : std::nullopt;
}

bool
IsYear(int first)
{
    return first > 31;
}

/// Days since 1970 of a date in numbers; none where their order is not known.
std::optional<Duration>
DateOf(const std::array<int, 3>& numbers, DateOrder order)
{
    const auto [first, second, third] = numbers;
    if (IsYear(first))
    {
        return DaysUntil(first, second, third);
    }
    switch (order)
    {
    case DateOrder::DayFirst:
        return DaysUntil(third, second, first);
    case DateOrder::MonthFirst:
        return DaysUntil(third, first, second);
    case DateOrder::Unknown:
        break;
    }
    return std::nullopt;
}

/// Days since 1970 of a date whose first number is `first`.
std::optional<Duration>
DateAfter(int first, DateOrder order, Scanner& scan)
{
    const std::string separator(1, scan.Peek());
    if (separator != "-" && separator != "/" && separator != ".")
    {
        return std::nullopt;
    }
    scan.Take(separator);
    const auto second = scan.Digits(1, 2);
    const auto third =
        second && scan.Take(separator) ? scan.Digits(IsYear(first) ? 1 : 4, 4) : std::nullopt;
    if (!third)
    {
        return std::nullopt;
    }
    return DateOf({first, *second, *third}, separator == "." ? DateOrder::DayFirst : order);
}

/// The year, month and day of "20220517T080015", as one number.
std::optional<Duration>
CompactDate(int number)
{
    return DaysUntil(number / 10000, number / 100 % 100, number % 100);
}

/// How far the zone that follows is ahead of UTC; nothing where none follows. A failure where it is
/// no zone.
Reading<std::optional<Duration>>
ZoneAfter(Scanner& scan)
{
    scan.Take(" ");
    if (scan.AtEnd())
    {
        return std::optional<Duration>();
    }
    if (scan.Take("Z") || scan.Take("UTC") || scan.Take("GMT"))
    {
        return std::optional<Duration>(Duration{});
    }
    const bool ahead = scan.Take("+");
    const auto hour = ahead || scan.Take("-") ? scan.Digits(2, 2) : std::nullopt;
    scan.Take(":");
    const auto minute = scan.AtEnd() ? std::optional(0) : scan.Digits(2, 2);
    if (!hour || !minute || *hour > 15 || *minute > 59)
    {
        return Failure{std::string()};
    }
    const Duration offset = hours(*hour) + minutes(*minute);
    return std::optional<Duration>(ahead ? offset : -offset);
}

/// Hours, minutes and seconds without anything between: "080015".
std::optional<Duration>
CompactClock(Scanner& scan)
{
    const auto hour = scan.Digits(2, 2);
    const auto minute = hour ? scan.Digits(2, 2) : std::nullopt;
    const auto second = minute ? scan.Digits(2, 2) : std::nullopt;
    if (!second || *hour > 23 || *minute > 59 || *second > 60)
    {
        return std::nullopt;
    }
    return hours(*hour) + minutes(*minute) + seconds(*second) + scan.Fraction();
}

std::optional<LoggedTime>
DateAndTime(int first, DateOrder order, Scanner scan)
{
    const bool compact = first >= 10'000'000 && scan.Peek() == 'T';
    const auto date = compact ? CompactDate(first) : DateAfter(first, order, scan);
    if (!date || (!scan.Take("T") && !scan.Take(" ")))
    {
        return std::nullopt;
    }
    std::optional<Duration> clock;
    if (compact)
    {
        clock = CompactClock(scan);
    }
    else if (const auto hour = scan.Digits(1, 2); hour && *hour <= 23)
    {
        clock = ClockAfter(*hour, scan);
    }
    const auto zone = ZoneAfter(scan);
    if (!clock || !zone || !scan.AtEnd())
    {
        return std::nullopt;
    }
    const Duration since = *date + *clock;
    return zone.Value() ? LoggedTime{TimeKind::Utc, since - *zone.Value()}
                        : LoggedTime{TimeKind::Local, since};
}

/// A number without a unit.
std::optional<LoggedTime>
BareNumber(long double number)
{
    const bool milliseconds = number >= kMilliseconds;
    const bool microseconds = number >= kMicroseconds;
    const long double count = number / (microseconds ? 1e6L : milliseconds ? 1e3L : 1);
    if (count < 0 || count * 1e9L >= static_cast<long double>(kLatest.count()))
    {
        return std::nullopt;
    }
    // Whole nanoseconds: a double keeps no more than 400 ns of a time since 1970.
    return LoggedTime{milliseconds ? TimeKind::Utc : TimeKind::Number,
                      Duration{std::llround(count * 1e9L)}};
}

std::optional<LoggedTime>
TimeIn(std::string_view text, DateOrder order)
{
    const auto quantity = scenario::ParseQuantity(text);
    if (quantity && quantity->unit.empty())
    {
        return BareNumber(quantity->number);
    }
    if (const auto span = scenario::ParseDuration(text))
    {
        return *span >= Duration{} ? std::optional(LoggedTime{TimeKind::Offset, *span})
                                   : std::nullopt;
    }
    Scanner scan(text);
    const auto first = scan.Digits(1, 8);
    if (!first)
    {
        return std::nullopt;
    }
    if (scan.Peek() != ':')
    {
        return DateAndTime(*first, order, scan);
    }
    const auto clock = *first < 100'000 ? ClockAfter(*first, scan) : std::nullopt;
    return clock && scan.AtEnd() ? std::optional(LoggedTime{TimeKind::TimeOfDay, *clock})
                                 : std::nullopt;
}

} // namespace

bool
SaysNothing(std::string_view text)
{
    return text.empty() || text == "-" || text == "NULL" || text == "null" || text == "\\N" ||
           text.substr(0, 10) == "0000-00-00";
}

Reading<LoggedTime>
ReadTime(std::string_view text, DateOrder order)
{
    if (const auto time = TimeIn(text, order))
    {
        return *time;
    }
    const bool slashes = order == DateOrder::Unknown &&
                         (TimeIn(text, DateOrder::DayFirst) || TimeIn(text, DateOrder::MonthFirst));
    return Failure{slashes ? std::string("begins with a day or a month: say dates = \"day-first\" "
                                         "or \"month-first\"")
                           : fmt::format("must be {}", kTimesRead)};
}

Reading<Duration>
ReadLength(std::string_view text)
{
    auto length = scenario::TimeInFile(text);
    // 30:00 may be hours or minutes.
    if (!length && std::count(text.begin(), text.end(), ':') == 2)
    {
        const auto clock = TimeIn(text, DateOrder::Unknown);
        length = clock && clock->kind == TimeKind::TimeOfDay ? std::optional(clock->since)
                                                             : std::nullopt;
    }
    if (!length || *length < Duration{} || *length > scenario::kLongestTime)
    {
        return Failure{fmt::format("must be a time from \"0s\" up to \"{}\", in seconds if it has "
                                   "no unit, or hh:mm:ss",
                                   scenario::kLongestTimeText)};
    }
    return *length;
}

std::string
TimeText(const LoggedTime& time)
{
    const auto whole = std::chrono::floor<seconds>(time.since);
    switch (time.kind)
    {
    case TimeKind::TimeOfDay:
        return date::format("%T", whole);
    case TimeKind::Local:
        return date::format("%F %T", date::local_seconds(whole));
    case TimeKind::Utc:
        return date::format("%FT%TZ", date::sys_seconds(whole));
    case TimeKind::Number:
    case TimeKind::Offset:
        break;
    }
    return scenario::DurationText(time.since);
}

} // namespace pptplab::sim::logs
