// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_COMMANDS_PING_TEXT_H
#define PPTPLAB_SIM_COMMANDS_PING_TEXT_H

#include "sim/run/run-log.h"
#include "sim/scenario/structs/scenario.h"

#include <nlohmann/json.hpp>

#include <ostream>

namespace pptplab::sim
{

/// The first ping of each probe in the words of NT's ping, and the sums of all of them. Nothing
/// without probes.
void PrintPings(const RunLog& log, const Scenario& scenario, std::ostream& out);

/// The same for programs: adds "probes" to `object`.
void AddPingsTo(nlohmann::ordered_json& object, const RunLog& log, const Scenario& scenario);

} // namespace pptplab::sim

#endif
