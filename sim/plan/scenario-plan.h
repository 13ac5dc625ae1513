// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_PLAN_SCENARIO_PLAN_H
#define PPTPLAB_SIM_PLAN_SCENARIO_PLAN_H

#include "sim/plan/plan.h"
#include "sim/scenario/structs/scenario.h"

namespace pptplab::sim::plan
{

/// The network of a scenario, before there is one.
PlanOptions PlanOptionsOf(const scenario::Scenario& scenario);

} // namespace pptplab::sim::plan

#endif
