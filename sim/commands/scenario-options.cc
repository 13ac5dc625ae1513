// SPDX-License-Identifier: GPL-2.0-only
#include "sim/commands/scenario-options.h"

#include "sim/scenario/values/document.h"
#include "sim/scenario/values/problem.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <iostream>

namespace pptplab::sim
{

void
ScenarioOptions::AddTo(CLI::App& command)
{
    command.add_option("FILE", file, "scenario or experiment (TOML)")->required();
    AddChangesTo(command);
}

void
ScenarioOptions::AddChangesTo(CLI::App& command)
{
    command
        .add_option(
            "--set", sets, "give a key another value: server.ports=20, clients.NAME.KEY=...")
        ->type_name("KEY=VALUE")
        ->take_all()
        ->allow_extra_args(false);
    command.add_option("--engine", engine, "call or packet: scenario.engine")->type_name("ENGINE");
    command.add_option("--seed", seed, "scenario.seed")->type_name("N");
}

void
ScenarioOptions::AddPrecisionTo(CLI::App& command)
{
    command
        .add_option("--precision",
                    precision,
                    "repeat until the interval is as narrow: 1% of the value, or 0.001; "
                    "scenario.precision")
        ->type_name("WIDTH");
    command.add_flag("--rare",
                     rare,
                     "weigh refusals that are too rare to be counted: scenario.refusals_by = "
                     "splitting");
}

Settings
ScenarioOptions::Changes() const
{
    Settings changes;
    for (const std::string& set : sets)
    {
        const std::size_t equals = set.find('=');
        if (equals == std::string::npos || equals == 0)
        {
            throw BadInput("--set " + set + ": must be KEY=VALUE, such as server.ports=20");
        }
        changes.push_back({set.substr(0, equals), ParseOptionValue(set.substr(equals + 1))});
    }
    if (!engine.empty())
    {
        changes.push_back({"scenario.engine", Value{engine, Place{}}});
    }
    if (!seed.empty())
    {
        changes.push_back({"scenario.seed", ParseOptionValue(seed)});
    }
    if (rare)
    {
        changes.push_back(
            {"scenario.refusals_by", Value{std::string(kRefusalsByNames[1]), Place{}}});
    }
    if (!precision.empty())
    {
        changes.push_back({"scenario.precision", ParseOptionValue(precision)});
    }
    return changes;
}

Experiment
ScenarioOptions::Read() const
{
    return ReadExperiment(std::filesystem::path(file), Changes());
}

Settings
FirstSettings(const Experiment& experiment)
{
    return experiment.sweep.At(experiment.sweep.Cells().front());
}

Scenario
FirstCell(const Experiment& experiment)
{
    const Settings settings = FirstSettings(experiment);
    for (const Setting& setting : settings)
    {
        std::cerr << fmt::format(
            "{} = {}, the first of the sweep\n", setting.key, Label(setting.value));
    }
    return experiment.ReadCell(settings).scenario;
}

} // namespace pptplab::sim
