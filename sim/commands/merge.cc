// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/store/merge.h"

#include "sim/campaign/share.h"
#include "sim/cluster/element-file.h"
#include "sim/cluster/missing.h"
#include "sim/commands/command.h"
#include "sim/commands/task-group.h"
#include "sim/scenario/values/problem.h"
#include "sim/workers/interrupts.h"
#include "sim/workers/progress.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <filesystem>
#include <iostream>
#include <memory>
#include <set>

namespace pptplab::sim::commands
{

namespace
{

struct MergeCommand
{
    std::string out;
    std::vector<std::string> inputs;
};

/// The files themselves, and of folders the finished elements in them.
std::vector<std::string>
FilesOf(const std::vector<std::string>& inputs)
{
    std::vector<std::string> files;
    for (const std::string& input : inputs)
    {
        if (!std::filesystem::is_directory(input))
        {
            files.push_back(input);
            continue;
        }
        const auto elements = cluster::FinishedElements(input);
        if (elements.empty())
        {
            throw scenario::BadInput(input + ": holds no finished element, such as 3-of-20.db");
        }
        files.insert(files.end(), elements.begin(), elements.end());
    }
    return files;
}

/// Into how many elements the sweep was cut, if the names agree about it.
std::optional<std::uint32_t>
ElementsIn(const std::vector<std::string>& files)
{
    std::set<std::uint32_t> counts;
    for (const std::string& file : files)
    {
        const auto element = cluster::ElementNamed(std::filesystem::path(file).filename().string());
        if (element)
        {
            counts.insert(element->of);
        }
    }
    return counts.size() == 1 ? std::optional(*counts.begin()) : std::nullopt;
}

/// Ends a merge that the user does not want any more; `out` is as it was.
struct MergeInterrupted
{
};

std::string
TextOf(const analysis::Demand& demand)
{
    return demand.precision.empty()
               ? fmt::format("{} replications", demand.replications)
               : fmt::format("{} to a precision of {}, by {} to {} replications",
                             demand.metric,
                             demand.precision,
                             demand.first,
                             demand.replications);
}

/// Each cell has the larger demand of its files, which nobody may have meant.
void
TellDemands(const std::string& out, const std::vector<analysis::Demand>& demands)
{
    std::cout << out << ": its cells are asked for differently:\n";
    for (const analysis::Demand& demand : demands)
    {
        std::cout << "  " << TextOf(demand) << "\n";
    }
    std::cout << "a sweep into it, with the replications that are wanted, makes them equal\n";
}

ExitCode
Tell(const std::string& out, std::optional<std::uint32_t> elements)
{
    const cluster::Missing missing = cluster::MissingOf(
        analysis::Store::Open(out, analysis::Store::Access::ReadWhole), elements);
    if (missing.failed > 0)
    {
        std::cout << fmt::format("{} replications have failed\n", missing.failed);
    }
    if (!missing.demands.empty())
    {
        TellDemands(out, missing.demands);
    }
    if (missing.Nothing())
    {
        std::cout << fmt::format("{}: nothing is missing of {} cells\n", out, missing.cells);
        return missing.failed > 0 ? ExitCode::Negative : ExitCode::Done;
    }
    if (missing.unplanned + missing.replications == 0)
    {
        return ExitCode::Negative;
    }
    std::cout << fmt::format("{}: of {} cells {} are missing{}\n",
                             out,
                             missing.cells,
                             missing.unplanned,
                             missing.replications > 0
                                 ? fmt::format(", and {} replications of {}",
                                               missing.replications,
                                               missing.unplanned > 0 ? "others" : "them")
                                 : "");
    if (elements)
    {
        std::cout << fmt::format("missing elements of {}: --array={}\n",
                                 *elements,
                                 campaign::ArrayText(missing.elements));
    }
    return ExitCode::Negative;
}

ExitCode
MergeInto(const MergeCommand& options)
{
    const workers::Interrupts interrupts;
    const std::vector<std::string> files = FilesOf(options.inputs);
    auto progress = workers::Progress::OnStandardError("merging", files.size(), "files");
    try
    {
        const std::size_t differing = analysis::Merge(options.out, files, [&progress] {
            progress.Advance(workers::Progress::Clock::now());
            if (workers::Interrupts::Pending())
            {
                throw MergeInterrupted{};
            }
        });
        progress.End();
        if (differing > 0)
        {
            std::cerr << fmt::format("note: {} replications were there twice with different "
                                     "results; have machines of different kinds run them?\n",
                                     differing);
        }
    }
    catch (const MergeInterrupted&)
    {
        progress.End();
        std::cerr << fmt::format("interrupted; {} is as it was\n", options.out);
        return ExitCode::Interrupted;
    }
    return Tell(options.out, ElementsIn(files));
}

} // namespace

void
AddMerge(CLI::App& app, Action& chosen)
{
    auto* command = app.add_subcommand(
        "merge", "join databases of one sweep, such as its elements, and tell what is missing");
    auto options = std::make_shared<MergeCommand>();
    command
        ->add_option("OUT", options->out, "database of everything, also of what it holds already")
        ->required();
    command
        ->add_option("IN", options->inputs, "databases, or folders of elements (sweep --element)")
        ->required();
    Introduce(*command, kKeepAndCompare, {"merge all.db my.db"});
    command->callback([&chosen, options] { chosen = [options] { return MergeInto(*options); }; });
}

} // namespace pptplab::sim::commands
