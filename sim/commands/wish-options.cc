// SPDX-License-Identifier: GPL-2.0-only
#include "sim/commands/wish-options.h"

#include <CLI/CLI.hpp>

namespace pptplab::sim::commands
{

CLI::Option*
AddMany(CLI::App& command,
        const std::string& name,
        const std::string& type,
        std::vector<std::string>& values,
        const std::string& meaning)
{
    return command.add_option(name, values, meaning)
        ->type_name(type)
        ->take_all()
        ->allow_extra_args(false);
}

void
AddWish(CLI::App& command, results::Wish& wish)
{
    AddMany(command, "--metric", "NAME", wish.metrics, "this metric only; again for more");
    AddChoice(command, wish);
}

void
AddChoice(CLI::App& command, results::Wish& wish)
{
    AddMany(command, "--grid", "NAME", wish.grids, "the grid of this name only; again for more");
    AddMany(command,
            "--where",
            "CONDITION",
            wish.where,
            "cells of which this holds, as in a sweep: 'server.ports >= 20'; again: both hold");
}

} // namespace pptplab::sim::commands
