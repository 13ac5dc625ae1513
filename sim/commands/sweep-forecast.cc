// SPDX-License-Identifier: GPL-2.0-only
#include "sim/commands/sweep-forecast.h"

#include "analysis/report/json-text.h"
#include "sim/campaign/probe.h"
#include "sim/campaign/work-left.h"
#include "sim/commands/failure.h"
#include "sim/workers/interrupts.h"
#include "sim/workers/progress.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <iostream>
#include <optional>

namespace pptplab::sim::commands
{

namespace
{

using Json = nlohmann::ordered_json;

// So many cells of each grid are probed: some seconds of work.
constexpr std::size_t kProbes = 32;

// A page or two for each table and index.
constexpr campaign::Guess kEmptyDatabase{70'000, 60'000, 90'000};

/// What one grid needs.
struct Ahead
{
    std::string grid;
    campaign::WorkLeft left;
    campaign::Forecast forecast;
    std::string failure; ///< why a cell could not be probed
};

std::optional<Ahead>
Foresee(const campaign::CellGrid& cells,
        const analysis::Store* store,
        const ForecastOptions& options)
{
    Ahead ahead{cells.grid.name, {}, {}, {}};
    const auto left = campaign::WorkLeftOf(cells, store, options.jobs, options.retryFailed);
    if (!left)
    {
        return std::nullopt;
    }
    ahead.left = *left;
    if (left->mostToDo == 0 && left->unplanned == 0)
    {
        return ahead;
    }
    const auto probe =
        campaign::ProbeCells(cells, campaign::SpreadPositions(left->cells, kProbes), options.jobs);
    if (!probe)
    {
        return std::nullopt;
    }
    ahead.forecast = campaign::ForecastOf(*left, probe->costs);
    ahead.failure = probe->failure;
    return ahead;
}

std::string
SizeText(double octets)
{
    constexpr double kKilo = 1000;
    constexpr double kMega = 1e6;
    constexpr double kGiga = 1e9;
    if (octets < kMega)
    {
        return fmt::format("{:.0f} kB", octets / kKilo);
    }
    return octets < kGiga ? fmt::format("{:.3g} MB", octets / kMega)
                          : fmt::format("{:.3g} GB", octets / kGiga);
}

std::string
RunsText(const campaign::WorkLeft& left)
{
    const std::string most = left.mostToDo > left.toDo
                                 ? fmt::format(" (with its precision up to {})", left.mostToDo)
                                 : "";
    const std::string failed =
        left.failed > 0 ? fmt::format(", {} failed (again with --retry-failed)", left.failed) : "";
    return fmt::format(
        "{} cells, {} runs found{}, {} to do{}", left.cells, left.found, failed, left.toDo, most);
}

void
PrintTime(const campaign::Forecast& forecast, unsigned jobs)
{
    const campaign::Guess& seconds = forecast.seconds;
    std::cout << fmt::format("about {} with {} job{} ({} to {}), by {} cell{} that {} probed{}\n",
                             workers::TimeText(seconds.value / jobs),
                             jobs,
                             jobs == 1 ? "" : "s",
                             workers::TimeText(seconds.low / jobs),
                             workers::TimeText(seconds.high / jobs),
                             forecast.probed,
                             forecast.probed == 1 ? "" : "s",
                             forecast.probed == 1 ? "was" : "were",
                             forecast.mostSeconds > seconds.value
                                 ? fmt::format("; up to {} where the precision is not reached",
                                               workers::TimeText(forecast.mostSeconds / jobs))
                                 : "");
}

void
Print(const std::vector<Ahead>& grids, const ForecastOptions& options)
{
    campaign::WorkLeft left;
    campaign::Forecast forecast;
    for (const Ahead& each : grids)
    {
        left += each.left;
        forecast += each.forecast;
        if (!each.grid.empty())
        {
            std::cout << fmt::format("{}: {}\n", each.grid, RunsText(each.left));
        }
        if (!each.failure.empty())
        {
            std::cout << fmt::format("a cell that was probed failed: {}\n", each.failure);
        }
    }
    if (grids.size() > 1 || grids.front().grid.empty())
    {
        std::cout << RunsText(left) << "\n";
    }
    if (forecast.probed > 0)
    {
        PrintTime(forecast, options.jobs);
        std::cout << fmt::format("{} grows by about {} ({} to {})\n",
                                 options.database,
                                 SizeText(forecast.octets.value),
                                 SizeText(forecast.octets.low),
                                 SizeText(forecast.octets.high));
    }
    std::cout << "nothing was run or written\n";
}

Json
ToJson(const campaign::Guess& guess)
{
    return {{"value", guess.value}, {"low", guess.low}, {"high", guess.high}};
}

Json
ToJson(const Ahead& ahead)
{
    Json json = {{"grid", ahead.grid},
                 {"cells", ahead.left.cells},
                 {"unplanned", ahead.left.unplanned},
                 {"found", ahead.left.found},
                 {"failed", ahead.left.failed},
                 {"to_do", ahead.left.toDo},
                 {"most_to_do", ahead.left.mostToDo},
                 {"probed", ahead.forecast.probed},
                 {"processor_seconds", ToJson(ahead.forecast.seconds)},
                 {"most_processor_seconds", ahead.forecast.mostSeconds},
                 {"octets", ToJson(ahead.forecast.octets)}};
    if (!ahead.failure.empty())
    {
        json["failure"] = ahead.failure;
    }
    return json;
}

} // namespace

ExitCode
ForecastSweep(const experiment::Experiment& experiment, const ForecastOptions& options)
{
    const workers::Interrupts interrupts;
    std::optional<analysis::Store> store;
    if (std::filesystem::exists(options.database))
    {
        store = analysis::Store::Open(options.database, analysis::Store::Access::Read);
    }
    std::vector<Ahead> grids;
    for (const experiment::Sweep& sweep : experiment.sweeps)
    {
        auto ahead = Foresee({experiment, sweep.grid}, store ? &*store : nullptr, options);
        if (!ahead)
        {
            std::cerr << "interrupted; nothing was written\n";
            return ExitCode::Interrupted;
        }
        grids.push_back(std::move(*ahead));
    }
    const auto end = [&] { return store ? TellDamage(*store) : ExitCode::Done; };
    if (!store)
    {
        grids.front().forecast.octets += kEmptyDatabase;
    }
    if (!options.json)
    {
        Print(grids, options);
        return end();
    }
    Json json = {{"database", options.database}, {"jobs", options.jobs}, {"grids", Json::array()}};
    for (const Ahead& each : grids)
    {
        json["grids"].push_back(ToJson(each));
    }
    std::cout << analysis::JsonText(json);
    return end();
}

} // namespace pptplab::sim::commands
