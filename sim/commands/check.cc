// SPDX-License-Identifier: GPL-2.0-only
#include "sim/commands/command.h"
#include "sim/commands/folded-output.h"
#include "sim/commands/scenario-options.h"
#include "sim/commands/task-group.h"
#include "sim/experiment/plot-points.h"
#include "sim/load/offered.h"
#include "sim/scenario/values/problem.h"
#include "sim/workers/interrupts.h"
#include "sim/workers/progress.h"
#include "sim/workers/worker-pool.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pptplab::sim::commands
{

namespace
{

/// Throws BadInput for pictures over the load, for which each cell has to be read.
void
RequireDrawn(const experiment::Experiment& experiment)
{
    scenario::Problems problems;
    const auto loadOf = [&](const auto& settings) {
        return load::OfferedLoad(experiment.ReadCell(settings).scenario);
    };
    for (const experiment::Sweep& sweep : experiment.sweeps)
    {
        for (const experiment::PlotSpec& plot : sweep.claims.plots)
        {
            if (const auto why = experiment::WhyNotDrawn(plot, sweep.grid, loadOf))
            {
                problems.push_back({plot.place, "plot: " + *why});
            }
        }
    }
    if (!problems.empty())
    {
        throw scenario::BadInput(experiment.file, problems);
    }
}

std::string
Counted(std::size_t number, std::string_view what)
{
    return fmt::format("{} {}{}", number, what, number == 1 ? "" : "s");
}

/// The keys without effect in the first cell of any grid, each once.
std::vector<std::string>
WithoutEffect(const experiment::Experiment& experiment)
{
    std::vector<std::string> keys;
    for (const experiment::Sweep& sweep : experiment.sweeps)
    {
        const auto first = sweep.grid.At(sweep.grid.Cells().front());
        for (const std::string& key : experiment.ReadCell(first).withoutEffect)
        {
            if (std::find(keys.begin(), keys.end(), key) == keys.end())
            {
                keys.push_back(key);
            }
        }
    }
    return keys;
}

/// Takes the numbers of cells that are no good scenario.
class BadCells final : public workers::PoolObserver
{
  public:
    BadCells(std::string file, std::size_t cells)
        : m_progress(workers::Progress::OnStandardError(std::move(file), cells, "cells"))
    {
    }

    void OnDone(std::size_t /*task*/, const std::string& result) override
    {
        std::istringstream numbers(result);
        for (std::size_t number = 0; numbers >> number;)
        {
            m_bad.push_back(number);
        }
        m_progress.Advance(workers::Progress::Clock::now(), kChunk);
    }

    void OnFailed(std::size_t task, const std::string& reason) override
    {
        throw std::runtime_error(fmt::format("cells {} and further: {}", task * kChunk, reason));
    }

    void End() { m_progress.End(); }

    const std::vector<std::size_t>& Bad() const { return m_bad; }

    /// Cells that a worker reads in one go.
    static constexpr std::size_t kChunk = 100;

  private:
    workers::Progress m_progress;
    std::vector<std::size_t> m_bad;
};

/// Reads all cells of a grid that is too large to be read at once. False when interrupted; throws
/// BadInput.
bool
CheckAll(const experiment::Experiment& experiment, const experiment::Grid& grid)
{
    const auto cells = grid.Cells();
    if (cells.size() <= experiment::kMostReadAtOnce)
    {
        return true;
    }
    const auto read = [&](std::size_t task) {
        std::string bad;
        const std::size_t end = std::min((task + 1) * BadCells::kChunk, cells.size());
        for (std::size_t i = task * BadCells::kChunk; i < end; ++i)
        {
            const bool good = experiment.ReadCell(grid.At(cells[i])).problems.empty();
            bad += good ? "" : fmt::format("{} ", cells[i]);
        }
        return bad;
    };
    BadCells bad(experiment.file, cells.size());
    const std::size_t tasks = (cells.size() + BadCells::kChunk - 1) / BadCells::kChunk;
    const workers::WorkerPool pool{workers::AvailableProcessors(), false};
    const workers::PoolEnd end = pool.Run(tasks, read, bad);
    bad.End();
    experiment.RequireGood(grid, bad.Bad());
    return end != workers::PoolEnd::Interrupted;
}

ExitCode
Check(const ScenarioOptions& options)
{
    const workers::Interrupts interrupts;
    const experiment::Experiment experiment = options.Read();
    for (const experiment::Sweep& sweep : experiment.sweeps)
    {
        if (!CheckAll(experiment, sweep.grid))
        {
            std::cerr << "interrupted; not all cells were read\n";
            return ExitCode::Interrupted;
        }
    }
    RequireDrawn(experiment);
    const FoldedOutput folded(std::cout);
    std::size_t expectations = 0;
    for (const experiment::Sweep& sweep : experiment.sweeps)
    {
        expectations += sweep.claims.expectations.size();
    }
    std::cout << fmt::format("{}: good, {}, {}\n",
                             options.file,
                             Counted(experiment.CellCount(), "cell"),
                             Counted(expectations, "expectation"));
    for (const experiment::Sweep& sweep : experiment.sweeps)
    {
        if (!sweep.grid.name.empty())
        {
            std::cout << fmt::format("  {}: {}, {}\n",
                                     sweep.grid.name,
                                     Counted(sweep.grid.Cells().size(), "cell"),
                                     Counted(sweep.claims.expectations.size(), "expectation"));
        }
    }
    for (const std::string& key : WithoutEffect(experiment))
    {
        std::cout << key << " has no effect on the call engine\n";
    }
    return ExitCode::Done;
}

} // namespace

void
AddCheck(CLI::App& app, Action& chosen)
{
    auto* command = app.add_subcommand("check", "validate a scenario or experiment, run nothing");
    auto options = std::make_shared<ScenarioOptions>();
    options->AddTo(*command);
    Introduce(*command, kAskYourOwn, {"check my.toml"});
    command->callback([&chosen, options] { chosen = [options] { return Check(*options); }; });
}

} // namespace pptplab::sim::commands
