// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_COMMANDS_SWEEP_SLURM_H
#define PPTPLAB_SIM_COMMANDS_SWEEP_SLURM_H

#include "sim/commands/command.h"
#include "sim/experiment/experiment.h"

#include <cstdint>
#include <string>

namespace CLI // NOLINT(readability-identifier-naming): the name is CLI11's
{
class Option;
}

namespace pptplab::sim::commands
{

/// Options of a sweep that Slurm is to run.
struct SlurmOptions
{
    bool wanted = false;
    bool submit = false;
    std::uint32_t elements = 0; ///< 0: as before, or from an estimate
    std::uint32_t atOnce = 0;   ///< 0: no limit

    /// Not together with the option `element`.
    void AddTo(CLI::App& command, CLI::Option& element);
};

/// Writes the scripts, and submits them if that is wanted. `command` is the call of `sweep` that
/// was parsed.
ExitCode SweepBySlurm(const CLI::App& command,
                      const SlurmOptions& options,
                      const experiment::Experiment& experiment,
                      const std::string& database);

} // namespace pptplab::sim::commands

#endif
