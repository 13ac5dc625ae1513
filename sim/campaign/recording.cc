// SPDX-License-Identifier: GPL-2.0-only
#include "sim/campaign/recording.h"

#include "sim/campaign/repeat-command.h"
#include "sim/run/replication-octets.h"
#include "sim/scenario/values/problem.h"

#include <fmt/format.h>

#include <ostream>

namespace pptplab::sim::campaign
{

Recording::Recording(const Job& job, const TaskList& tasks, std::ostream& messages)
    : m_job(job),
      m_tasks(tasks),
      m_messages(messages),
      m_progress({job.options.what, tasks.Size(), job.options.onTerminal},
                 messages,
                 workers::Progress::Clock::now())
{
    job.tally.elsewhere.clear();
}

bool
Recording::OnStart(std::size_t task)
{
    const Task wanted = m_tasks.At(task);
    Tally& tally = m_job.tally;
    const bool hasFailed = tally.failed.count({wanted.cell, wanted.replication}) > 0;
    const bool failedToo = m_job.options.retryFailed && !hasFailed;
    switch (m_job.store.TryClaim(wanted.cell, wanted.replication, failedToo))
    {
    case analysis::Claim::Granted:
        return true;
    case analysis::Claim::Finished:
        ++tally.foundFinished;
        break;
    case analysis::Claim::Failed:
        tally.failed.emplace(wanted.cell, wanted.replication);
        break;
    case analysis::Claim::Taken:
        tally.elsewhere.insert(wanted.position);
        return false;
    }
    m_progress.Advance(workers::Progress::Clock::now());
    return false;
}

void
Recording::OnDone(std::size_t task, const std::string& result)
{
    const Task done = m_tasks.At(task);
    const std::string key = m_job.store.KeyOf(done.cell);
    if (result.compare(0, key.size(), key) != 0)
    {
        throw scenario::BadInput(fmt::format(
            "{}: a file that it names was changed during the sweep; what was finished before is "
            "kept, and the same command plans it anew",
            m_job.cells.experiment.file));
    }
    m_job.store.Record(
        done.cell, done.replication, run::FromOctets(result.substr(key.size())).replication);
    ++m_job.tally.run;
    m_progress.Advance(workers::Progress::Clock::now());
}

void
Recording::OnFailed(std::size_t task, const std::string& reason)
{
    const Task failed = m_tasks.At(task);
    const std::string command = RepeatCommand(m_job.cells, m_job.options.changes, failed.position);
    m_progress.End();
    Tell(failed, reason, command);
    m_job.store.RecordFailure(failed.cell, {failed.replication, reason, command});
    m_job.tally.failed.emplace(failed.cell, failed.replication);
    m_progress.Advance(workers::Progress::Clock::now());
}

void
Recording::Tell(const Task& task, const std::string& reason, const std::string& command)
{
    constexpr std::size_t kMost = 20;
    const std::size_t before = m_job.tally.failed.size();
    if (before < kMost)
    {
        m_messages << fmt::format("cell {}, replication {} failed: {}\n  {}\n",
                                  task.position,
                                  task.replication,
                                  reason,
                                  command);
    }
    else if (before == kMost)
    {
        m_messages << "more fail; the table failures of the database has them all\n";
    }
}

} // namespace pptplab::sim::campaign
