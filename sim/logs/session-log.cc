// SPDX-License-Identifier: GPL-2.0-only
#include "sim/logs/session-log.h"

#include "sim/logs/log-columns.h"
#include "sim/logs/session-rows.h"
#include "sim/scenario/values/quantity.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <tuple>

namespace pptplab::sim::logs
{

namespace
{

using scenario::CsvFile;
using scenario::Reading;

// Some years of a busy server; a gigabyte as a scenario that a sweep stores.
constexpr std::size_t kMostSessions = 5'000'000;

/// What is told of a whole log, besides of its rows.
struct LogFacts
{
    std::size_t rows = 0;
    TimeKind kind = TimeKind::Offset;
    std::size_t doubles = 0; ///< taken once
    std::size_t alike = 0;   ///< may be doubles
    std::size_t early = 0;   ///< before LogOptions::from
    std::size_t empty = 0;   ///< of length 0
};

std::string
Count(std::size_t count, std::string_view one, std::string_view many)
{
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string
Lines(const RowCount& count)
{
    return fmt::format("{}line {}", count.rows == 1 ? "" : "the first in ", count.first);
}

/// What is told of a number of rows.
struct RowNote
{
    RowCount RowCounts::* of;
    std::string_view one;
    std::string_view many;
};

constexpr std::array<RowNote, 9> kRowNotes = {{
    {&RowCounts::withoutArrival,
     "row has no arrival and is left out",
     "rows have no arrival and are left out"},
    {&RowCounts::reckoned,
     "row has no arrival, which is its end less its length",
     "rows have no arrival, which is their end less their length"},
    {&RowCounts::open,
     "session is open, without end or length, and left out",
     "sessions are open, without end or length, and left out"},
    {&RowCounts::backwards,
     "session ends before it begins and is left out",
     "sessions end before they begin and are left out; were clocks put back?"},
    {&RowCounts::differing,
     "session whose length is not its end less its arrival: the length is taken",
     "sessions whose length is not their end less their arrival: the length is taken"},
    {&RowCounts::unsorted,
     "row is out of order: sorted by arrival",
     "rows are out of order: sorted by arrival"},
    {&RowCounts::midnights,
     "time of day goes back by more than 12 h: the next day",
     "times of day go back by more than 12 h: the next day each time"},
    {&RowCounts::twice,
     "time in an hour that came twice, as clocks were put back",
     "times in an hour that came twice, as clocks were put back"},
    {&RowCounts::never,
     "time in an hour that clocks were put forward over",
     "times in an hour that clocks were put forward over"},
}};

/// Writes a sentence for each thing that happened.
class Notes
{
  public:
    void Add(std::string sentence) { m_notes.push_back(std::move(sentence)); }

    void Add(const RowCounts& counts)
    {
        for (const RowNote& note : kRowNotes)
        {
            const RowCount& count = counts.*note.of;
            if (count.rows > 0)
            {
                Add(fmt::format("{} ({})", Count(count.rows, note.one, note.many), Lines(count)));
            }
        }
    }

    void Add(std::size_t count, std::string_view one, std::string_view many)
    {
        if (count > 0)
        {
            Add(Count(count, one, many));
        }
    }

    std::vector<std::string> Take() { return std::move(m_notes); }

  private:
    std::vector<std::string> m_notes;
};

/// "a, b, c and 9 more".
std::string
Some(const std::vector<std::string>& names)
{
    constexpr std::size_t kMost = 12;
    const std::size_t shown = std::min(names.size(), kMost);
    const std::string list =
        scenario::Joined({names.begin(), names.begin() + static_cast<std::ptrdiff_t>(shown)});
    return names.size() == shown ? list : fmt::format("{} and {} more", list, names.size() - shown);
}

class Maker
{
  public:
    Maker(SessionRows& rows, const LogOptions& options, std::size_t count)
        : m_rows(rows), m_options(options)
    {
        m_facts.rows = count;
        m_facts.kind = rows.Kind();
    }

    /// The failure is of the file as a whole.
    Reading<SessionLog> Make()
    {
        auto& sessions = m_rows.Sessions();
        if (sessions.empty())
        {
            return Failure{fmt::format("has no session with an end in {}",
                                       Count(m_facts.rows, "row", "rows"))};
        }
        Sort(sessions);
        if (m_facts.kind == TimeKind::Number && sessions.front().at >= kLeastEpoch)
        {
            m_facts.kind = TimeKind::Utc;
        }
        const auto zero = Zero();
        if (!zero)
        {
            return Failure{zero.Error()};
        }
        SessionLog log;
        if (auto wrong = TakeCalls(zero.Value(), log.calls))
        {
            return Failure{*wrong};
        }
        if (IsCalendar())
        {
            log.zero = LoggedTime{m_facts.kind, zero.Value()};
        }
        log.notes = NotesOf(log);
        return log;
    }

  private:
    bool IsCalendar() const
    {
        return m_facts.kind != TimeKind::Number && m_facts.kind != TimeKind::Offset;
    }

    /// By arrival; of doubles the longest first, as the others were written while it lasted.
    void Sort(std::vector<LoggedSession>& sessions)
    {
        const auto key = [](const LoggedSession& each) {
            return std::tuple(each.at, std::string_view(each.session), -each.holding);
        };
        std::stable_sort(sessions.begin(), sessions.end(), [&](const auto& a, const auto& b) {
            return key(a) < key(b);
        });
        const auto same = [](const LoggedSession& a, const LoggedSession& b) {
            return a.at == b.at && a.session == b.session && !a.session.empty();
        };
        const auto end = std::unique(sessions.begin(), sessions.end(), same);
        m_facts.doubles = static_cast<std::size_t>(std::distance(end, sessions.end()));
        sessions.erase(end, sessions.end());
        for (std::size_t i = 1; i < sessions.size(); ++i)
        {
            const LoggedSession& above = sessions[i - 1];
            m_facts.alike += above.at == sessions[i].at && above.session.empty() &&
                                     above.holding == sessions[i].holding
                                 ? 1
                                 : 0;
        }
    }

    Reading<Duration> Zero() const
    {
        if (!m_options.from)
        {
            return IsCalendar() ? m_rows.Sessions().front().at : Duration{};
        }
        const auto from = m_rows.InLog(*m_options.from);
        if (!from)
        {
            return Failure{fmt::format("counts its times from something else than from = {}; its "
                                       "first arrival is {}",
                                       scenario::Quoted(TimeText(*m_options.from)),
                                       scenario::Quoted(First()))};
        }
        return *from;
    }

    std::string First() const { return TimeText({m_facts.kind, m_rows.Sessions().front().at}); }

    std::optional<std::string> TakeCalls(Duration zero, population::Trace& calls)
    {
        std::vector<LoggedSession>& sessions = m_rows.Sessions();
        if (sessions.back().at - zero > scenario::kLongestTime)
        {
            return fmt::format("has an arrival more than {} after time 0, {}",
                               scenario::Quoted(scenario::kLongestTimeText),
                               TimeText({m_facts.kind, zero}));
        }
        for (LoggedSession& session : sessions)
        {
            if (session.at < zero)
            {
                ++m_facts.early;
                continue;
            }
            if (session.holding > scenario::kLongestTime)
            {
                return fmt::format("has a session of more than {}, which begins at {}",
                                   scenario::Quoted(scenario::kLongestTimeText),
                                   TimeText({m_facts.kind, session.at}));
            }
            m_facts.empty += session.holding == Duration{} ? 1 : 0;
            calls.push_back({session.at - zero, session.holding, session.protocols});
        }
        return calls.empty()
                   ? std::optional(fmt::format("has no session that begins at or after {}",
                                               TimeText({m_facts.kind, zero})))
                   : std::nullopt;
    }

    std::vector<std::string> NotesOf(const SessionLog& log)
    {
        Notes notes;
        const std::string_view plain = "arrival from \"arrival\", holding from \"holding\"";
        const std::string& said = m_rows.Places().said;
        if (log.zero || said.substr(0, plain.size()) != plain)
        {
            notes.Add(fmt::format("{} of {}: {}{}",
                                  Count(log.calls.size(), "call", "calls"),
                                  Count(m_facts.rows, "row", "rows"),
                                  said,
                                  ZeroText(log)));
        }
        notes.Add(m_rows.Counts());
        notes.Add(m_facts.doubles,
                  "row repeats a session and is left out",
                  "rows repeat sessions and are left out");
        if (log.zero)
        {
            notes.Add(m_facts.alike,
                      "session begins and ends as another does and is kept: no column tells them "
                      "apart (session = \"COLUMN\")",
                      "sessions begin and end as another does and are kept: no column tells them "
                      "apart (session = \"COLUMN\")");
        }
        notes.Add(m_facts.early,
                  "session begins before time 0 and is left out",
                  "sessions begin before time 0 and are left out");
        notes.Add(m_facts.empty,
                  "session has length 0 and is kept",
                  "sessions have length 0 and are kept");
        if (!m_rows.Places().others.empty())
        {
            notes.Add(fmt::format("columns not read: {}", Some(m_rows.Places().others)));
        }
        return notes.Take();
    }

    std::string ZeroText(const SessionLog& log) const
    {
        if (!log.zero)
        {
            return "";
        }
        return fmt::format("; time 0 is {}{}{}",
                           m_options.from ? "" : "the first arrival, ",
                           TimeText(*log.zero),
                           log.zero->kind == TimeKind::Local
                               ? ", clocks that are never put forward or back assumed (zone = "
                                 "\"Europe/Berlin\" minds them)"
                               : "");
    }

    SessionRows& m_rows;
    const LogOptions& m_options;
    LogFacts m_facts;
};

} // namespace

Reading<SessionLog>
ReadSessionLog(std::istream& text, const std::string& name, const LogOptions& options)
{
    CsvFile file(text, name, options.separator);
    CsvFile::Cells cells;
    const auto header = file.Next(cells);
    if (!header || !header.Value())
    {
        return Failure{header ? fmt::format("{}: has no rows", name) : header.Error()};
    }
    auto places = PlacesOf(cells, options.columns);
    if (!places)
    {
        return Failure{fmt::format("{}: {}", file.Where(), places.Error())};
    }
    SessionRows rows(cells, std::move(places).Value(), options);
    std::size_t count = 0;
    for (auto next = file.Next(cells); !next || next.Value(); next = file.Next(cells))
    {
        if (!next)
        {
            return Failure{next.Error()};
        }
        if (++count > kMostSessions)
        {
            return Failure{fmt::format("{}: more than {} rows", file.Where(), kMostSessions)};
        }
        if (const auto wrong = rows.Add(cells, file.Line()))
        {
            return Failure{fmt::format("{}: {}", file.Where(), *wrong)};
        }
    }
    if (count == 0)
    {
        return Failure{fmt::format("{}: has no rows", name)};
    }
    auto log = Maker(rows, options, count).Make();
    return log ? std::move(log) : Failure{fmt::format("{}: {}", name, log.Error())};
}

} // namespace pptplab::sim::logs
