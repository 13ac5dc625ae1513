// SPDX-License-Identifier: GPL-2.0-only
#include "sim/reproduce/reproduce.h"

#include "sim/commands/command.h"
#include "sim/files/output-folder.h"
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

/// The experiments of these articles or of these names; all without any.
std::vector<experiment::CatalogueEntry>
Chosen(const std::vector<std::string>& wanted)
{
    auto all = experiment::Catalogue(experiment::ExperimentsFolder());
    if (wanted.empty())
    {
        return all;
    }
    std::vector<experiment::CatalogueEntry> chosen;
    for (const std::string& each : wanted)
    {
        bool found = false;
        for (const experiment::CatalogueEntry& entry : all)
        {
            const bool isNew = std::none_of(chosen.begin(), chosen.end(), [&](const auto& known) {
                return known.name == entry.name;
            });
            if (entry.Shows(scenario::InCapitals(each)) || entry.name == each)
            {
                found = true;
                if (isNew)
                {
                    chosen.push_back(entry);
                }
            }
        }
        if (!found)
        {
            const auto names = NamesIn(all);
            throw scenario::BadInput(
                fmt::format("no experiment shows {}; there are {}, the nearest is {}",
                            each,
                            scenario::Joined(names),
                            scenario::Nearest(scenario::InCapitals(each), names)));
        }
    }
    return chosen;
}

void
Print(const reproduce::FileResult& file, bool isMain)
{
    const std::string& grid = file.Sweep().grid.name;
    std::cout << "\n"
              << file.experiment.question << (grid.empty() ? "" : " (" + grid + ")") << "\n";
    const auto& claims = file.Sweep().claims;
    if (isMain && claims.comparison)
    {
        analysis::PrintTable(
            reproduce::ComparisonTable(*claims.comparison, file.cells, file.verdicts), std::cout);
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

reproduce::ExperimentResult
RunEntry(const experiment::CatalogueEntry& entry, const ReproduceOptions& options, Tally& tally)
{
    const auto folder = std::filesystem::path(options.out) / entry.name;
    files::MakeFolder(folder);
    auto store =
        analysis::Store::Open((folder / "results.db").string(), analysis::Store::Access::Write);
    reproduce::ExperimentResult result{entry, {}};
    std::cout << fmt::format("{}: {}\n", entry.name, scenario::Joined(entry.articles))
              << std::flush;
    for (const auto& file : entry.files)
    {
        const campaign::CampaignOptions campaign{
            options.jobs, file.filename().string(), ::isatty(STDERR_FILENO) == 1, {}};
        for (reproduce::FileResult& done :
             reproduce::RunFile(file, campaign, store, std::cerr, options.quick))
        {
            tally.interrupted = done.campaign.interrupted;
            if (!tally.interrupted)
            {
                tally.failed = tally.failed || done.campaign.failed > 0 || !done.AllHold();
                Print(done, file == entry.files.front());
            }
            result.files.push_back(std::move(done));
        }
        if (tally.interrupted)
        {
            return result;
        }
        tally.interrupted = workers::Interrupts::Pending(); // since the last run
        if (tally.interrupted)
        {
            return result;
        }
    }
    return result;
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
    const auto chosen = Chosen(options.articles);
    files::MakeFolder(options.out);
    const workers::Interrupts interrupts;
    Tally tally;
    std::vector<reproduce::ExperimentResult> results;
    for (const experiment::CatalogueEntry& entry : chosen)
    {
        results.push_back(RunEntry(entry, options, tally));
        if (tally.interrupted)
        {
            return Stopped();
        }
    }
    // The answers first: they are there, whatever becomes of the report.
    std::cout << "\n";
    analysis::PrintTable(reproduce::OverviewTable(results), std::cout);
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
    command->add_option("ARTICLE", options->articles, "Q194465, ...; all there are without any");
    command->add_option("--out", options->out, "folder for the report, pictures and databases")
        ->type_name("DIR")
        ->capture_default_str();
    command
        ->add_option("--jobs", options->jobs, "worker processes; the results do not depend on it")
        ->type_name("N")
        ->check(CLI::Range(1U, 1024U))
        ->capture_default_str();
    command->add_flag("--quick",
                      options->quick,
                      "a tenth of the time where runs are long: a range counts as met when the "
                      "interval reaches into it");
    command->callback([&chosen, options] { chosen = [options] { return Reproduce(*options); }; });
}

} // namespace pptplab::sim::commands
