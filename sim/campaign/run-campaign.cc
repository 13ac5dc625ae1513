// SPDX-License-Identifier: GPL-2.0-only
#include "sim/campaign/run-campaign.h"

#include "sim/campaign/campaign.h"
#include "sim/campaign/open-cells.h"
#include "sim/campaign/planning.h"
#include "sim/campaign/recording.h"
#include "sim/run/replication-octets.h"
#include "sim/run/run.h"
#include "sim/workers/interrupts.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <limits>
#include <ostream>
#include <string>
#include <utility>

namespace pptplab::sim::campaign
{

namespace
{

/// Runs replications in a worker, which sends them behind the key of what it has run. It keeps the
/// cell that it has read last: its next task is often of the same.
class Runner
{
  public:
    explicit Runner(const CellGrid& cells) : m_cells(cells) {}

    std::string Run(const Task& task)
    {
        if (task.position != m_position)
        {
            m_scenario = m_cells.Read(task.position).scenario;
            m_key = KeyOf(m_scenario);
            m_position = task.position;
        }
        return m_key + run::ToOctets({run::RunReplication(m_scenario, task.replication)});
    }

  private:
    const CellGrid& m_cells;
    scenario::Scenario m_scenario;
    std::string m_key;
    std::size_t m_position = std::numeric_limits<std::size_t>::max();
};

bool
UsesPackets(const analysis::Store& store, std::int64_t campaign)
{
    const auto engines = store.Engines(campaign);
    const auto packet = scenario::kEngineNames[static_cast<std::size_t>(scenario::Engine::Packet)];
    return std::find(engines.begin(), engines.end(), packet) != engines.end();
}

/// Runs all that is open. Whether it was interrupted.
bool
RunAll(OpenCells& open, const Recording::Job& job, workers::WorkerPool pool, std::ostream& messages)
{
    constexpr std::chrono::milliseconds kPause(300); // for other programs to go on
    const workers::Interrupts interrupts;
    Tally& tally = job.tally;
    Runner runner(job.cells);
    bool told = false;
    for (auto tasks = open.NextTasks(tally.elsewhere, messages); tasks.Size() > 0;
         tasks = open.NextTasks(tally.elsewhere, messages))
    {
        const std::size_t before = tally.run;
        Recording recording(job, tasks, messages);
        const auto work = [&](std::size_t task) { return runner.Run(tasks.At(task)); };
        const workers::PoolEnd end = pool.Run(tasks.Size(), work, recording);
        recording.End();
        const bool isWaiting = tally.run == before && !tally.elsewhere.empty();
        if (isWaiting && !std::exchange(told, true))
        {
            messages << fmt::format("{}: waits for {} cells that other programs are at; `pptplab "
                                    "sweep --status DB` tells which\n",
                                    job.options.what,
                                    tally.elsewhere.size());
        }
        if (end == workers::PoolEnd::Interrupted || (isWaiting && !interrupts.Pause(kPause)))
        {
            return true;
        }
    }
    return false;
}

} // namespace

CampaignOutcome&
CampaignOutcome::operator+=(const CampaignOutcome& next)
{
    id = next.id;
    run += next.run;
    skipped += next.skipped;
    failed += next.failed;
    imprecise += next.imprecise;
    interrupted = next.interrupted;
    return *this;
}

CampaignOutcome
RunCampaign(const experiment::Experiment& experiment,
            const experiment::Grid& grid,
            const CampaignOptions& options,
            analysis::Store& store,
            std::ostream& messages)
{
    const CellGrid cells(experiment, grid, options.element);
    CampaignOptions named = options;
    named.what += grid.name.empty() ? "" : " " + grid.name;
    CampaignOutcome outcome;
    const auto id = MakePlan(cells,
                             workers::WorkerPool{options.jobs, false, options.timeout},
                             store,
                             {"planning " + named.what, 0, options.onTerminal},
                             messages);
    if (!id)
    {
        outcome.interrupted = true;
        return outcome;
    }
    outcome.id = *id;
    OpenCells open(cells, *id, store);
    Tally tally;
    outcome.interrupted = RunAll(open,
                                 {cells, named, store, tally},
                                 {options.jobs, UsesPackets(store, *id), options.timeout},
                                 messages);
    if (outcome.interrupted)
    {
        store.Release();
    }
    outcome.run = tally.run;
    outcome.failed = tally.failed.size();
    outcome.skipped = outcome.interrupted ? open.Wanted() - open.AskedFor() + tally.foundFinished
                                          : open.Wanted() - outcome.run - outcome.failed;
    outcome.imprecise = open.Imprecise();
    return outcome;
}

} // namespace pptplab::sim::campaign
