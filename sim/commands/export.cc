// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/store/export.h"

#include "analysis/stats/summary-json.h"
#include "analysis/store/store.h"
#include "sim/commands/command.h"

#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>

namespace pptplab::sim::commands
{

namespace
{

struct ExportOptions
{
    std::string database;
    bool csv = false;
    bool json = false;
};

void
ExportJson(const analysis::Store& store)
{
    nlohmann::ordered_json json = nlohmann::ordered_json::array();
    for (const analysis::StoredCampaign& campaign : store.Campaigns())
    {
        nlohmann::ordered_json cells = nlohmann::ordered_json::array();
        for (const analysis::CellResult& result : analysis::ResultsOf(store, campaign.id))
        {
            auto cell = analysis::ToJson(result.summary);
            cell["cell"] = result.position;
            cells.push_back(std::move(cell));
        }
        json.push_back({{"campaign", json.size() + 1},
                        {"program", campaign.head.programVersion},
                        {"seed", campaign.head.seed},
                        {"scenario", campaign.head.scenario},
                        {"cells", std::move(cells)}});
    }
    std::cout << json.dump(2) << "\n";
}

ExitCode
Export(const ExportOptions& options)
{
    const auto store = analysis::Store::Open(options.database, analysis::Store::Access::Read);
    if (options.json)
    {
        ExportJson(store);
    }
    else
    {
        analysis::ExportCsv(store, std::cout);
    }
    return ExitCode::Done;
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
    command->add_flag("--json", options->json, "one JSON array, a campaign an element")
        ->excludes(csv);
    command->callback([&chosen, options] { chosen = [options] { return Export(*options); }; });
}

} // namespace pptplab::sim::commands
