// SPDX-License-Identifier: GPL-2.0-only
#include "sim/commands/command.h"
#include "sim/commands/scenario-options.h"
#include "sim/experiment/plot-points.h"
#include "sim/load/offered.h"
#include "sim/scenario/values/problem.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace pptplab::sim::commands
{

namespace
{

/// Throws BadInput for pictures over the load, for which each cell has to be read.
void
RequireDrawn(const experiment::Experiment& experiment)
{
    scenario::Problems problems;
    const auto loadOf = [&](const auto& settings) {
        return load::OfferedLoad(experiment.ReadCell(settings).scenario);
    };
    for (const experiment::Sweep& sweep : experiment.sweeps)
    {
        for (const experiment::PlotSpec& plot : sweep.claims.plots)
        {
            if (const auto why = experiment::WhyNotDrawn(plot, sweep.grid, loadOf))
            {
                problems.push_back({plot.place, "plot: " + *why});
            }
        }
    }
    if (!problems.empty())
    {
        throw scenario::BadInput(experiment.file, problems);
    }
}

std::string
Counted(std::size_t number, std::string_view what)
{
    return fmt::format("{} {}{}", number, what, number == 1 ? "" : "s");
}

/// The keys without effect in the first cell of any grid, each once.
std::vector<std::string>
WithoutEffect(const experiment::Experiment& experiment)
{
    std::vector<std::string> keys;
    for (const experiment::Sweep& sweep : experiment.sweeps)
    {
        const auto first = sweep.grid.At(sweep.grid.Cells().front());
        for (const std::string& key : experiment.ReadCell(first).withoutEffect)
        {
            if (std::find(keys.begin(), keys.end(), key) == keys.end())
            {
                keys.push_back(key);
            }
        }
    }
    return keys;
}

ExitCode
Check(const ScenarioOptions& options)
{
    const experiment::Experiment experiment = options.Read();
    RequireDrawn(experiment);
    std::size_t expectations = 0;
    for (const experiment::Sweep& sweep : experiment.sweeps)
    {
        expectations += sweep.claims.expectations.size();
    }
    std::cout << fmt::format("{}: good, {}, {}\n",
                             options.file,
                             Counted(experiment.CellCount(), "cell"),
                             Counted(expectations, "expectation"));
    for (const experiment::Sweep& sweep : experiment.sweeps)
    {
        if (!sweep.grid.name.empty())
        {
            std::cout << fmt::format("  {}: {}, {}\n",
                                     sweep.grid.name,
                                     Counted(sweep.grid.Cells().size(), "cell"),
                                     Counted(sweep.claims.expectations.size(), "expectation"));
        }
    }
    for (const std::string& key : WithoutEffect(experiment))
    {
        std::cout << key << " has no effect on the call engine\n";
    }
    return ExitCode::Done;
}

} // namespace

void
AddCheck(CLI::App& app, Action& chosen)
{
    auto* command = app.add_subcommand("check", "validate a scenario or experiment, run nothing");
    auto options = std::make_shared<ScenarioOptions>();
    options->AddTo(*command);
    command->callback([&chosen, options] { chosen = [options] { return Check(*options); }; });
}

} // namespace pptplab::sim::commands
