// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_COMMANDS_RUN_LOG_TEXT_H
#define PPTPLAB_SIM_COMMANDS_RUN_LOG_TEXT_H

#include "sim/run/run-log.h"

#include <nlohmann/json.hpp>

#include <ostream>

namespace pptplab::sim::commands
{

/// What the callers saw and the servers wrote, for people. Nothing for what did not happen.
void Print(const run::RunLog& log, std::ostream& out);

/// Adds the log to `object` as "errors", "events", "log", "firewall" and "nat", for programs.
void AddTo(nlohmann::ordered_json& object, const run::RunLog& log);

} // namespace pptplab::sim::commands

#endif
