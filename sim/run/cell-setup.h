// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_RUN_CELL_SETUP_H
#define PPTPLAB_SIM_RUN_CELL_SETUP_H

#include "analysis/stats/summary.h"
#include "sim/experiment/setting.h"
#include "sim/scenario/scenario.h"

#include <map>
#include <string>

namespace pptplab::sim
{

/// The exact values of a scenario's metrics by name; empty where there are none.
std::map<std::string, double> ExactMetrics(const Scenario& scenario);

/// What is known of a cell before it runs. `exact` is given because it may take half a second.
analysis::CellSetup CellSetupOf(const Scenario& scenario,
                                const Settings& settings,
                                std::map<std::string, double> exact);

} // namespace pptplab::sim

#endif
