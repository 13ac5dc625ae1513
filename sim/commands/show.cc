// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/store/export.h"
#include "analysis/store/store.h"
#include "sim/commands/command.h"
#include "sim/experiment/metric.h"
#include "sim/reproduce/tables.h"
#include "sim/scenario/values/nearest.h"
#include "sim/scenario/values/problem.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <iostream>
#include <memory>

namespace pptplab::sim::commands
{

namespace
{

struct ShowOptions
{
    std::string database;
    std::vector<std::string> metrics = {"refused", "refused.no-port", "refused.cleanup"};
};

std::vector<reproduce::Outcomes>
CellsOf(const analysis::Store& store, std::int64_t campaign)
{
    std::vector<reproduce::Outcomes> cells;
    for (const analysis::CellResult& result : analysis::ResultsOf(store, campaign))
    {
        reproduce::Outcomes cell{{}, result.summary, {}};
        for (const analysis::Setting& setting : result.summary.settings)
        {
            cell.settings.push_back(
                {setting.axis, scenario::Value{setting.value, scenario::Place{}}});
        }
        cells.push_back(std::move(cell));
    }
    return cells;
}

ExitCode
Show(const ShowOptions& options)
{
    const auto store = analysis::Store::Open(options.database, analysis::Store::Access::Read);
    const std::vector<std::string> groups = store.Groups();
    for (const std::string& metric : options.metrics)
    {
        if (!experiment::IsMetric(metric, groups))
        {
            throw scenario::BadInput(
                fmt::format("{} is no metric; the nearest is {}",
                            metric,
                            scenario::Nearest(metric, experiment::Metrics(groups))));
        }
    }
    std::size_t number = 0;
    for (const analysis::StoredCampaign& campaign : store.Campaigns())
    {
        const auto cells = CellsOf(store, campaign.id);
        std::cout << fmt::format("campaign {}: program {}, {} of {} cells finished\n",
                                 ++number,
                                 campaign.head.programVersion,
                                 cells.size(),
                                 campaign.head.cells);
        analysis::PrintTable(reproduce::CellTable(cells, options.metrics), std::cout);
    }
    return ExitCode::Done;
}

} // namespace

void
AddShow(CLI::App& app, Action& chosen)
{
    auto* command = app.add_subcommand("show", "print the finished cells of a database as a table");
    auto options = std::make_shared<ShowOptions>();
    command->add_option("DB", options->database, "database of a sweep")->required();
    command
        ->add_option(
            "--metric", options->metrics, "metrics to show; the first with its exact value")
        ->type_name("NAME")
        ->take_all()
        ->allow_extra_args(false)
        ->capture_default_str();
    command->callback([&chosen, options] { chosen = [options] { return Show(*options); }; });
}

} // namespace pptplab::sim::commands
