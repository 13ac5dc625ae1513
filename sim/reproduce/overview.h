// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_REPRODUCE_OVERVIEW_H
#define PPTPLAB_SIM_REPRODUCE_OVERVIEW_H

#include "analysis/report/table.h"
#include "sim/reproduce/reproduce.h"

#include <cstddef>
#include <vector>

namespace pptplab::sim::reproduce
{

/// One row for each file of each experiment: before, after the fix, what was expected, what was
/// seen, verdict.
analysis::Table OverviewTable(const std::vector<ExperimentResult>& results);

/// One row for each file, for a page: question with a link to its section, verdict.
analysis::Table VerdictsTable(const std::vector<ExperimentResult>& results);

/// The expectation that a reader wants to see: one that fails, else the first.
std::size_t Foremost(const FileResult& file);

} // namespace pptplab::sim::reproduce

#endif
