// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_RUN_EXACT_H
#define PPTPLAB_SIM_RUN_EXACT_H

#include "sim/scenario/structs/scenario.h"

#include <map>
#include <string>

namespace pptplab::sim::run
{

/// Values of metrics by their names.
using ExactValues = std::map<std::string, double>;

struct ExactAnswer
{
    ExactValues values;
    std::string absent; ///< why a value that the stationary state has is not that of this run
};

/// What the metrics of the scenario come to without simulation, on the call engine; empty where no
/// closed form or chain is known. Calls must be independent of each other (no storm, no trace, no
/// port without a protocol) and be of one of these kinds:
///
/// - Erlang B for Poisson callers without redial, any laws, when no port can refuse for another:
///   one port, the fault mended, or no clean-up. Servers of a farm that hunts are one large group,
///   and `servers_asked` is known. Servers that take turns have a formula of their own.
/// - Kaufman and Roberts for multilink calls, without clean-up or with a constant one.
/// - Engset for one finite group, any laws of which one is spread out, without clean-up and silent
///   ends.
/// - The renewal loss system for one group whose intervals have a law with a transform, exponential
///   holding, no clean-up, one server or some that hunt.
/// - With exponential holding, alike over groups, no set-up time and nothing that holds a port
///   longer: the retrial queue for exponential pauses and one redial or endlessly many; the varying
///   load of a profile; the way from empty to stationary, when the warm-up is short.
/// - The chains of Q194465 before SP4: `hunt = random`, `cleanup_blocks = server`, and `hunt =
///   lowest` up to 8 ports; exponential holding and clean-up, no set-up time.
/// - Erlang B of the address pool when that is smaller than the ports.
///
/// Values of the stationary state are known only of a run that has forgotten its empty start
/// (sim/load/settling.h); the way from empty and the varying load need no warm-up.
///
/// Takes up to half a second.
ExactAnswer ExactOf(const scenario::Scenario& scenario);

/// The values of ExactOf(scenario).
ExactValues ExactMetrics(const scenario::Scenario& scenario);

} // namespace pptplab::sim::run

#endif
