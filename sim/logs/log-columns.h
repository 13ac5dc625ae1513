// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_LOGS_LOG_COLUMNS_H
#define PPTPLAB_SIM_LOGS_LOG_COLUMNS_H

#include "sim/logs/session-log.h"
#include "sim/scenario/forms/csv-file.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace pptplab::sim::logs
{

/// Where a row of a log has what.
struct ColumnPlaces
{
    std::size_t arrival = 0;
    std::optional<std::size_t> stop;
    std::optional<std::size_t> holding;
    std::optional<std::size_t> protocols;
    std::optional<std::size_t> session;

    /// "arrival from acctstarttime, holding from acctsessiontime".
    std::string said;
    std::vector<std::string> others; ///< columns that nothing is read from
};

/// Finds the columns by the names that are given, else by those that are known: of tables written
/// for this program, of FreeRADIUS's radacct, and of plain words for start, end and duration.
/// Capitals, spaces, - and _ do not matter. There must be an arrival, and an end or a length.
scenario::Reading<ColumnPlaces> PlacesOf(const scenario::CsvFile::Cells& header,
                                         const LogColumns& given);

} // namespace pptplab::sim::logs

#endif
