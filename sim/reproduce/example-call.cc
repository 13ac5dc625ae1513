// SPDX-License-Identifier: GPL-2.0-only
#include "sim/reproduce/example-call.h"

#include "analysis/report/json-text.h"
#include "analysis/trace/write-table.h"
#include "sim/reproduce/call-kind.h"
#include "sim/reproduce/key-name.h"
#include "sim/run/usual-error.h"
#include "sim/trace/call-of-outcome.h"
#include "sim/trace/trace-files.h"
#include "sim/workers/collector.h"
#include "sim/workers/worker-pool.h"
#include "sim/workers/worker.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <iostream>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

namespace pptplab::sim::reproduce
{

namespace
{

using Json = nlohmann::ordered_json;

// More of a call than a reader of the report follows; the files have them all. How it begins is
// soon told, how it ends is what he looks for.
constexpr std::size_t kFirstFrames = 8;
constexpr std::size_t kLastFrames = 16;

/// Attempts of the call engine that are run once more with packets, at 3 ms of processor time each:
/// enough to lose 50 addresses at one in 10 (Q159309), not to wait for a restart after two days.
constexpr std::uint64_t kMostReplayed = 800;
constexpr std::uint64_t kMostReplayedQuickly = 80;

/// Attempts in which further errors of an outcome are looked for.
constexpr std::uint64_t kMostLookedAt = 100;

/// Keeps what the servers wrote.
class Witness final : public Observer
{
  public:
    void OnAttempt(const Attempt& /*attempt*/) override {}

    void OnServerEvent(const ServerEvent& event) override
    {
        m_events[std::to_string(event.number)] = event.text;
    }

    const Json& Events() const { return m_events; }

  private:
    Json m_events = Json::object();
};

Json
FramesIn(const analysis::FrameTable& table)
{
    auto frames = Json::array();
    const std::size_t all = table.rows.size();
    for (std::size_t i = 0; i < all; ++i)
    {
        if (i < kFirstFrames || all - i <= kLastFrames)
        {
            const analysis::Row& row = table.rows[i];
            frames.push_back({std::to_string(row.number),
                              fmt::format("{:.3f}", ToSeconds(row.time)),
                              row.from,
                              row.to,
                              row.Top().protocol + " " + analysis::SummaryOf(row)});
        }
    }
    return frames;
}

/// What is looked for in one replication of a scenario.
trace::WantedCalls
WantedOf(const CallKind& kind, std::optional<std::uint64_t> among)
{
    trace::WantedCalls wanted;
    wanted.outcome = kind.outcome;
    wanted.error = kind.error;
    wanted.among = among;
    return wanted;
}

/// Runs until the call is over and writes its files; what is to be told of it, as JSON. An empty
/// text when there is no such call in that replication.
std::string
Recorded(const scenario::Scenario& scenario,
         const trace::WantedCalls& wanted,
         std::uint64_t replication,
         const std::filesystem::path& stem)
{
    Witness witness;
    const auto call = trace::FirstCallOf(scenario, wanted, witness, replication);
    if (!call)
    {
        return {};
    }
    const analysis::FrameTable table = trace::FramesOf(*call);
    trace::WriteTrace(stem.parent_path(), stem.filename().string(), table, &call->capture);
    const Json told{{"error", call->error},
                    {"events", witness.Events()},
                    {"frames", FramesIn(table)},
                    {"all", table.rows.size()}};
    return analysis::JsonDump(told);
}

void
Fill(const Json& told, ExampleCall& example)
{
    example.noTrace.clear();
    example.error = told.at("error");
    for (const auto& [number, text] : told.at("events").items())
    {
        example.events.emplace_back(std::stoul(number), text);
    }
    example.frames = told.at("frames").get<std::vector<std::vector<std::string>>>();
    example.allFrames = told.at("all");
}

/// One call that is looked for, and what came of it.
struct CallSearch
{
    CallKind kind;
    Rerun rerun;
    ExampleCall found;
    /// Attempts among which the call is looked for; none: all.
    std::optional<std::uint64_t> among{};

    bool IsOpenIn(std::uint64_t replication) const
    {
        const std::uint64_t most = kind.isReplay ? 1 : rerun.scenario.replications;
        return !found.noTrace.empty() && rerun.impossible.empty() && replication < most;
    }
};

CallSearch
SearchFor(const CallKind& kind, const FileResult& file)
{
    CallSearch search{kind, RerunOf(kind, file), {}};
    search.found.cell = CellText(file.cells[kind.cell].settings);
    search.found.outcome = kind.outcome;
    search.found.trace = fmt::format("{}-{}", file.Name(), NameOf(kind.outcome));
    if (kind.error)
    {
        search.found.trace += fmt::format("-{}", *kind.error);
    }
    if (!kind.isReplay)
    {
        search.found.noTrace = "no such call when it was run again";
        return search;
    }
    search.among = file.experiment.quick ? kMostReplayedQuickly : kMostReplayed;
    search.found.error = run::UsualError(kind.outcome,
                                         search.rerun.scenario.server,
                                         search.rerun.scenario.clients.front().calls.protocols);
    search.found.noTrace =
        search.rerun.impossible.empty()
            ? fmt::format("not among the first {} calls with packets", *search.among)
            : "the call engine alone: " + search.rerun.impossible;
    return search;
}

workers::PoolEnd
RunEach(std::size_t tasks, const workers::Worker::Work& work, workers::Collector& collector)
{
    return workers::WorkerPool{workers::AvailableProcessors(), true}.Run(tasks, work, collector);
}

/// Looks for all calls of `searches`, a replication at a time. False when interrupted.
bool
Follow(std::vector<CallSearch>& searches, const std::filesystem::path& folder)
{
    for (std::uint64_t replication = 0;; ++replication)
    {
        std::vector<CallSearch*> open;
        for (CallSearch& search : searches)
        {
            if (search.IsOpenIn(replication))
            {
                open.push_back(&search);
            }
        }
        if (open.empty())
        {
            return true;
        }
        const auto work = [&](std::size_t task) {
            const CallSearch& search = *open[task];
            return Recorded(search.rerun.scenario,
                            WantedOf(search.kind, search.among),
                            replication,
                            folder / search.found.trace);
        };
        workers::Collector collector(
            [&](std::size_t task, const std::string& result) {
                if (!result.empty())
                {
                    Fill(Json::parse(result), open[task]->found);
                }
            },
            [&](std::size_t task, const std::string& reason) {
                open[task]->found.noTrace = reason;
            });
        if (RunEach(open.size(), work, collector) == workers::PoolEnd::Interrupted)
        {
            return false;
        }
    }
}

/// The error that the first such caller of each cell saw; 0 where none is soon found. None when
/// interrupted.
std::optional<std::vector<std::uint16_t>>
ErrorsIn(const std::vector<CallKind>& kinds, const FileResult& file)
{
    std::vector<std::uint16_t> errors(kinds.size());
    const auto work = [&](std::size_t task) {
        Witness witness;
        const auto call = trace::FirstCallOf(
            RerunOf(kinds[task], file).scenario, WantedOf(kinds[task], kMostLookedAt), witness);
        return std::to_string(call ? call->error : 0);
    };
    workers::Collector collector(
        [&](std::size_t task, const std::string& result) {
            errors[task] = static_cast<std::uint16_t>(std::stoul(result));
        },
        [](std::size_t /*task*/, const std::string& /*reason*/) {});
    return RunEach(kinds.size(), work, collector) == workers::PoolEnd::Interrupted
               ? std::nullopt
               : std::optional(std::move(errors));
}

/// The kinds of `others` that show an error which is not among `found`, the first of each.
std::vector<CallKind>
WithNewErrors(const std::vector<CallKind>& others,
              const std::vector<std::uint16_t>& errors,
              const std::vector<CallSearch>& found)
{
    std::set<std::pair<Outcome, std::uint16_t>> known;
    for (const CallSearch& search : found)
    {
        known.emplace(search.kind.outcome, search.found.error);
    }
    std::vector<CallKind> news;
    for (std::size_t i = 0; i < others.size(); ++i)
    {
        if (errors[i] != 0 && known.emplace(others[i].outcome, errors[i]).second)
        {
            news.push_back(others[i]);
            news.back().error = errors[i];
        }
    }
    return news;
}

std::vector<CallSearch>
SearchesFor(const std::vector<CallKind>& kinds, const FileResult& file)
{
    std::vector<CallSearch> searches;
    searches.reserve(kinds.size());
    for (const CallKind& kind : kinds)
    {
        searches.push_back(SearchFor(kind, file));
    }
    return searches;
}

/// Sorts by outcomes and errors; tells of what should be there and is not.
ExampleCalls
Sorted(std::vector<CallSearch> searches)
{
    std::stable_sort(
        searches.begin(), searches.end(), [](const CallSearch& a, const CallSearch& b) {
            return std::pair(a.kind.outcome, a.found.error) <
                   std::pair(b.kind.outcome, b.found.error);
        });
    ExampleCalls examples;
    for (CallSearch& search : searches)
    {
        if (!search.found.noTrace.empty() && !search.kind.isReplay)
        {
            examples.complete = false;
            std::cerr << fmt::format(
                "pptplab: {}: no trace: {}\n", search.found.trace, search.found.noTrace);
        }
        examples.all.push_back(std::move(search.found));
    }
    return examples;
}

} // namespace

ExampleCalls
ExampleCallsOf(const FileResult& file, const std::filesystem::path& folder)
{
    const auto kinds = CallKindsIn(file.cells);
    auto searches = SearchesFor(kinds, file);
    if (!Follow(searches, folder))
    {
        return {};
    }
    const auto others = OtherCellsOf(kinds, file.cells);
    const auto errors = ErrorsIn(others, file);
    if (!errors)
    {
        return {};
    }
    auto more = SearchesFor(WithNewErrors(others, *errors, searches), file);
    if (!Follow(more, folder))
    {
        return {};
    }
    std::move(more.begin(), more.end(), std::back_inserter(searches));
    return Sorted(std::move(searches));
}

} // namespace pptplab::sim::reproduce
