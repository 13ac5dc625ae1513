// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_EXPLAIN_SCENARIO_FACTS_H
#define PPTPLAB_SIM_EXPLAIN_SCENARIO_FACTS_H

#include "sim/explain/symptom-walk.h"
#include "sim/scenario/structs/scenario.h"

#include <cstdint>
#include <set>
#include <vector>

namespace pptplab::sim::explain
{

/// The questions of the walk that a scenario answers by itself: who demands encryption, where
/// addresses come from, ... What its groups do not have alike is left open.
Symptoms FactsOf(const scenario::Scenario& scenario);

/// What became of some attempts of a scenario with packets.
struct Met
{
    Outcome outcome{};
    std::vector<std::uint16_t> errors; ///< that their callers saw
    Symptoms findings;                 ///< what the frames of one of them show
    std::set<std::uint32_t> events;    ///< all numbers in the servers' logs
    bool alone = false;                ///< no attempt became anything else
};

/// The causes that neither the scenario nor what was met speaks against, the likeliest first.
std::vector<Suspect> SuspectsOf(const Met& met, const scenario::Scenario& scenario);

} // namespace pptplab::sim::explain

#endif
