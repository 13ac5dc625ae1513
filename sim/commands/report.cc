// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/store/store.h"
#include "sim/commands/command.h"
#include "sim/commands/failure.h"
#include "sim/commands/task-group.h"
#include "sim/commands/wish-options.h"
#include "sim/files/output-folder.h"
#include "sim/reproduce/sweep-report.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <filesystem>
#include <iostream>
#include <iterator>
#include <memory>
#include <utility>

namespace pptplab::sim::commands
{

namespace
{

struct ReportOptions
{
    std::vector<std::string> databases;
    std::string out = "results";
    std::string title;
    results::Wish wish;
};

ExitCode
Report(const ReportOptions& options)
{
    results::RequireExported(options.wish.metrics);
    std::vector<reproduce::SweptGrid> grids;
    ExitCode code = ExitCode::Done;
    for (const std::string& database : options.databases)
    {
        const auto store = analysis::Store::Open(database, analysis::Store::Access::Read);
        auto swept = reproduce::SweptGridsOf(store, options.wish);
        std::move(swept.begin(), swept.end(), std::back_inserter(grids));
        const ExitCode damage = TellDamage(store);
        code = damage == ExitCode::Done ? code : damage;
    }
    files::MakeFolder(options.out);
    const std::filesystem::path folder = options.out;
    const bool complete = reproduce::WriteSweepReport(grids, options.title, folder, std::cerr);
    std::cout << fmt::format("report: {}\n", (folder / "report.html").string());
    return code == ExitCode::Done && !complete ? ExitCode::Negative : code;
}

} // namespace

void
AddReport(CLI::App& app, Action& chosen)
{
    auto* command = app.add_subcommand(
        "report", "one page of what sweeps came to: answer, pictures, figures, how to repeat it");
    auto options = std::make_shared<ReportOptions>();
    command->add_option("DB", options->databases, "databases of sweeps")->required();
    command->add_option("--out", options->out, "folder for the page and its pictures")
        ->type_name("DIR")
        ->capture_default_str();
    command->add_option("--title", options->title, "heading of the page")->type_name("TEXT");
    AddWish(*command, options->wish);
    Introduce(*command, kKeepAndCompare, {"report my.db", "report before.db after.db --out pages"});
    command->callback([&chosen, options] { chosen = [options] { return Report(*options); }; });
}

} // namespace pptplab::sim::commands
