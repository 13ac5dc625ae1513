// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_CAMPAIGN_PLANNED_OCTETS_H
#define PPTPLAB_SIM_CAMPAIGN_PLANNED_OCTETS_H

#include "analysis/store/plan.h"

#include <string>
#include <vector>

namespace pptplab::sim::campaign
{

// Planned cells as octets (sim/run/octets.h).
std::string ToOctets(const std::vector<analysis::PlannedCell>& cells);
std::vector<analysis::PlannedCell> PlannedCellsFrom(const std::string& octets);

} // namespace pptplab::sim::campaign

#endif
