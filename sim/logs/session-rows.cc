// SPDX-License-Identifier: GPL-2.0-only
#include "sim/logs/session-rows.h"

#include "sim/logs/protocol-text.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace pptplab::sim::logs
{

namespace
{

using scenario::Reading;

constexpr Duration kDay = std::chrono::hours(24);
// A time of day that goes back by more is one of the next day; by less, a row out of order.
constexpr Duration kHalfDay = std::chrono::hours(12);
// Clocks of a server and of who writes its log may differ by as much without a word about it.
constexpr Duration kTolerance = std::chrono::minutes(1);

bool
IsElapsed(TimeKind kind)
{
    return kind == TimeKind::Number || kind == TimeKind::Offset;
}

} // namespace

std::string
SessionRows::Wrong(std::size_t place, const Cells& cells, std::string_view why) const
{
    return fmt::format("{} = {} {}", m_header[place], scenario::Shown(cells[place]), why);
}

/// Whether a time of this kind may stand in a log with those above.
bool
SessionRows::Agrees(TimeKind kind)
{
    if (m_kind && *m_kind != kind)
    {
        if (!IsElapsed(kind) || !IsElapsed(*m_kind))
        {
            return false;
        }
        kind = TimeKind::Offset;
    }
    m_kind = kind;
    return true;
}

Reading<SessionRows::Time>
SessionRows::TimeAt(std::optional<std::size_t> place, const Cells& cells, Duration notBefore)
{
    if (!place || SaysNothing(cells[*place]))
    {
        return Time();
    }
    const auto read = ReadTime(cells[*place], m_options.dates);
    if (!read)
    {
        return Failure{Wrong(*place, cells, read.Error())};
    }
    LoggedTime time = read.Value();
    if (time.kind == TimeKind::Local && m_options.zone)
    {
        const TimeZone::Reading utc = m_options.zone->ToUtc(time.since, notBefore);
        time = {TimeKind::Utc, utc.utc};
        if (utc.twice)
        {
            m_counts.twice.Add(m_line);
        }
        if (utc.never)
        {
            m_counts.never.Add(m_line);
        }
    }
    if (!Agrees(time.kind))
    {
        return Failure{Wrong(*place,
                             cells,
                             "counts from something else than the times above it: all must have a "
                             "date or none, all a zone or none (zone = \"Europe/Berlin\" says that "
                             "of those without)")};
    }
    return Time(time.since);
}

Reading<SessionRows::Time>
SessionRows::StartAt(const Cells& cells)
{
    auto start = TimeAt(m_places.arrival, cells, m_last.value_or(Duration{}));
    if (start && start.Value() && m_kind == TimeKind::TimeOfDay)
    {
        Duration time = *start.Value() + m_days;
        if (m_last && time < *m_last - kHalfDay)
        {
            time += kDay;
            m_days += kDay;
            m_counts.midnights.Add(m_line);
        }
        return Time(time);
    }
    return start;
}

Reading<SessionRows::Time>
SessionRows::LengthAt(const Cells& cells) const
{
    if (!m_places.holding || SaysNothing(cells[*m_places.holding]))
    {
        return Time();
    }
    const auto length = ReadLength(cells[*m_places.holding]);
    return length ? Reading<Time>(Time(length.Value()))
                  : Failure{Wrong(*m_places.holding, cells, length.Error())};
}

/// A time of day at which a session ends that has begun at `start`.
Duration
SessionRows::NoEarlier(Duration stop, Duration start) const
{
    if (m_kind != TimeKind::TimeOfDay)
    {
        return stop;
    }
    const Duration time = stop + m_days;
    return time < start ? time + kDay : time;
}

/// For how long the session lasted; none when it is to be left out.
SessionRows::Time
SessionRows::Holding(Time length, Time stop, Duration start)
{
    // A server that says nothing of the end says 0 of the length.
    if (!stop && (!length || (*length == Duration{} && m_places.stop)))
    {
        m_counts.open.Add(m_line);
        return std::nullopt;
    }
    const Time between = stop ? Time(NoEarlier(*stop, start) - start) : std::nullopt;
    if (length && *length > Duration{})
    {
        if (between && std::max(*between - *length, *length - *between) > kTolerance)
        {
            m_counts.differing.Add(m_line);
        }
        return length;
    }
    if (between && *between < Duration{})
    {
        m_counts.backwards.Add(m_line);
        return std::nullopt;
    }
    return between ? between : length;
}

/// The three times; an arrival that the row does not tell is reckoned from the others.
Reading<SessionRows::Times>
SessionRows::TimesOf(const Cells& cells)
{
    const auto start = StartAt(cells);
    if (!start)
    {
        return Failure{start.Error()};
    }
    const auto length = LengthAt(cells);
    if (!length)
    {
        return Failure{length.Error()};
    }
    const auto stop = TimeAt(m_places.stop, cells, start.Value().value_or(Duration{}));
    if (!stop)
    {
        return Failure{stop.Error()};
    }
    Times times{start.Value(), stop.Value(), length.Value()};
    if (times.stop == Duration{} && times.start > Duration{} && IsElapsed(*m_kind))
    {
        times.stop.reset(); // a database's zero
    }
    if (!times.start && times.stop && times.length && *times.length <= *times.stop)
    {
        times.start = *times.stop - *times.length;
        m_counts.reckoned.Add(m_line);
    }
    return times;
}

/// Minds the order of the rows.
void
SessionRows::PassArrival(Duration at)
{
    if (m_latest && at < *m_latest)
    {
        m_counts.unsorted.Add(m_line);
    }
    m_latest = std::max(m_latest.value_or(at), at);
    m_last = at;
}

std::optional<std::string>
SessionRows::Add(const Cells& cells, std::size_t line)
{
    m_line = line;
    const auto times = TimesOf(cells);
    if (!times)
    {
        return times.Error();
    }
    const auto& [start, stop, length] = times.Value();
    if (!start)
    {
        m_counts.withoutArrival.Add(line);
        return std::nullopt;
    }
    PassArrival(*start);
    const Time holding = Holding(length, stop, *start);
    if (!holding)
    {
        return std::nullopt;
    }
    LoggedSession session{*start, *holding, {NetworkProtocol::TcpIp}, {}};
    if (m_places.session)
    {
        session.session = cells[*m_places.session];
    }
    if (m_places.protocols)
    {
        const auto protocols = ReadProtocols(cells[*m_places.protocols]);
        if (!protocols)
        {
            return Wrong(*m_places.protocols, cells, protocols.Error());
        }
        session.protocols = protocols.Value();
    }
    m_sessions.push_back(std::move(session));
    return std::nullopt;
}

std::optional<Duration>
SessionRows::InLog(LoggedTime time) const
{
    if (time.kind == TimeKind::Local && m_options.zone)
    {
        time = {TimeKind::Utc, m_options.zone->ToUtc(time.since, Duration{}).utc};
    }
    const bool fits = time.kind == Kind() || (IsElapsed(time.kind) && IsElapsed(Kind()));
    return fits ? std::optional(time.since) : std::nullopt;
}

} // namespace pptplab::sim::logs
