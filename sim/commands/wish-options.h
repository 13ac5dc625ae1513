// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_COMMANDS_WISH_OPTIONS_H
#define PPTPLAB_SIM_COMMANDS_WISH_OPTIONS_H

#include "sim/commands/command.h"
#include "sim/results/wish.h"

#include <string>
#include <vector>

namespace CLI // NOLINT(readability-identifier-naming): the name is CLI11's
{
class Option;
}

namespace pptplab::sim::commands
{

/// An option that may be given many times, each with one value.
CLI::Option* AddMany(CLI::App& command,
                     const std::string& name,
                     const std::string& type,
                     std::vector<std::string>& values,
                     const std::string& meaning);

/// --grid, --where.
void AddChoice(CLI::App& command, results::Wish& wish);

/// --metric, and those.
void AddWish(CLI::App& command, results::Wish& wish);

} // namespace pptplab::sim::commands

#endif
