// SPDX-License-Identifier: GPL-2.0-only
#include "sim/commands/scenario-options.h"

#include "sim/commands/wish-options.h"
#include "sim/scenario/values/document.h"
#include "sim/scenario/values/problem.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <iostream>

namespace pptplab::sim::commands
{

void
ScenarioOptions::AddTo(CLI::App& command)
{
    command.add_option("FILE", file, "scenario or experiment (TOML)")->required();
    command.add_option("--grid", grid, "the only [[sweep]] of the file to look at")
        ->type_name("NAME");
    AddChangesTo(command);
}

void
ScenarioOptions::AddChangesTo(CLI::App& command)
{
    AddMany(command,
            "--set",
            "KEY=VALUE",
            sets,
            "give a key another value: server.ports=20, clients.NAME.KEY=...");
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

experiment::Settings
ScenarioOptions::Changes() const
{
    experiment::Settings changes;
    changes.reserve(sets.size());
    for (const std::string& set : sets)
    {
        changes.push_back(SettingOf("--set", set));
    }
    if (!engine.empty())
    {
        changes.push_back({"scenario.engine", scenario::Value{engine, scenario::Place{}}});
    }
    if (!seed.empty())
    {
        changes.push_back({"scenario.seed", scenario::ParseOptionValue(seed)});
    }
    if (rare)
    {
        changes.push_back(
            {"scenario.refusals_by",
             scenario::Value{std::string(scenario::kRefusalsByNames[1]), scenario::Place{}}});
    }
    if (!precision.empty())
    {
        changes.push_back({"scenario.precision", scenario::ParseOptionValue(precision)});
    }
    return changes;
}

experiment::Experiment
ScenarioOptions::Read() const
{
    experiment::Experiment experiment =
        experiment::ReadExperiment(std::filesystem::path(file), Changes(), grid);
    for (const std::string& note : experiment.notes)
    {
        std::cerr << fmt::format("{}: note: {}\n", file, note);
    }
    return experiment;
}

void
AddJobs(CLI::App& command, unsigned& jobs)
{
    constexpr unsigned kMostJobs = 1024;
    command.add_option("--jobs", jobs, "worker processes; the results do not depend on it")
        ->type_name("N")
        ->check(CLI::Range(1U, kMostJobs))
        ->capture_default_str();
}

experiment::Setting
SettingOf(const std::string& option, const std::string& text)
{
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0)
    {
        throw scenario::BadInput(option + " " + text +
                                 ": must be KEY=VALUE, such as server.ports=20");
    }
    return {text.substr(0, equals), scenario::ParseOptionValue(text.substr(equals + 1))};
}

experiment::Settings
FirstSettings(const experiment::Experiment& experiment)
{
    const experiment::Grid& grid = experiment.sweeps.front().grid;
    return grid.At(grid.Cells().front());
}

scenario::Scenario
FirstCell(const experiment::Experiment& experiment)
{
    const experiment::Settings settings = FirstSettings(experiment);
    const experiment::Grid& grid = experiment.sweeps.front().grid;
    for (const experiment::Axis& axis : grid.axes)
    {
        for (std::size_t i = 0; axis.points.size() > 1 && i < axis.keys.size(); ++i)
        {
            std::cerr << fmt::format("{} = {}, the first of the sweep{}\n",
                                     axis.keys[i],
                                     experiment::Label(*Find(settings, axis.keys[i])),
                                     grid.name.empty() ? "" : " " + grid.name);
        }
    }
    return experiment.ReadCell(settings).scenario;
}

} // namespace pptplab::sim::commands
