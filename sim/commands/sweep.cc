// SPDX-License-Identifier: GPL-2.0-only
#include "sim/campaign/run-campaign.h"
#include "sim/cluster/element-file.h"
#include "sim/commands/command.h"
#include "sim/commands/expectations-text.h"
#include "sim/commands/folded-output.h"
#include "sim/commands/option-value.h"
#include "sim/commands/scenario-options.h"
#include "sim/commands/sweep-forecast.h"
#include "sim/commands/sweep-slurm.h"
#include "sim/commands/task-group.h"
#include "sim/reproduce/reproduce.h"
#include "sim/scenario/forms/forms.h"
#include "sim/workers/interrupts.h"
#include "sim/workers/worker-pool.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <chrono>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <unistd.h>

namespace pptplab::sim::commands
{

namespace
{

struct SweepCommand
{
    ScenarioOptions scenario;
    std::string database;
    unsigned jobs = workers::AvailableProcessors();
    std::string timeout;
    bool retryFailed = false;
    bool dryRun = false;
    std::string status; ///< database to tell the state of, instead of a sweep
    bool json = false;
    std::string element;
    SlurmOptions slurm;
};

/// The K/N of --element; none without it.
std::optional<campaign::Element>
ElementOf(const SweepCommand& options)
{
    if (options.element.empty())
    {
        return std::nullopt;
    }
    const auto element = campaign::ElementFrom(options.element, "/");
    if (!element)
    {
        throw scenario::BadInput(fmt::format("--element {}: must be K/N with K from 1 to N and N "
                                             "up to {}, such as 3/20",
                                             options.element,
                                             campaign::Shares::kMostElements));
    }
    return element;
}

/// The limit of --cell-timeout; none without it.
std::optional<std::chrono::milliseconds>
TimeoutOf(const SweepCommand& options)
{
    if (options.timeout.empty())
    {
        return std::nullopt;
    }
    const Duration limit =
        Read("cell-timeout", options.timeout, scenario::TimeForm{scenario::Zero::Excluded});
    return std::chrono::ceil<std::chrono::milliseconds>(limit);
}

/// What says how a sweep runs means nothing to --status, and would look as if it did.
void
RequireStatusAlone(const CLI::App& command)
{
    for (const CLI::Option* option : command.get_options())
    {
        const std::string name = option->get_name();
        if (option->count() > 0 && name != "--status" && name != "--json")
        {
            throw scenario::BadInput(fmt::format(
                "sweep: --status DB tells about all of DB, and goes with --json only, not {}",
                name));
        }
    }
}

/// CLI11 cannot require FILE and --db only where --status is absent.
void
RequireWords(const SweepCommand& options)
{
    if (options.scenario.file.empty() || options.database.empty())
    {
        throw scenario::BadInput(
            "sweep: FILE and --db DB are required (or --status DB alone); pptplab sweep --help");
    }
    if (options.json && !options.dryRun)
    {
        throw scenario::BadInput("sweep: --json goes with --dry-run or --status");
    }
    if (options.dryRun && (!options.element.empty() || options.slurm.wanted))
    {
        throw scenario::BadInput(
            "sweep: --dry-run tells about the whole sweep, not with --element or --slurm");
    }
}

/// What became of a sweep.
struct SweepEnd
{
    campaign::CampaignOutcome runs;
    bool noneFails = true; ///< of the expectations that were judged
};

/// Judges what the file expects of the grids, and prints it; false when an expectation fails. Pre:
/// all is finished.
bool
JudgeInto(const experiment::Experiment& experiment,
          const std::vector<std::int64_t>& campaigns,
          const analysis::Store& store)
{
    bool noneFails = true;
    for (std::size_t i = 0; i < campaigns.size(); ++i)
    {
        const experiment::Sweep& sweep = experiment.sweeps[i];
        if (!sweep.claims.expectations.empty())
        {
            const auto cells = reproduce::OutcomesOf(experiment, sweep.grid, store, campaigns[i]);
            const auto judged = reproduce::JudgeClaims(sweep.claims, cells);
            const FoldedOutput folded(std::cout);
            std::cout << (sweep.grid.name.empty() ? "" : "\n" + sweep.grid.name + "\n");
            Print(judged, cells, std::cout);
            noneFails = noneFails && judged.NoneFails();
        }
    }
    return noneFails;
}

/// Runs what is missing in the store, and tells what became of it. `name` is what the user calls
/// it. Part of a sweep alone is not judged.
SweepEnd
RunInto(const std::string& name,
        const experiment::Experiment& experiment,
        const campaign::CampaignOptions& options,
        analysis::Store store)
{
    campaign::CampaignOutcome outcome;
    std::vector<std::int64_t> campaigns;
    for (const experiment::Sweep& sweep : experiment.sweeps)
    {
        outcome += campaign::RunCampaign(experiment, sweep.grid, options, store, std::cerr);
        campaigns.push_back(outcome.id);
        if (outcome.interrupted)
        {
            break;
        }
    }
    std::cout << fmt::format("{}: {} runs done, {} found finished, {} failed\n",
                             name,
                             outcome.run,
                             outcome.skipped,
                             outcome.failed);
    if (outcome.failed > 0 && !options.retryFailed)
    {
        std::cerr << "what failed is tried again with --retry-failed\n";
    }
    if (outcome.interrupted)
    {
        std::cerr << "interrupted; the same command goes on from here\n";
    }
    const bool isWhole = !outcome.interrupted && outcome.failed == 0 && !options.element;
    return {outcome, !isWhole || JudgeInto(experiment, campaigns, store)};
}

/// As RunInto(), into the file of the element.
campaign::CampaignOutcome
RunElement(const std::string& database,
           campaign::Element element,
           const experiment::Experiment& experiment,
           const campaign::CampaignOptions& options)
{
    using analysis::Store;
    const std::string name = fmt::format("{}, element {}/{}", database, element.number, element.of);
    cluster::ElementFile file(database, element);
    try
    {
        const auto outcome =
            RunInto(name, experiment, options, Store::Open(file.Path(), Store::Access::WriteAlone))
                .runs;
        if (!outcome.interrupted)
        {
            file.Finish();
        }
        return outcome;
    }
    catch (const analysis::StoreError&)
    {
        if (std::filesystem::exists(file.Path()))
        {
            throw;
        }
        throw analysis::StoreError(
            analysis::StoreFault::Lost,
            fmt::format("{}: another process was started for it, and has taken over what this one "
                        "had done",
                        name));
    }
}

ExitCode
Sweep(const CLI::App& command, const SweepCommand& options)
{
    using analysis::Store;
    if (!options.status.empty())
    {
        RequireStatusAlone(command);
        return TellStatus(options.status, options.json);
    }
    RequireWords(options);
    if (options.dryRun)
    {
        return ForecastSweep(options.scenario.Read(),
                             {options.database, options.jobs, options.json, options.retryFailed});
    }
    const auto element = ElementOf(options);
    const experiment::Experiment experiment = options.scenario.Read();
    // After what is read: that may take long, and keeps nothing.
    const workers::Interrupts interrupts;
    if (options.slurm.wanted)
    {
        return SweepBySlurm(command, options.slurm, experiment, options.database);
    }
    const campaign::CampaignOptions run{options.jobs,
                                        options.scenario.file,
                                        ::isatty(STDERR_FILENO) == 1,
                                        options.scenario.Changes(),
                                        options.retryFailed,
                                        TimeoutOf(options),
                                        element};
    SweepEnd end;
    const campaign::CampaignOutcome& outcome = end.runs;
    if (element)
    {
        end.runs = RunElement(options.database, *element, experiment, run);
        if (outcome.interrupted)
        {
            return ExitCode::TryAgain;
        }
    }
    else
    {
        end = RunInto(
            options.database, experiment, run, Store::Open(options.database, Store::Access::Write));
    }
    if (outcome.interrupted)
    {
        return ExitCode::Interrupted;
    }
    return outcome.failed + outcome.imprecise > 0 || !end.noneFails ? ExitCode::Negative
                                                                    : ExitCode::Done;
}

} // namespace

void
AddSweep(CLI::App& app, Action& chosen)
{
    auto* command = app.add_subcommand(
        "sweep", "run all cells of an experiment into a database; resumes by itself");
    auto options = std::make_shared<SweepCommand>();
    options->scenario.AddTo(*command);
    options->scenario.AddPrecisionTo(*command);
    command->get_option("FILE")->required(false);
    command->add_option("--db", options->database, "database (SQLite), made if missing")
        ->type_name("DB");
    AddJobs(*command, options->jobs);
    command
        ->add_option("--cell-timeout",
                     options->timeout,
                     "a replication that takes longer, as 10min, has failed")
        ->type_name("DURATION");
    command->add_flag(
        "--retry-failed", options->retryFailed, "try replications again that failed before");
    command->add_flag("--dry-run",
                      options->dryRun,
                      "tell what would be run, how long it takes and how large it gets");
    command
        ->add_option("--status", options->status, "tell how far the sweep into a database has come")
        ->type_name("DB");
    command->add_flag("--json", options->json, "with --dry-run and --status: one JSON object");
    auto* element =
        command
            ->add_option("--element",
                         options->element,
                         "run part K of N, into DB.elements/K-of-N.db; pptplab merge joins them")
            ->type_name("K/N");
    options->slurm.AddTo(*command, *element);
    Introduce(
        *command, kAskYourOwn, {"sweep my.toml --db my.db", "sweep my.toml --db my.db --dry-run"});
    command->callback([&chosen, options, command] {
        chosen = [options, command] { return Sweep(*command, *options); };
    });
}

} // namespace pptplab::sim::commands
