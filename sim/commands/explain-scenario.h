// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_COMMANDS_EXPLAIN_SCENARIO_H
#define PPTPLAB_SIM_COMMANDS_EXPLAIN_SCENARIO_H

#include "sim/commands/command.h"
#include "sim/commands/scenario-options.h"

namespace pptplab::sim::commands
{

/// Runs the first cell of what a file and --set say and tells which it is, each outcome that was
/// met, the causes that fit what a trace of such a call shows (packet engine), and where to look
/// on.
ExitCode ExplainScenario(const ScenarioOptions& options, bool json);

} // namespace pptplab::sim::commands

#endif
