// SPDX-License-Identifier: GPL-2.0-only
#include "sim/commands/sweep-slurm.h"

#include "sim/cluster/element-file.h"
#include "sim/cluster/minute-elements.h"
#include "sim/cluster/slurm-scripts.h"
#include "sim/cluster/unfinished.h"
#include "sim/files/output-folder.h"
#include "sim/files/text-file.h"
#include "sim/workers/interrupts.h"
#include "sim/workers/worker-pool.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <optional>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace pptplab::sim::commands
{

namespace
{

/// What an element is not told: whatever is about all of them. --jobs has a place of its own.
constexpr std::array<const char*, 5> kNotOfElements = {
    "slurm", "submit", "elements", "at-once", "jobs"};

/// The words of a parsed command, for an element to be told the same.
std::vector<std::string>
WordsOf(const CLI::App& command)
{
    std::vector<std::string> words = {command.get_name()};
    for (const CLI::Option* option : command.get_options())
    {
        const std::vector<std::string>& names = option->get_lnames();
        const auto isName = [&](const char* name) {
            return std::find(names.begin(), names.end(), name) != names.end();
        };
        if (option->count() == 0 ||
            std::any_of(kNotOfElements.begin(), kNotOfElements.end(), isName))
        {
            continue;
        }
        for (const std::string& value : option->results())
        {
            words.push_back(names.empty()                  ? value
                            : option->get_type_size() == 0 ? "--" + names.front()
                                                           : "--" + names.front() + "=" + value);
        }
    }
    return words;
}

/// None when interrupted.
std::optional<std::uint32_t>
ElementsFor(const SlurmOptions& options,
            const experiment::Experiment& experiment,
            const std::string& database)
{
    if (options.elements > 0)
    {
        return options.elements;
    }
    const auto former = cluster::FormerElements(database);
    return former ? former : cluster::ElementsOfAMinute(experiment, workers::AvailableProcessors());
}

/// Runs the script that hands the others to Slurm.
ExitCode
Submit(const std::string& script)
{
    std::cout.flush();
    const pid_t child = ::fork();
    if (child == 0)
    {
        ::execl("/bin/sh", "sh", script.c_str(), nullptr);
        ::_exit(127);
    }
    int status = 0;
    if (child < 0 || ::waitpid(child, &status, 0) < 0 || status != 0)
    {
        std::cerr << "sbatch did not take the jobs; " << script << " does the same again\n";
        return ExitCode::BadInput;
    }
    return ExitCode::Done;
}

} // namespace

void
SlurmOptions::AddTo(CLI::App& command, CLI::Option& element)
{
    auto* slurm = command.add_flag(
        "--slurm", wanted, "write scripts by which Slurm runs it: DB.elements/submit.sh");
    slurm->excludes(&element);
    command.add_flag("--submit", submit, "and submit them")->needs(slurm);
    command
        .add_option("--elements",
                    elements,
                    "how many parts; as before, or else such that each takes a minute")
        ->type_name("N")
        ->check(CLI::Range(1U, campaign::Shares::kMostElements))
        ->needs(slurm);
    command.add_option("--at-once", atOnce, "how many of them may run at a time")
        ->type_name("N")
        ->check(CLI::Range(1U, campaign::Shares::kMostElements))
        ->needs(slurm);
}

ExitCode
SweepBySlurm(const CLI::App& command,
             const SlurmOptions& options,
             const experiment::Experiment& experiment,
             const std::string& database)
{
    const std::filesystem::path folder =
        std::filesystem::absolute(cluster::ElementsFolder(database));
    files::MakeFolder(folder);
    const auto elements = ElementsFor(options, experiment, database);
    std::vector<std::uint32_t> missing;
    if (elements)
    {
        missing = cluster::UnfinishedElements(experiment, database, *elements);
    }
    if (!elements || workers::Interrupts::Pending())
    {
        std::cerr << "interrupted; nothing was written\n";
        return ExitCode::Interrupted;
    }
    const CLI::Option* jobs = command.get_option("--jobs");
    const cluster::SlurmSweep sweep{std::filesystem::read_symlink("/proc/self/exe").string(),
                                    std::filesystem::current_path().string(),
                                    WordsOf(command),
                                    std::filesystem::absolute(database).string(),
                                    folder.string(),
                                    *elements,
                                    std::move(missing),
                                    options.atOnce,
                                    jobs->count() > 0 ? jobs->as<unsigned>() : 1};
    if (!sweep.missing.empty())
    {
        files::WriteTextFile(folder / "array.sh", ArrayScript(sweep));
    }
    files::WriteTextFile(folder / "merge.sh", MergeScript(sweep));
    files::WriteTextFile(folder / "submit.sh", SubmitScript(sweep));
    std::cout << fmt::format("{} of {} elements to be run; {}\n",
                             sweep.missing.size(),
                             *elements,
                             options.submit ? "submitting them and a merge"
                                            : (folder / "submit.sh").string() + " submits them");
    return options.submit ? Submit((folder / "submit.sh").string()) : ExitCode::Done;
}

} // namespace pptplab::sim::commands
