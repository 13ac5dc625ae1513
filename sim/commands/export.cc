// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/store/export.h"

#include "analysis/report/json-text.h"
#include "analysis/stats/summary-json.h"
#include "analysis/store/store.h"
#include "sim/commands/command.h"
#include "sim/commands/failure.h"
#include "sim/commands/task-group.h"
#include "sim/commands/wish-options.h"
#include "sim/results/wish.h"
#include "sim/workers/progress.h"

#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>
#include <unistd.h>

namespace pptplab::sim::commands
{

namespace
{

struct ExportOptions
{
    std::string database;
    results::Wish wish;
    analysis::CsvForm form;
    bool csv = false;
    bool json = false;
};

/// `json` as it stands inside of another, so many columns in.
std::string
Indented(const nlohmann::ordered_json& json, std::size_t columns)
{
    std::string text;
    for (const char c : analysis::JsonDump(json, 2))
    {
        text += c;
        text += c == '\n' ? std::string(columns, ' ') : "";
    }
    return text;
}

nlohmann::ordered_json
CellJson(const analysis::PlannedCell& plan,
         const std::vector<analysis::Replication>& replications,
         const results::Wish& wish)
{
    auto cell = analysis::ToJson(Summarise(plan.setup, replications));
    cell["cell"] = plan.position;
    if (!wish.metrics.empty())
    {
        auto metrics = nlohmann::ordered_json::object();
        for (const std::string& name : wish.metrics)
        {
            if (cell["metrics"].contains(name))
            {
                metrics[name] = cell["metrics"][name];
            }
        }
        cell["metrics"] = std::move(metrics);
    }
    return cell;
}

/// As one document dumped whole, but with one cell at a time.
void
ExportJson(const analysis::Store& store, const analysis::Choice& choice, const results::Wish& wish)
{
    const analysis::Store::Moment moment = store.OfOneMoment();
    const char* next = "";
    analysis::ForEachCampaign(store, choice, [&](const analysis::CountedCampaign& campaign) {
        const analysis::Campaign& head = campaign.stored.head;
        const std::string start = Indented({{"campaign", campaign.number},
                                            {"program", head.programVersion},
                                            {"seed", head.seed},
                                            {"scenario", head.scenario}},
                                           2);
        std::cout << (*next == '\0' ? "[" : next) << "\n  " << start.substr(0, start.rfind('\n'))
                  << ",\n    \"cells\": [";
        next = "";
        const auto print = [&](const analysis::ChosenCell& chosen,
                               const std::vector<analysis::Replication>& replications) {
            std::cout << next << "\n      "
                      << Indented(CellJson(chosen.cell.plan, replications, wish), 6);
            next = ",";
        };
        ForEachResult(store, campaign, choice, print);
        std::cout << (*next == '\0' ? "]" : "\n    ]") << "\n  }";
        next = ",";
    });
    std::cout << (*next == '\0' ? "[]\n" : "\n]\n");
}

/// Lets `progress` see each cell that is looked at.
void
Watch(analysis::Choice& choice, workers::Progress& progress)
{
    choice.takesCell = [takes = choice.takesCell, &progress](const analysis::ChosenCell& cell) {
        progress.Advance(workers::Progress::Clock::now());
        return !takes || takes(cell);
    };
}

std::size_t
CellCount(const analysis::Store& store, const analysis::Choice& choice)
{
    std::size_t cells = 0;
    analysis::ForEachCampaign(store, choice, [&](const analysis::CountedCampaign& campaign) {
        cells += campaign.stored.head.cells;
    });
    return cells;
}

ExitCode
Export(ExportOptions options)
{
    const auto store = analysis::Store::Open(options.database, analysis::Store::Access::Read);
    results::RequireExported(options.wish.metrics);
    options.form.choice = results::ChoiceOf(store, options.wish);
    // Columns of the wide form take a look of their own. On a terminal the rows show how far it is.
    const std::size_t looks = options.form.wide && options.wish.metrics.empty() ? 2 : 1;
    const bool shows = ::isatty(STDOUT_FILENO) == 0;
    auto progress = workers::Progress::OnStandardError(
        "export", shows ? looks * CellCount(store, options.form.choice) : 0, "cells");
    Watch(options.form.choice, progress);
    if (options.json)
    {
        ExportJson(store, options.form.choice, options.wish);
        progress.End();
        return TellDamage(store);
    }
    options.form.metrics = options.wish.metrics;
    options.form.numbersOf = results::NumberColumnOf;
    analysis::ExportCsv(store, std::cout, options.form);
    progress.End();
    return TellDamage(store);
}

} // namespace

void
AddExport(CLI::App& app, Action& chosen)
{
    auto* command =
        app.add_subcommand("export", "print the finished cells of a database, one line a metric");
    auto options = std::make_shared<ExportOptions>();
    command->add_option("DB", options->database, "database of a sweep")->required();
    auto* csv = command->add_flag("--csv", options->csv, "comma-separated, tidy (default)");
    auto* json = command->add_flag("--json", options->json, "one JSON array, a campaign an element")
                     ->excludes(csv);
    AddWish(*command, options->wish);
    analysis::CsvForm& form = options->form;
    command->add_flag("--per-replication", form.perReplication, "figures of each replication")
        ->excludes(json);
    command->add_flag("--wide", form.wide, "a line for each cell, with columns for each metric")
        ->excludes(json);
    command
        ->add_flag("--varying", form.varyingOnly, "no column for an axis with one value everywhere")
        ->excludes(json);
    Introduce(*command, kKeepAndCompare, {"export my.db --csv", "export my.db --json"});
    command->callback([&chosen, options] { chosen = [options] { return Export(*options); }; });
}

} // namespace pptplab::sim::commands
