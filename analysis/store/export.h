// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_STORE_EXPORT_H
#define PPTPLAB_ANALYSIS_STORE_EXPORT_H

#include "analysis/stats/summary.h"
#include "analysis/store/store.h"

#include <cstdint>
#include <iosfwd>
#include <vector>

namespace pptplab::analysis
{

/// A cell of a campaign with what is known of it so far.
struct CellResult
{
    std::size_t position = 0; ///< number of the cell in the plan, from 0
    CellSummary summary;      ///< figures of the replications that have finished
};

/// The finished cells of a campaign in the order of its plan. Unfinished ones are left out: what
/// they would show depends on the moment of the interruption.
std::vector<CellResult> ResultsOf(const Store& store, std::int64_t campaign);

/// One line for each metric of each finished cell of each campaign, by order of campaigns, plan and
/// summary:
///
///     campaign,cell,engine,<axis>...,metric,value,low,high,n,exact,z
///
/// Numbers in the shortest form that reads back to the same double; empty where there is none. The
/// octets depend on the results alone, not on the number of workers or the order of arrival.
void ExportCsv(const Store& store, std::ostream& out);

/// A field of a CSV line, quoted if it must be (RFC 4180 section 2).
std::string CsvField(const std::string& text);

} // namespace pptplab::analysis

#endif
