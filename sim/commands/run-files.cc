// SPDX-License-Identifier: GPL-2.0-only
#include "sim/commands/run-files.h"

#include "sim/commands/option-value.h"
#include "sim/files/output-folder.h"
#include "sim/scenario/values/problem.h"
#include "sim/scenario/values/quantity.h"

#include <fmt/format.h>

namespace pptplab::sim::commands
{

namespace
{

void
RequirePackets(const scenario::Scenario& scenario)
{
    if (scenario.engine == scenario::Engine::Call)
    {
        throw scenario::BadInput("--pcap: the call engine has no packets; add --engine packet");
    }
}

void
RequireCalls(const scenario::Scenario& scenario, const char* option)
{
    if (scenario.refusalsBy == scenario::RefusalsBy::Splitting)
    {
        throw scenario::BadInput(
            fmt::format("{}: splitting weighs the time for which callers would be refused and has "
                        "no calls; take it without --rare and scenario.refusals_by",
                        option));
    }
}

std::optional<Duration>
TimeOf(const std::string& name, const std::string& text)
{
    return text.empty() ? std::nullopt : std::optional(Read(name, text, scenario::TimeForm{}));
}

WantedPictures
PicturesOf(const FileOptions& options, const scenario::Scenario& scenario)
{
    const run::Stretch stretch{TimeOf("from", options.from), TimeOf("to", options.to)};
    const Duration from = stretch.from.value_or(scenario.warmUp);
    const Duration to = stretch.to.value_or(scenario.duration);
    if (from >= to || to > scenario.duration)
    {
        throw scenario::BadInput(
            fmt::format("--from {} --to {}: the one must be before the other, and both within "
                        "scenario.duration = {}",
                        scenario::DurationText(from),
                        scenario::DurationText(to),
                        scenario::DurationText(scenario.duration)));
    }
    return {options.pictures, stretch, options.png ? analysis::Slide::Yes : analysis::Slide::No};
}

} // namespace

void
FileOptions::AddTo(CLI::App& command)
{
    command.add_option("--pcap", captures, "packet engine: folder for captures (Wireshark)")
        ->type_name("DIR");
    command
        .add_option("--calls",
                    calls,
                    "table with a row for each attempt (CSV), in the order in which calls end")
        ->type_name("FILE");
    auto* folder = command.add_option(
        "--pictures", pictures, "folder for pictures of the first run: ports over time");
    folder->type_name("DIR");
    command.add_flag("--png", png, "of each picture one for slides, too")->needs(folder);
    command.add_option("--from", from, "pictures begin then; the end of the warm-up")
        ->type_name("DURATION")
        ->needs(folder);
    command.add_option("--to", to, "pictures end then; as much as can be read")
        ->type_name("DURATION")
        ->needs(folder);
}

RunFiles::RunFiles(const FileOptions& options, const scenario::Scenario& scenario)
{
    if (!options.captures.empty())
    {
        RequirePackets(scenario);
        files::MakeFolder(options.captures);
        m_captures = options.captures;
    }
    if (!options.pictures.empty())
    {
        RequireCalls(scenario, "--pictures");
        m_pictures = PicturesOf(options, scenario);
        files::MakeFolder(options.pictures);
    }
    if (!options.calls.empty())
    {
        RequireCalls(scenario, "--calls");
        m_calls.emplace(options.calls);
    }
}

WorkerFiles
RunFiles::Of(std::uint64_t replication) const
{
    WorkerFiles files;
    if (m_calls)
    {
        files.calls = m_calls->PartOf(replication);
    }
    if (replication == 0)
    {
        files.captures = m_captures;
        files.pictures = m_pictures;
    }
    return files;
}

void
RunFiles::Finish(std::uint64_t replications)
{
    if (m_calls)
    {
        m_calls->Join(replications);
    }
}

} // namespace pptplab::sim::commands
