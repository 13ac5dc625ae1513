// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_COMMANDS_PING_TEXT_H
#define PPTPLAB_SIM_COMMANDS_PING_TEXT_H

#include "sim/run/run-log.h"
#include "sim/scenario/structs/scenario.h"

#include <nlohmann/json.hpp>

#include <ostream>

namespace pptplab::sim::commands
{

/// The first ping of each probe in the words of NT's ping, and the sums of all of them. Nothing
/// without probes.
void PrintPings(const run::RunLog& log, const scenario::Scenario& scenario, std::ostream& out);

/// Adds the pings of each probe to `object` as "probes", for programs.
void AddPingsTo(nlohmann::ordered_json& object,
                const run::RunLog& log,
                const scenario::Scenario& scenario);

} // namespace pptplab::sim::commands

#endif
