// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/report/json-text.h"
#include "sim/campaign/status.h"
#include "sim/commands/failure.h"
#include "sim/commands/sweep-forecast.h"
#include "sim/workers/interrupts.h"
#include "sim/workers/progress.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <iostream>

namespace pptplab::sim::commands
{

namespace
{

using Json = nlohmann::ordered_json;
using Clock = std::chrono::steady_clock;

std::uint64_t
DoneIn(const std::vector<campaign::Status>& all)
{
    std::uint64_t done = 0;
    for (const campaign::Status& each : all)
    {
        done += each.done;
    }
    return done;
}

std::vector<analysis::HeldClaim>
RunningIn(const std::vector<campaign::Status>& all)
{
    std::vector<analysis::HeldClaim> running;
    for (const campaign::Status& each : all)
    {
        running.insert(running.end(), each.running.begin(), each.running.end());
    }
    return running;
}

/// What a database holds now, and how fast it grows.
struct Look
{
    std::vector<campaign::Status> campaigns;
    std::optional<double> rate; ///< runs a second; none where nothing runs
};

/// Looks until some runs have ended, for a few seconds at most, where a sweep is at work.
Look
LookAt(const analysis::Store& store, const workers::Interrupts& interrupts)
{
    constexpr std::chrono::milliseconds kPause(200);
    constexpr std::chrono::seconds kLongest(3);
    constexpr std::uint64_t kEnough = 100;
    const auto start = Clock::now();
    Look look{campaign::StatusOf(store), std::nullopt};
    const std::uint64_t before = DoneIn(look.campaigns);
    while (!RunningIn(look.campaigns).empty() && interrupts.Pause(kPause))
    {
        look.campaigns = campaign::StatusOf(store);
        const std::chrono::duration<double> elapsed = Clock::now() - start;
        const std::uint64_t done = DoneIn(look.campaigns) - before;
        look.rate = campaign::RateOf(done, elapsed.count(), RunningIn(look.campaigns));
        if (done >= kEnough || elapsed > kLongest)
        {
            break;
        }
    }
    return look;
}

/// `number` is that of the campaign. The sweep runs one campaign after the other, so that each is
/// told the time for its own runs.
void
Print(std::size_t number, const campaign::Status& status, std::optional<double> rate)
{
    const analysis::Campaign& head = status.campaign.head;
    std::cout << fmt::format(
        "campaign {}: {}program {}, {} of {} cells finished, {} runs done, {} to do{}\n",
        number,
        head.name.empty() ? "" : "grid " + head.name + ", ",
        head.programVersion,
        status.finished,
        head.cells,
        status.done,
        status.toDo,
        status.mostToDo > status.toDo
            ? fmt::format(" (with its precision up to {})", status.mostToDo)
            : "");
    if (!status.campaign.complete)
    {
        std::cout << fmt::format("  planned: {} of {} cells\n", status.planned, head.cells);
    }
    for (const analysis::HeldClaim& claim : status.running)
    {
        std::cout << fmt::format("  running: cell {}, replication {}, for {} s, process {} of {}\n",
                                 claim.position,
                                 claim.number,
                                 claim.age,
                                 claim.holder.process,
                                 claim.holder.host);
    }
    for (const analysis::CellFailure& each : status.failures)
    {
        std::cout << fmt::format("  failed: cell {}, replication {}: {}\n    {}\n",
                                 each.position,
                                 each.failure.number,
                                 each.failure.message,
                                 each.failure.command);
    }
    if (!status.running.empty() && rate)
    {
        std::cout << fmt::format("  {:.3g} runs/s, {} left\n",
                                 *rate,
                                 workers::TimeText(static_cast<double>(status.toDo) / *rate));
    }
}

Json
ToJson(const campaign::Status& status)
{
    const analysis::Campaign& head = status.campaign.head;
    Json json = {{"grid", head.name},
                 {"program", head.programVersion},
                 {"cells", head.cells},
                 {"planned", status.planned},
                 {"complete", status.campaign.complete},
                 {"finished", status.finished},
                 {"done", status.done},
                 {"to_do", status.toDo},
                 {"most_to_do", status.mostToDo},
                 {"running", Json::array()},
                 {"failed", Json::array()}};
    for (const analysis::HeldClaim& claim : status.running)
    {
        json["running"].push_back({{"cell", claim.position},
                                   {"replication", claim.number},
                                   {"seconds", claim.age},
                                   {"host", claim.holder.host},
                                   {"process", claim.holder.process}});
    }
    for (const analysis::CellFailure& each : status.failures)
    {
        json["failed"].push_back({{"cell", each.position},
                                  {"replication", each.failure.number},
                                  {"reason", each.failure.message},
                                  {"tries", each.failure.tries},
                                  {"command", each.failure.command}});
    }
    return json;
}

} // namespace

ExitCode
TellStatus(const std::string& database, bool asJson)
{
    const workers::Interrupts interrupts;
    const auto store = analysis::Store::Open(database, analysis::Store::Access::Read);
    const Look look = LookAt(store, interrupts);
    if (asJson)
    {
        Json json = {{"database", database}, {"campaigns", Json::array()}};
        for (const campaign::Status& each : look.campaigns)
        {
            json["campaigns"].push_back(ToJson(each));
        }
        json["runs_per_second"] = look.rate ? Json(*look.rate) : Json();
        std::cout << analysis::JsonText(json);
        return TellDamage(store);
    }
    std::size_t number = 0; // as show and export count them
    for (const campaign::Status& each : look.campaigns)
    {
        Print(++number, each, look.rate);
    }
    if (RunningIn(look.campaigns).empty())
    {
        const bool isPlanned = std::all_of(look.campaigns.begin(),
                                           look.campaigns.end(),
                                           [](const auto& each) { return each.campaign.complete; });
        std::cout << database
                  << (isPlanned ? ": no sweep is at work\n"
                                : ": nothing runs; a sweep is planning its cells, or ended while "
                                  "it did\n");
    }
    return TellDamage(store);
}

} // namespace pptplab::sim::commands
