// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_RUN_EXACT_H
#define PPTPLAB_SIM_RUN_EXACT_H

#include "sim/run/exact-form.h"
#include "sim/scenario/structs/scenario.h"

#include <map>
#include <string>

namespace pptplab::sim::run
{

struct ExactAnswer
{
    std::string form;   ///< "Erlang B; relative error below 1e-12"; empty without values
    ExactValues values; ///< no digit that is shown of them is wrong
    /// Why a metric has no value, by its name; that of analysis::kOtherMetrics is for all others.
    std::map<std::string, std::string> absent;
};

/// What the metrics of the scenario come to without simulation, on the call engine, and why not
/// where no closed form or chain is known. Calls must be independent of each other (no storm, no
/// trace, no port without a protocol) and be of one of the kinds of exact-solver.h.
///
/// Values of the stationary state are known only of a run that has forgotten its empty start
/// (sim/load/settling.h); the way from empty and the varying load need no warm-up. A value that is
/// not 10,000 times as large as its error is none.
///
/// Takes up to half a second.
ExactAnswer ExactOf(const scenario::Scenario& scenario);

/// The values of ExactOf(scenario).
ExactValues ExactMetrics(const scenario::Scenario& scenario);

} // namespace pptplab::sim::run

#endif
