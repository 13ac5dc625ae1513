// SPDX-License-Identifier: GPL-2.0-only
#include "sim/sweep/sweep-run.h"

#include "sim/run/replication-octets.h"
#include "sim/run/run.h"
#include "sim/sweep/plan.h"
#include "sim/sweep/progress.h"

#include <fmt/format.h>

#include <ostream>
#include <unordered_set>
#include <vector>

namespace pptplab::sim
{

namespace
{

/// One replication of one cell of the plan.
struct Task
{
    std::size_t cell = 0;
    std::uint32_t replication = 0;
};

/// What the plan wants and the store lacks. Cells that are the same scenario are run once.
std::vector<Task>
MissingTasks(const analysis::Campaign& campaign, const analysis::Store& store)
{
    std::vector<Task> tasks;
    std::unordered_set<std::string> seen;
    for (std::size_t cell = 0; cell < campaign.cells.size(); ++cell)
    {
        if (!seen.insert(campaign.cells[cell].key).second)
        {
            continue;
        }
        for (const std::uint32_t replication : store.Missing(campaign.cells[cell].key))
        {
            tasks.push_back({cell, replication});
        }
    }
    return tasks;
}

std::size_t
DistinctReplications(const analysis::Campaign& campaign)
{
    std::size_t replications = 0;
    std::unordered_set<std::string> seen;
    for (const analysis::PlannedCell& cell : campaign.cells)
    {
        replications += seen.insert(cell.key).second ? cell.replications : 0;
    }
    return replications;
}

std::string
CommandLine(const Experiment& experiment,
            const Settings& changes,
            const analysis::PlannedCell& cell)
{
    std::string line = "pptplab run '" + experiment.file + "'";
    for (const Setting& change : changes)
    {
        line += fmt::format(" --set '{}={}'", change.key, ToToml(change.value));
    }
    for (const analysis::Setting& setting : cell.setup.settings)
    {
        line += fmt::format(" --set '{}={}'", setting.axis, setting.value);
    }
    return line;
}

/// Writes what the workers send into the store.
class Recording final : public PoolObserver
{
  public:
    struct Job
    {
        const Experiment& experiment;
        const analysis::Campaign& campaign;
        const std::vector<Task>& tasks;
        analysis::Store& store;
    };

    Recording(Job job, const SweepOptions& options, std::ostream& messages)
        : m_job(job),
          m_changes(options.changes),
          m_messages(messages),
          m_progress({options.what, job.tasks.size(), options.onTerminal},
                     messages,
                     Progress::Clock::now())
    {
    }

    void End() { m_progress.End(); }

    void OnDone(std::size_t task, const std::string& result) override
    {
        const Task& done = m_job.tasks[task];
        m_job.store.Record(m_job.campaign.cells[done.cell].key,
                           {{done.replication, FromOctets(result).replication}});
        ++m_run;
        m_progress.Advance(Progress::Clock::now());
    }

    void OnFailed(std::size_t task, const std::string& reason) override
    {
        const Task& failed = m_job.tasks[task];
        const analysis::PlannedCell& cell = m_job.campaign.cells[failed.cell];
        m_progress.End();
        m_messages << fmt::format("cell {}, replication {} failed: {}\n  {}\n",
                                  failed.cell,
                                  failed.replication,
                                  reason,
                                  CommandLine(m_job.experiment, m_changes, cell));
        m_job.store.RecordFailure(cell.key, {failed.replication, reason});
        ++m_failed;
        m_progress.Advance(Progress::Clock::now());
    }

    std::size_t Run() const { return m_run; }
    std::size_t Failed() const { return m_failed; }

  private:
    Job m_job;
    const Settings& m_changes;
    std::ostream& m_messages;
    Progress m_progress;
    std::size_t m_run = 0;
    std::size_t m_failed = 0;
};

bool
UsesPackets(const analysis::Campaign& campaign)
{
    for (const analysis::PlannedCell& cell : campaign.cells)
    {
        if (cell.setup.engine == kEngineNames[static_cast<std::size_t>(Engine::Packet)])
        {
            return true;
        }
    }
    return false;
}

} // namespace

SweepOutcome
RunSweep(const Experiment& experiment,
         const SweepOptions& options,
         analysis::Store& store,
         std::ostream& messages)
{
    SweepOutcome outcome;
    const auto campaign = PlanOf(experiment, WorkerPool{options.jobs, false});
    if (!campaign)
    {
        outcome.interrupted = true;
        return outcome;
    }
    outcome.campaign = store.BeginCampaign(*campaign);
    const auto tasks = MissingTasks(*campaign, store);
    outcome.skipped = DistinctReplications(*campaign) - tasks.size();
    Recording recording({experiment, *campaign, tasks, store}, options, messages);
    const auto work = [&](std::size_t task) {
        const Task& wanted = tasks[task];
        const Scenario scenario = ScenarioOf(campaign->cells[wanted.cell]);
        return ToOctets({RunReplication(scenario, wanted.replication), {}});
    };
    const WorkerPool pool{options.jobs, UsesPackets(*campaign)};
    outcome.interrupted = pool.Run(tasks.size(), work, recording) == PoolEnd::Interrupted;
    recording.End();
    outcome.run = recording.Run();
    outcome.failed = recording.Failed();
    return outcome;
}

} // namespace pptplab::sim
