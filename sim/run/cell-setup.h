// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_RUN_CELL_SETUP_H
#define PPTPLAB_SIM_RUN_CELL_SETUP_H

#include "analysis/stats/summary.h"
#include "sim/experiment/setting.h"
#include "sim/scenario/structs/scenario.h"

#include <map>
#include <string>

namespace pptplab::sim::run
{

/// How much more its share of refused attempts should vary than one of independent callers: that of
/// Erlang's system with its load, 1 without load.
double DesignEffectOf(const scenario::Scenario& scenario);

/// What is known of a cell before it runs. `exact` is given because it may take half a second.
analysis::CellSetup CellSetupOf(const scenario::Scenario& scenario,
                                const experiment::Settings& settings,
                                std::map<std::string, double> exact);

} // namespace pptplab::sim::run

#endif
