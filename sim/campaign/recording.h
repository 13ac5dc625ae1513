// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_CAMPAIGN_RECORDING_H
#define PPTPLAB_SIM_CAMPAIGN_RECORDING_H

#include "analysis/store/store.h"
#include "sim/campaign/campaign.h"
#include "sim/campaign/run-campaign.h"
#include "sim/campaign/task-list.h"
#include "sim/workers/progress.h"
#include "sim/workers/worker-pool.h"

#include <cstddef>
#include <iosfwd>
#include <set>
#include <string>
#include <unordered_set>
#include <utility>

namespace pptplab::sim::campaign
{

/// What became of the tasks of a campaign so far.
struct Tally
{
    std::size_t run = 0;
    std::size_t foundFinished = 0; ///< when it was their turn: another program was faster
    std::set<std::pair<analysis::CellId, std::uint32_t>> failed; ///< now or before
    std::unordered_set<std::size_t> elsewhere; ///< positions with tasks that another program is at
};

/// Takes the tasks from other programs that write into the store, and writes what the workers send.
class Recording final : public workers::PoolObserver
{
  public:
    struct Job
    {
        const CellGrid& cells;
        const CampaignOptions& options;
        analysis::Store& store;
        Tally& tally;
    };

    Recording(const Job& job, const TaskList& tasks, std::ostream& messages);

    void End() { m_progress.End(); }

    bool OnStart(std::size_t task) override;
    void OnTurn(double tasks) override { m_progress.Turn(workers::Progress::Clock::now(), tasks); }
    void OnDone(std::size_t task, const std::string& result) override;
    void OnFailed(std::size_t task, const std::string& reason) override;

  private:
    void Tell(const Task& task, const std::string& reason, const std::string& command);

    Job m_job;
    const TaskList& m_tasks;
    std::ostream& m_messages;
    workers::Progress m_progress;
};

} // namespace pptplab::sim::campaign

#endif
