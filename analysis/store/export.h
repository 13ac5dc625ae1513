// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_STORE_EXPORT_H
#define PPTPLAB_ANALYSIS_STORE_EXPORT_H

#include "analysis/stats/summary.h"
#include "analysis/store/choice.h"
#include "analysis/store/store.h"

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

namespace pptplab::analysis
{

/// A cell of a campaign with what is known of it so far.
struct CellResult
{
    std::size_t position = 0; ///< number of the cell in the plan, from 0
    CellSummary summary;      ///< figures of the replications that have finished
};

/// The finished cells of a campaign in the order of its plan.
std::vector<CellResult> ResultsOf(const Store& store, std::int64_t campaign);

/// A column beside that of an axis, which has its values as numbers.
struct NumberColumn
{
    std::string name; ///< with the unit: "clients.holding_mean_s"
    std::function<std::optional<double>(const std::string& value)> numberOf;
};

struct CsvForm
{
    Choice choice{};
    std::vector<std::string> metrics{}; ///< all that a cell has when empty
    /// None for axes without numbers, and for those whose values are numbers as they stand.
    std::function<std::optional<NumberColumn>(const std::string& axis)> numbersOf{};
    bool perReplication = false; ///< figures of each replication alone
    bool wide = false;           ///< a line for each cell instead of each metric
    bool varyingOnly = false;    ///< without the axes on which all cells have one value
};

/// One line for each metric of each finished cell of each campaign, by order of campaigns, plan and
/// summary:
///
///     campaign,cell,engine,<axis>[,<its numbers>]...[,replication],metric,value,low,high,n,exact,z
///
/// or, wide, one line for each cell, where each metric has the columns
///
///     <metric>,<metric>.low,<metric>.high,<metric>.n,<metric>.exact,<metric>.z
///
/// Numbers in the shortest form that reads back to the same double; empty where there is none. The
/// octets depend on the results alone, not on the number of workers or the order of arrival. One
/// cell is held at a time, and all are of one moment.
void ExportCsv(const Store& store, std::ostream& out, const CsvForm& form = {});

/// A field of a CSV line, quoted if it must be (RFC 4180 section 2).
std::string CsvField(const std::string& text);

} // namespace pptplab::analysis

#endif
