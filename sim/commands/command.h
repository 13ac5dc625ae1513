// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_COMMANDS_COMMAND_H
#define PPTPLAB_SIM_COMMANDS_COMMAND_H

#include <functional>

namespace CLI // NOLINT(readability-identifier-naming): the name is CLI11's
{
class App;
}

namespace pptplab::sim::commands
{

/// The table in sim/README.md says which events have which code.
enum class ExitCode
{
    Done = 0,
    Negative = 1,
    BadInput = 2,
    Interrupted = 3, ///< by a signal, or the machine lacks storage, memory, processes, descriptors
    Internal = 4,
    TryAgain = 75, ///< an element of a sweep, ended by a signal: EX_TEMPFAIL of sysexits.h
};

/// What the command line asked for, to be carried out after it was parsed.
using Action = std::function<ExitCode()>;

// Each adds one command to the program. Parsing it sets `chosen`, which must outlive `app`.
void AddRun(CLI::App& app, Action& chosen);
void AddCapacity(CLI::App& app, Action& chosen);
void AddCheck(CLI::App& app, Action& chosen);
void AddInit(CLI::App& app, Action& chosen);
void AddPaths(CLI::App& app, Action& chosen);
void AddReproduce(CLI::App& app, Action& chosen);
void AddStudy(CLI::App& app, Action& chosen);
void AddReport(CLI::App& app, Action& chosen);
void AddSweep(CLI::App& app, Action& chosen);
void AddShow(CLI::App& app, Action& chosen);
void AddPlot(CLI::App& app, Action& chosen);
void AddExport(CLI::App& app, Action& chosen);
void AddCompare(CLI::App& app, Action& chosen);
void AddTrace(CLI::App& app, Action& chosen);
void AddExplain(CLI::App& app, Action& chosen);
void AddMerge(CLI::App& app, Action& chosen);
void AddLab(CLI::App& app, Action& chosen);
void AddLesson(CLI::App& app, Action& chosen);
void AddFormula(CLI::App& app, Action& chosen);
void AddExercise(CLI::App& app, Action& chosen);
void AddGrade(CLI::App& app, Action& chosen);
void AddList(CLI::App& app, Action& chosen);

} // namespace pptplab::sim::commands

#endif
