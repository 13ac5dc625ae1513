// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_COMMANDS_RUN_PARTS_H
#define PPTPLAB_SIM_COMMANDS_RUN_PARTS_H

#include "analysis/stats/summary.h"

#include <ostream>
#include <string>
#include <vector>

namespace pptplab::sim::commands
{

/// A table for each kind of parts: "hour", "server", "group". Parts without attempts stand in it.
void PrintParts(const analysis::CellSummary& summary,
                const std::vector<std::string>& kinds,
                std::ostream& out);

} // namespace pptplab::sim::commands

#endif
