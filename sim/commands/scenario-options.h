// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_COMMANDS_SCENARIO_OPTIONS_H
#define PPTPLAB_SIM_COMMANDS_SCENARIO_OPTIONS_H

#include "sim/experiment/experiment.h"
#include "sim/experiment/setting.h"

#include <cstdint>
#include <string>
#include <vector>

namespace CLI // NOLINT(readability-identifier-naming): the name is CLI11's
{
class App;
}

namespace pptplab::sim::commands
{

/// FILE, --grid, and the options that change what the file says: --set, --engine, --seed;
/// --precision and --rare where asked.
struct ScenarioOptions
{
    std::string file;
    std::string grid; ///< the only [[sweep]] to look at; empty for all
    std::vector<std::string> sets;
    std::string engine;
    std::string seed;

    std::string precision;
    bool rare = false;

    void AddTo(CLI::App& command);
    void AddChangesTo(CLI::App& command); ///< adds all options but FILE and --grid
    void AddPrecisionTo(CLI::App& command);

    /// The changes in the order of the options; throws BadInput for a --set without "=".
    experiment::Settings Changes() const;

    /// Standard error tells the notes.
    experiment::Experiment Read() const;
};

/// --jobs, of a command with worker processes.
void AddJobs(CLI::App& command, unsigned& jobs);

/// KEY=VALUE as an option of this name takes it; throws BadInput without a "=".
experiment::Setting SettingOf(const std::string& option, const std::string& text);

/// What the first cell of its first grid is; empty without a sweep.
experiment::Settings FirstSettings(const experiment::Experiment& experiment);

/// The scenario of the first cell; of a sweep, standard error tells which one it is.
scenario::Scenario FirstCell(const experiment::Experiment& experiment);

} // namespace pptplab::sim::commands

#endif
