// SPDX-License-Identifier: GPL-2.0-only
#include "sim/campaign/run-campaign.h"
#include "sim/commands/command.h"
#include "sim/commands/option-value.h"
#include "sim/commands/scenario-options.h"
#include "sim/scenario/forms/forms.h"
#include "sim/workers/interrupts.h"
#include "sim/workers/worker-pool.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <chrono>
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
};

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

ExitCode
SweepInto(const SweepCommand& options)
{
    const experiment::Experiment experiment = options.scenario.Read();
    // After what is read: that may take long, and keeps nothing.
    const workers::Interrupts interrupts;
    auto store = analysis::Store::Open(options.database, analysis::Store::Access::Write);
    campaign::CampaignOutcome outcome;
    for (const experiment::Sweep& sweep : experiment.sweeps)
    {
        const std::string& grid = sweep.grid.name;
        const campaign::CampaignOptions campaign{options.jobs,
                                                 options.scenario.file +
                                                     (grid.empty() ? "" : " " + grid),
                                                 ::isatty(STDERR_FILENO) == 1,
                                                 options.scenario.Changes(),
                                                 options.retryFailed,
                                                 TimeoutOf(options)};
        outcome += campaign::RunCampaign(experiment, sweep.grid, campaign, store, std::cerr);
        if (outcome.interrupted)
        {
            break;
        }
    }
    std::cout << fmt::format("{}: {} runs done, {} found finished, {} failed\n",
                             options.database,
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
        return ExitCode::Interrupted;
    }
    return outcome.failed + outcome.imprecise > 0 ? ExitCode::Negative : ExitCode::Done;
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
    command->add_option("--db", options->database, "database (SQLite), made if missing")
        ->type_name("DB")
        ->required();
    command
        ->add_option("--jobs", options->jobs, "worker processes; the results do not depend on it")
        ->type_name("N")
        ->check(CLI::Range(1U, 1024U))
        ->capture_default_str();
    command
        ->add_option("--cell-timeout",
                     options->timeout,
                     "a replication that takes longer, as 10min, has failed")
        ->type_name("DURATION");
    command->add_flag(
        "--retry-failed", options->retryFailed, "try replications again that failed before");
    command->callback([&chosen, options] { chosen = [options] { return SweepInto(*options); }; });
}

} // namespace pptplab::sim::commands
