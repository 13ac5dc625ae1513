// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_WORKERS_WORKER_POOL_H
#define PPTPLAB_SIM_WORKERS_WORKER_POOL_H

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>

namespace pptplab::sim::workers
{

/// What the parent learns of its workers. Called in the parent, in the order of completion.
class PoolObserver
{
  public:
    PoolObserver() = default;
    PoolObserver(const PoolObserver&) = delete;
    PoolObserver& operator=(const PoolObserver&) = delete;
    virtual ~PoolObserver() = default;

    /// Asked once, before a worker starts with the task. No: it is left out.
    virtual bool OnStart(std::size_t /*task*/) { return true; }

    /// Now and then while tasks are at work: how far these have come, 1.5 for three at the half.
    virtual void OnTurn(double /*tasks*/) {}

    virtual void OnDone(std::size_t task, const std::string& result) = 0;

    /// The worker threw, was killed by a signal, or took too long. The other tasks go on.
    virtual void OnFailed(std::size_t task, const std::string& reason) = 0;
};

enum class PoolEnd
{
    AllDone,
    Interrupted, ///< stopped by SIGINT, SIGTERM or SIGHUP; tasks in flight are lost
};

/// Runs tasks in processes of their own: ns-3's simulator is global, and a crash costs one task.
struct WorkerPool
{
    unsigned jobs = 1;
    bool freshProcessForEachTask = false; ///< where a run leaves traces in its process

    /// --cell-timeout: a task that takes longer has failed, and its worker is killed. Time in which
    /// the parent itself was stopped does not count.
    std::optional<std::chrono::milliseconds> taskTimeout = std::nullopt;

    /// `work(task)` is carried out in a worker for every task from 0 to tasks - 1; what it returns
    /// or throws is handed to `observer`. A forked worker sees the parent's memory as it is now.
    /// With fewer workers than `jobs`, for want of processes or descriptors, it goes on and says so
    /// on standard error, once. Throws std::system_error when none can be started.
    PoolEnd Run(std::size_t tasks,
                const std::function<std::string(std::size_t)>& work,
                PoolObserver& observer) const;
};

/// Number of processors for this process, at least 1.
unsigned AvailableProcessors();

} // namespace pptplab::sim::workers

#endif
