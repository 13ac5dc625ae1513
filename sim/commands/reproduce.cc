// SPDX-License-Identifier: GPL-2.0-only
#include "sim/reproduce/reproduce.h"

#include "sim/commands/command.h"
#include "sim/commands/expectations-text.h"
#include "sim/commands/folded-output.h"
#include "sim/commands/scenario-options.h"
#include "sim/commands/task-group.h"
#include "sim/files/output-folder.h"
#include "sim/reproduce/asked.h"
#include "sim/reproduce/overview.h"
#include "sim/reproduce/tables.h"
#include "sim/reproduce/write-report.h"
#include "sim/scenario/forms/forms.h"
#include "sim/scenario/values/letters.h"
#include "sim/scenario/values/nearest.h"
#include "sim/scenario/values/problem.h"
#include "sim/workers/interrupts.h"
#include "sim/workers/worker-pool.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <memory>
#include <unistd.h>

namespace pptplab::sim::commands
{

namespace
{

struct ReproduceOptions
{
    std::vector<std::string> articles;
    std::string out = "results";
    unsigned jobs = workers::AvailableProcessors();
    bool quick = false;
};

/// What an experiment can be asked for by: its name, and the articles that it shows. Each once, as
/// several experiments may show one article.
std::vector<std::string>
NamesIn(const std::vector<experiment::CatalogueEntry>& all)
{
    std::vector<std::string> names;
    const auto add = [&names](const std::string& name) {
        if (std::find(names.begin(), names.end(), name) == names.end())
        {
            names.push_back(name);
        }
    };
    for (const experiment::CatalogueEntry& entry : all)
    {
        add(entry.name);
        std::for_each(entry.articles.begin(), entry.articles.end(), add);
    }
    return names;
}

/// Adds the experiments that this word names; false when there are none.
bool
AddNamed(const std::string& word,
         const std::vector<experiment::CatalogueEntry>& all,
         std::vector<reproduce::ExperimentResult>& chosen)
{
    bool found = false;
    for (const experiment::CatalogueEntry& entry : all)
    {
        if (entry.Shows(scenario::InCapitals(word)) || entry.name == word)
        {
            found = true;
            const bool isNew = std::none_of(chosen.begin(), chosen.end(), [&](const auto& known) {
                return !known.isOwn && known.entry.name == entry.name;
            });
            if (isNew)
            {
                chosen.push_back({entry, {}, false});
            }
        }
    }
    return found;
}

bool
IsFile(const std::string& word)
{
    std::error_code isNone;
    return std::filesystem::path(word).extension() == ".toml" ||
           std::filesystem::is_regular_file(word, isNone);
}

/// A file of somebody's own; with a number where another one of that name has its folder.
void
AddOwn(const std::string& word, std::vector<reproduce::ExperimentResult>& chosen)
{
    experiment::CatalogueEntry own = experiment::EntryOf(word);
    const std::string stem = own.name;
    const auto isTaken = [&] {
        return std::any_of(chosen.begin(), chosen.end(), [&](const auto& known) {
            return known.entry.name == own.name;
        });
    };
    for (int number = 2; isTaken(); ++number)
    {
        own.name = fmt::format("{}-{}", stem, number);
    }
    chosen.push_back({std::move(own), {}, true});
}

/// The experiments of these articles or of these names, and these files, before they are run; all
/// experiments without any.
std::vector<reproduce::ExperimentResult>
Chosen(const std::vector<std::string>& wanted)
{
    const bool needsNone = !wanted.empty() && std::all_of(wanted.begin(), wanted.end(), IsFile);
    const auto all = needsNone ? std::vector<experiment::CatalogueEntry>()
                               : experiment::Catalogue(experiment::ExperimentsFolder());
    std::vector<reproduce::ExperimentResult> chosen;
    for (std::size_t i = 0; wanted.empty() && i < all.size(); ++i)
    {
        chosen.push_back({all[i], {}, false});
    }
    for (const std::string& each : wanted)
    {
        if (IsFile(each))
        {
            AddOwn(each, chosen);
        }
        else if (!AddNamed(each, all, chosen))
        {
            constexpr std::size_t kShown = 3;
            const bool isNumber = each.find('-') == std::string::npos;
            const auto nearest = scenario::NearestOf(
                isNumber ? scenario::InCapitals(each) : each, NamesIn(all), kShown);
            throw scenario::BadInput(
                fmt::format("no experiment shows {}, and no file has this name; the nearest are {} "
                            "(pptplab list has all)",
                            each,
                            scenario::Joined(nearest)));
        }
    }
    return chosen;
}

/// What is told of one grid of somebody's own file: all cells, and all that was expected.
void
PrintOwn(const reproduce::FileResult& file)
{
    const auto& claims = file.Sweep().claims;
    if (!claims.comparison)
    {
        analysis::PrintTable(
            reproduce::CellTable(file.cells, reproduce::MetricsOf(claims)), std::cout, LineWidth());
    }
    Print(
        {claims.expectations, {file.verdicts.begin(), file.verdicts.end()}}, file.cells, std::cout);
}

void
Print(const reproduce::FileResult& file, bool isMain, bool isOwn)
{
    const std::string& grid = file.Sweep().grid.name;
    std::cout << "\n"
              << reproduce::QuestionOf(file) << (grid.empty() ? "" : " (" + grid + ")") << "\n";
    const auto& claims = file.Sweep().claims;
    if (isMain && claims.comparison)
    {
        analysis::PrintTable(
            reproduce::ComparisonTable(*claims.comparison, file.cells, file.verdicts),
            std::cout,
            LineWidth());
    }
    if (isOwn)
    {
        PrintOwn(file);
        return;
    }
    std::size_t holding = 0;
    for (std::size_t i = 0; i < file.verdicts.size(); ++i)
    {
        const reproduce::Verdict& verdict = file.verdicts[i];
        holding += verdict.holds ? 1 : 0;
        if (!verdict.holds)
        {
            std::cout << fmt::format("  FAILS: {}: {} ({})\n",
                                     claims.expectations[i].metric,
                                     verdict.text,
                                     claims.expectations[i].because);
        }
    }
    std::cout << fmt::format(
        "  {}{}: {} cells, {}\n",
        std::filesystem::path(file.experiment.file).filename().string(),
        grid.empty() ? "" : " " + grid,
        file.cells.size(),
        file.verdicts.empty()
            ? "nothing was expected"
            : fmt::format("{} of {} expectations hold", holding, file.verdicts.size()));
}

/// What decides the exit code.
struct Tally
{
    bool interrupted = false;
    bool failed = false;
};

/// Runs the files of one experiment and tells what came out. `place` is that of the experiment
/// among all, as "3/34, ".
void
RunInto(reproduce::ExperimentResult& result,
        const std::string& place,
        const ReproduceOptions& options,
        Tally& tally)
{
    const experiment::CatalogueEntry& entry = result.entry;
    const auto folder = std::filesystem::path(options.out) / entry.name;
    files::MakeFolder(folder);
    auto store =
        analysis::Store::Open((folder / "results.db").string(), analysis::Store::Access::Write);
    std::cout << entry.name << (entry.articles.empty() ? "" : ": ")
              << scenario::Joined(entry.articles) << "\n"
              << std::flush;
    for (const auto& file : entry.files)
    {
        const campaign::CampaignOptions campaign{
            options.jobs, place + file.filename().string(), ::isatty(STDERR_FILENO) == 1, {}};
        for (reproduce::FileResult& done :
             reproduce::RunFile(file, campaign, store, std::cerr, options.quick))
        {
            tally.interrupted = done.campaign.interrupted;
            if (!tally.interrupted)
            {
                tally.failed = tally.failed || done.campaign.failed > 0 || !done.AllHold();
                Print(done, file == entry.files.front(), result.isOwn);
            }
            result.files.push_back(std::move(done));
        }
        if (tally.interrupted)
        {
            return;
        }
        tally.interrupted = workers::Interrupts::Pending(); // since the last run
        if (tally.interrupted)
        {
            return;
        }
    }
}

ExitCode
Stopped()
{
    std::cerr << "interrupted; the same command goes on from here\n";
    return ExitCode::Interrupted;
}

ExitCode
Reproduce(const ReproduceOptions& options)
{
    auto results = Chosen(options.articles);
    files::MakeFolder(options.out);
    const FoldedOutput folded(std::cout);
    const workers::Interrupts interrupts;
    Tally tally;
    std::size_t number = 0;
    for (reproduce::ExperimentResult& result : results)
    {
        ++number;
        const std::string place =
            results.size() == 1 ? "" : fmt::format("{}/{}, ", number, results.size());
        RunInto(result, place, options, tally);
        if (tally.interrupted)
        {
            return Stopped();
        }
    }
    // The answers first: they are there, whatever becomes of the report.
    std::cout << "\n";
    analysis::PrintTable(reproduce::OverviewTable(results), std::cout, LineWidth());
    if (options.quick)
    {
        std::cout
            << "\nquick: a tenth of the time where runs are long and steady; a range counts as "
               "met when the interval reaches into it\n";
    }
    const bool complete = reproduce::WriteReport(results, options.out, std::cerr);
    if (workers::Interrupts::Pending())
    {
        return Stopped();
    }
    std::cout << fmt::format("\nreport: {}\n",
                             (std::filesystem::path(options.out) / "report.html").string());
    return tally.failed || !complete ? ExitCode::Negative : ExitCode::Done;
}

} // namespace

void
AddReproduce(CLI::App& app, Action& chosen)
{
    auto* command = app.add_subcommand(
        "reproduce", "run experiments: before, after the fix, exact value, verdict, and a report");
    auto options = std::make_shared<ReproduceOptions>();
    command->add_option("ARTICLE",
                        options->articles,
                        "Q194465, an experiment's name, or a file of your own (TOML), ...; all "
                        "experiments without any");
    command->add_option("--out", options->out, "folder for the report, pictures and databases")
        ->type_name("DIR")
        ->capture_default_str();
    AddJobs(*command, options->jobs);
    command->add_flag("--quick",
                      options->quick,
                      "a tenth of the time where runs are long: a range counts as met when the "
                      "interval reaches into it");
    Introduce(*command,
              kSeeTheFailures,
              {"reproduce q162847-gre-blocked --quick",
               "reproduce q162847-gre-blocked --quick --out seen"});
    command->callback([&chosen, options] { chosen = [options] { return Reproduce(*options); }; });
}

} // namespace pptplab::sim::commands
