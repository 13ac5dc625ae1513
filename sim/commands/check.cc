// SPDX-License-Identifier: GPL-2.0-only
#include "sim/commands/command.h"
#include "sim/commands/scenario-options.h"
#include "sim/experiment/plot-points.h"
#include "sim/load/offered.h"
#include "sim/scenario/values/problem.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <iostream>
#include <memory>

namespace pptplab::sim::commands
{

namespace
{

/// Throws BadInput for pictures over the load, for which each cell has to be read.
void
RequireDrawn(const experiment::Experiment& experiment)
{
    scenario::Problems problems;
    for (const experiment::PlotSpec& plot : experiment.claims.plots)
    {
        const auto why = experiment::WhyNotDrawn(plot, experiment.grid, [&](const auto& settings) {
            return load::OfferedLoad(experiment.ReadCell(settings).scenario);
        });
        if (why)
        {
            problems.push_back({plot.place, "plot: " + *why});
        }
    }
    if (!problems.empty())
    {
        throw scenario::BadInput(experiment.file, problems);
    }
}

ExitCode
Check(const ScenarioOptions& options)
{
    const experiment::Experiment experiment = options.Read();
    RequireDrawn(experiment);
    const auto cells = experiment.grid.Cells();
    std::cout << fmt::format("{}: good, {} cell{}, {} expectation{}\n",
                             options.file,
                             cells.size(),
                             cells.size() == 1 ? "" : "s",
                             experiment.claims.expectations.size(),
                             experiment.claims.expectations.size() == 1 ? "" : "s");
    const auto first = experiment.ReadCell(experiment.grid.At(cells.front()));
    for (const std::string& key : first.withoutEffect)
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
