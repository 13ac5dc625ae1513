// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_COMMANDS_FAILURE_H
#define PPTPLAB_SIM_COMMANDS_FAILURE_H

#include "analysis/store/store.h"
#include "sim/commands/command.h"

namespace pptplab::sim::commands
{

/// Called while an exception is handled: tells it on standard error, and returns the exit code of
/// its kind. Every command ends through here; sim/README.md has the table.
ExitCode TellFailure() noexcept;

/// For a command that has printed what is whole of a store: tells of damage to it, if there is any.
ExitCode TellDamage(const analysis::Store& store);

} // namespace pptplab::sim::commands

#endif
