// SPDX-License-Identifier: GPL-2.0-only
#include "sim/campaign/run-campaign.h"

#include "sim/campaign/campaign.h"
#include "sim/campaign/progress.h"
#include "sim/run/replication-octets.h"
#include "sim/run/run.h"
#include "sim/run/stopping.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <ostream>
#include <unordered_set>
#include <utility>
#include <vector>

namespace pptplab::sim::campaign
{

namespace
{

/// One replication of one cell of the plan.
struct Task
{
    std::size_t cell = 0;
    std::uint32_t replication = 0;
};

/// The cells of a plan on their way to the number of replications that they need. Cells that are
/// the same scenario are run once.
class OpenCells
{
  public:
    OpenCells(const analysis::Campaign& campaign, analysis::Store& store)
        : m_campaign(campaign), m_store(store)
    {
        std::unordered_set<std::string> seen;
        for (std::size_t cell = 0; cell < campaign.cells.size(); ++cell)
        {
            if (seen.insert(campaign.cells[cell].key).second)
            {
                scenario::Scenario scenario = ScenarioOf(campaign.cells[cell]);
                const std::uint64_t look = scenario.replications;
                m_open.push_back({cell, {}, look, false});
                if (scenario.precision)
                {
                    m_open.back().precise = std::move(scenario);
                }
                m_wanted += look;
            }
        }
    }

    /// What the store lacks for the next look at each cell; none when all are done or have failed.
    std::vector<Task> NextTasks(std::ostream& messages)
    {
        std::vector<Task> tasks;
        std::vector<Cell> open;
        for (Cell& cell : m_open)
        {
            const auto missing = MissingOf(cell, messages);
            if (missing.empty() || cell.asked)
            {
                continue; // done, or the last tasks failed
            }
            for (const std::uint32_t replication : missing)
            {
                tasks.push_back({cell.number, replication});
            }
            m_askedFor += missing.size();
            cell.asked = true;
            open.push_back(std::move(cell));
        }
        m_open = std::move(open);
        return tasks;
    }

    /// Replications that were found finished.
    std::size_t Skipped() const { return m_wanted - m_askedFor; }
    std::size_t Imprecise() const { return m_imprecise; }

  private:
    struct Cell
    {
        std::size_t number = 0;
        std::optional<scenario::Scenario> precise; ///< none without a precision
        std::uint64_t look = 0;                    ///< replications wanted before the next decision
        bool asked = false;                        ///< tasks for this look were handed out
    };

    /// Replications missing for the look that the cell has come to; none when it is done.
    std::vector<std::uint32_t> MissingOf(Cell& cell, std::ostream& messages)
    {
        const std::string& key = m_campaign.cells[cell.number].key;
        for (;;)
        {
            auto missing = m_store.Missing(key);
            missing.erase(std::lower_bound(missing.begin(), missing.end(), cell.look),
                          missing.end());
            if (!missing.empty() || IsDone(cell, messages))
            {
                return missing;
            }
            const std::uint64_t next = run::NextLook(*cell.precise, cell.look);
            m_wanted += next - cell.look;
            cell.look = next;
            cell.asked = false;
        }
    }

    /// Decides at a look whose replications are all there.
    bool IsDone(const Cell& cell, std::ostream& messages)
    {
        if (!cell.precise)
        {
            return true;
        }
        const analysis::PlannedCell& planned = m_campaign.cells[cell.number];
        auto replications = m_store.Replications(planned.key);
        replications.resize(static_cast<std::size_t>(cell.look));
        const auto figures = analysis::Summarise(planned.setup, replications);
        const bool precise = run::IsPrecise(*cell.precise, figures);
        if (!precise && cell.look < run::MostReplications(*cell.precise))
        {
            return false;
        }
        m_store.Settle(planned.key, static_cast<std::uint32_t>(cell.look));
        if (!precise)
        {
            ++m_imprecise;
            messages << fmt::format(
                "cell {}: {}\n", cell.number, run::WhyImprecise(*cell.precise, figures));
        }
        return true;
    }

    const analysis::Campaign& m_campaign;
    analysis::Store& m_store;
    std::vector<Cell> m_open;
    std::size_t m_wanted = 0; ///< replications, of all looks so far
    std::size_t m_askedFor = 0;
    std::size_t m_imprecise = 0;
};

std::string
CommandLine(const experiment::Experiment& experiment,
            const experiment::Settings& changes,
            const analysis::PlannedCell& cell)
{
    std::string line = "pptplab run '" + experiment.file + "'";
    for (const experiment::Setting& change : changes)
    {
        line += fmt::format(" --set '{}={}'", change.key, scenario::ToToml(change.value));
    }
    for (const analysis::Setting& setting : cell.setup.settings)
    {
        line += fmt::format(" --set '{}={}'", setting.axis, setting.value);
    }
    return line;
}

/// Writes what the workers send into the store.
class Recording final : public workers::PoolObserver
{
  public:
    struct Job
    {
        const experiment::Experiment& experiment;
        const analysis::Campaign& campaign;
        const std::vector<Task>& tasks;
        analysis::Store& store;
    };

    Recording(Job job, const CampaignOptions& options, std::ostream& messages)
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
                           {{done.replication, run::FromOctets(result).replication}});
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
    const experiment::Settings& m_changes;
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
        if (cell.setup.engine ==
            scenario::kEngineNames[static_cast<std::size_t>(scenario::Engine::Packet)])
        {
            return true;
        }
    }
    return false;
}

} // namespace

CampaignOutcome
RunCampaign(const experiment::Experiment& experiment,
            const CampaignOptions& options,
            analysis::Store& store,
            std::ostream& messages)
{
    CampaignOutcome outcome;
    const auto campaign = CampaignOf(experiment, workers::WorkerPool{options.jobs, false});
    if (!campaign)
    {
        outcome.interrupted = true;
        return outcome;
    }
    outcome.id = store.BeginCampaign(*campaign);
    OpenCells cells(*campaign, store);
    const workers::WorkerPool pool{options.jobs, UsesPackets(*campaign)};
    for (auto tasks = cells.NextTasks(messages); !tasks.empty(); tasks = cells.NextTasks(messages))
    {
        Recording recording({experiment, *campaign, tasks, store}, options, messages);
        const auto work = [&](std::size_t task) {
            const Task& wanted = tasks[task];
            const scenario::Scenario scenario = ScenarioOf(campaign->cells[wanted.cell]);
            return run::ToOctets({run::RunReplication(scenario, wanted.replication), {}});
        };
        outcome.interrupted =
            pool.Run(tasks.size(), work, recording) == workers::PoolEnd::Interrupted;
        recording.End();
        outcome.run += recording.Run();
        outcome.failed += recording.Failed();
        if (outcome.interrupted)
        {
            break;
        }
    }
    outcome.skipped = cells.Skipped();
    outcome.imprecise = cells.Imprecise();
    return outcome;
}

} // namespace pptplab::sim::campaign
