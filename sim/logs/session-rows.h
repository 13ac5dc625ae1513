// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_LOGS_SESSION_ROWS_H
#define PPTPLAB_SIM_LOGS_SESSION_ROWS_H

#include "models/base/network-protocol.h"
#include "sim/logs/log-columns.h"
#include "sim/logs/session-log.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pptplab::sim::logs
{

/// Rows of which something is to be told.
struct RowCount
{
    std::size_t rows = 0;
    std::size_t first = 0; ///< line of the first one

    void Add(std::size_t line)
    {
        first = rows == 0 ? line : first;
        ++rows;
    }
};

struct RowCounts
{
    RowCount withoutArrival;
    RowCount open;      ///< neither end nor length
    RowCount backwards; ///< end before they begin
    RowCount reckoned;  ///< arrival from end and length
    RowCount differing; ///< length and end say different things
    RowCount unsorted;
    RowCount midnights; ///< of times of day: a new day begins
    RowCount twice;     ///< see TimeZone::Reading
    RowCount never;
};

struct LoggedSession
{
    Duration at{}; ///< counted as the log does
    Duration holding{};
    ProtocolSet protocols = {NetworkProtocol::TcpIp};
    std::string session; ///< empty without such a column
};

/// Makes sessions of the rows of a log, one after the other.
class SessionRows
{
  public:
    SessionRows(const scenario::CsvFile::Cells& header,
                ColumnPlaces places,
                const LogOptions& options)
        : m_header(header), m_places(std::move(places)), m_options(options)
    {
    }

    /// What is wrong with the row, if anything.
    std::optional<std::string> Add(const scenario::CsvFile::Cells& cells, std::size_t line);

    const ColumnPlaces& Places() const { return m_places; }
    const RowCounts& Counts() const { return m_counts; }
    std::vector<LoggedSession>& Sessions() { return m_sessions; }

    /// What all times of the log count from.
    TimeKind Kind() const { return m_kind.value_or(TimeKind::Offset); }

    /// The time counted as the log does; none where the log counts otherwise.
    std::optional<Duration> InLog(LoggedTime time) const;

  private:
    using Cells = scenario::CsvFile::Cells;
    using Time = std::optional<Duration>;

    /// What a row tells of when its session was.
    struct Times
    {
        Time start;
        Time stop;
        Time length;
    };

    scenario::Reading<Time> TimeAt(std::optional<std::size_t> place,
                                   const Cells& cells,
                                   Duration notBefore);
    scenario::Reading<Time> LengthAt(const Cells& cells) const;
    scenario::Reading<Time> StartAt(const Cells& cells);
    scenario::Reading<Times> TimesOf(const Cells& cells);
    Duration NoEarlier(Duration stop, Duration start) const;
    bool Agrees(TimeKind kind);
    void PassArrival(Duration at);
    Time Holding(Time length, Time stop, Duration start);
    std::string Wrong(std::size_t place, const Cells& cells, std::string_view why) const;

    Cells m_header;
    ColumnPlaces m_places;
    const LogOptions& m_options;
    RowCounts m_counts;
    std::vector<LoggedSession> m_sessions;
    std::optional<TimeKind> m_kind;
    std::size_t m_line = 0;
    Duration m_days{}; ///< midnights that times of day have passed
    Time m_last;       ///< arrival of the row above
    Time m_latest;     ///< latest arrival so far
};

} // namespace pptplab::sim::logs

#endif
