// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_REPRODUCE_TABLES_H
#define PPTPLAB_SIM_REPRODUCE_TABLES_H

#include "analysis/report/table.h"
#include "sim/experiment/experiment.h"
#include "sim/reproduce/verdict.h"

#include <string>
#include <vector>

namespace pptplab::sim::reproduce
{

/// An estimate as a reader wants it: shares in per cent, times in seconds, both with the interval.
std::string FigureText(const std::string& metric, const analysis::Estimate& estimate);

/// What an expectation asks for: "0 to 5 %", "within 4 joint standard errors".
std::string ExpectedText(const experiment::Expectation& expected);

/// The cells that it speaks of: "service_pack sp4, ports 2", or "everywhere". `keys` has all swept
/// keys.
std::string WhereText(const experiment::Settings& at, const experiment::Settings& keys);

/// The table of [compare]: before, after the fix, exact value, verdict. A row is as expected when
/// none of the verdicts is broken in its two cells.
analysis::Table ComparisonTable(const experiment::Comparison& comparison,
                                const std::vector<Outcomes>& cells,
                                const std::vector<Verdict>& verdicts);

/// The values of a metric in the cells with one setting: "5.5 % (5.4 to 5.6) up to 8.22 % (8.1
/// to 8.3) with sp3".
std::string RangeText(const std::string& metric,
                      const experiment::Setting& setting,
                      const std::vector<Outcomes>& cells);

/// One row for each expectation: what, what was seen, whether it holds, and why it was expected
/// unless that is as in the row before.
analysis::Table VerdictTable(const std::vector<experiment::Expectation>& expectations,
                             const std::vector<Verdict>& verdicts,
                             const std::vector<Outcomes>& cells);

/// Every cell with the chosen metrics: settings, value, interval, n, exact, z.
analysis::Table CellTable(const std::vector<Outcomes>& cells,
                          const std::vector<std::string>& metrics);

/// The keys whose value is not the same in all cells.
std::vector<std::string> VaryingKeys(const std::vector<Outcomes>& cells);

} // namespace pptplab::sim::reproduce

#endif
