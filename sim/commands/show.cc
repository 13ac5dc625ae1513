// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/store/choice.h"
#include "analysis/store/store.h"
#include "sim/commands/command.h"
#include "sim/commands/failure.h"
#include "sim/commands/folded-output.h"
#include "sim/commands/task-group.h"
#include "sim/commands/wish-options.h"
#include "sim/reproduce/tables.h"
#include "sim/results/wish.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <memory>

namespace pptplab::sim::commands
{

namespace
{

struct ShowOptions
{
    std::string database;
    std::string saveTo; ///< empty: not asked for
    results::Wish wish{{}, {}, {"refused", "refused.no-port", "refused.cleanup"}};
};

std::vector<reproduce::Outcomes>
CellsOf(const analysis::Store& store,
        const analysis::CountedCampaign& campaign,
        const analysis::Choice& choice)
{
    std::vector<reproduce::Outcomes> cells;
    const auto take = [&](const analysis::ChosenCell& chosen,
                          const std::vector<analysis::Replication>& replications) {
        const analysis::CellSetup& setup = chosen.cell.plan.setup;
        reproduce::Outcomes cell{{}, Summarise(setup, replications), {}};
        for (const analysis::Setting& setting : setup.settings)
        {
            cell.settings.push_back(
                {setting.axis, scenario::Value{setting.value, scenario::Place{}}});
        }
        cells.push_back(std::move(cell));
    };
    ForEachResult(store, campaign, choice, take);
    return cells;
}

/// The settings that all cells share: they are no columns, and tell campaigns apart.
std::string
SharedSettings(const std::vector<reproduce::Outcomes>& cells)
{
    std::string text;
    if (cells.empty())
    {
        return text;
    }
    const std::vector<std::string> varying = reproduce::VaryingKeys(cells);
    for (const experiment::Setting& setting : cells.front().settings)
    {
        if (std::find(varying.begin(), varying.end(), setting.key) == varying.end())
        {
            text += fmt::format(", {} = {}", setting.key, experiment::Label(setting.value));
        }
    }
    return text;
}

ExitCode
Show(const ShowOptions& options)
{
    const auto store = analysis::Store::Open(options.database, analysis::Store::Access::Read);
    const analysis::Choice choice = results::ChoiceOf(store, options.wish);
    const FoldedOutput folded(std::cout);
    ForEachCampaign(store, choice, [&](const analysis::CountedCampaign& campaign) {
        const auto cells = CellsOf(store, campaign, choice);
        const analysis::Campaign& head = campaign.stored.head;
        std::cout << fmt::format("campaign {}: {}program {}, {} of {} cells {}{}\n",
                                 campaign.number,
                                 head.name.empty() ? "" : "grid " + head.name + ", ",
                                 head.programVersion,
                                 cells.size(),
                                 head.cells,
                                 options.wish.where.empty() ? "finished" : "finished and chosen",
                                 SharedSettings(cells));
        analysis::PrintTable(
            reproduce::CellTable(cells, options.wish.metrics), std::cout, LineWidth());
    });
    if (!options.saveTo.empty())
    {
        store.SaveTo(options.saveTo);
    }
    return TellDamage(store);
}

} // namespace

void
AddShow(CLI::App& app, Action& chosen)
{
    auto* command = app.add_subcommand("show", "print the finished cells of a database as a table");
    auto options = std::make_shared<ShowOptions>();
    command->add_option("DB", options->database, "database of a sweep")->required();
    AddMany(*command,
            "--metric",
            "NAME",
            options->wish.metrics,
            "metrics to show; the first with its exact value")
        ->capture_default_str();
    AddChoice(*command, options->wish);
    command
        ->add_option("--save", options->saveTo, "new database for what is whole of a damaged one")
        ->type_name("DB");
    Introduce(*command,
              kKeepAndCompare,
              {"show my.db", "show my.db --metric refused --metric connected"});
    command->callback([&chosen, options] { chosen = [options] { return Show(*options); }; });
}

} // namespace pptplab::sim::commands
