// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_COMMANDS_TASK_GROUP_H
#define PPTPLAB_SIM_COMMANDS_TASK_GROUP_H

#include <memory>
#include <string>
#include <vector>

namespace CLI // NOLINT(readability-identifier-naming): the name is CLI11's
{
class App;
class FormatterBase;
} // namespace CLI

namespace pptplab::sim::commands
{

// The groups of `pptplab --help`, in the order in which program.cc adds their commands.
inline constexpr const char* kSeeTheFailures = "See the failures";
inline constexpr const char* kAskYourOwn = "Ask your own question";
inline constexpr const char* kPlan = "Plan";
inline constexpr const char* kLookInside = "Look inside";
inline constexpr const char* kKeepAndCompare = "Keep and compare";

/// Puts a command into a group, and examples at the end of its own help, below what is there
/// already; the first of them stands in `pptplab --help`, too. They work as they are written, where
/// my.toml is what `init --short` writes and my.db, before.db and after.db are sweeps of it.
void Introduce(CLI::App& command, const char* group, const std::vector<std::string>& examples);

/// Writes `pptplab --help` with an example below each command.
std::shared_ptr<CLI::FormatterBase> HelpFormatter();

} // namespace pptplab::sim::commands

#endif
