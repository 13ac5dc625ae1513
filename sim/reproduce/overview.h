// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_REPRODUCE_OVERVIEW_H
#define PPTPLAB_SIM_REPRODUCE_OVERVIEW_H

#include "analysis/report/table.h"
#include "sim/reproduce/reproduce.h"

#include <vector>

namespace pptplab::sim::reproduce
{

/// One row for each file of each experiment: before, after the fix, what was expected, what was
/// seen, verdict.
analysis::Table OverviewTable(const std::vector<ExperimentResult>& results);

} // namespace pptplab::sim::reproduce

#endif
