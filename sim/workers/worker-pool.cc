// SPDX-License-Identifier: GPL-2.0-only
#include "sim/workers/worker-pool.h"

#include "sim/workers/interrupts.h"
#include "sim/workers/worker.h"

#include <algorithm>
#include <csignal>
#include <poll.h>
#include <sched.h>
#include <vector>

namespace pptplab::sim::workers
{

namespace
{

/// A dead worker's pipe must not end the parent.
class IgnoredPipeSignal
{
  public:
    IgnoredPipeSignal() = default;
    IgnoredPipeSignal(const IgnoredPipeSignal&) = delete;
    IgnoredPipeSignal& operator=(const IgnoredPipeSignal&) = delete;
    ~IgnoredPipeSignal() { std::signal(SIGPIPE, m_before); }

  private:
    void (*m_before)(int) = std::signal(SIGPIPE, SIG_IGN);
};

/// One call of WorkerPool::Run.
class PoolRun
{
  public:
    PoolRun(std::size_t tasks,
            const WorkerPool& pool,
            const Worker::Work& work,
            PoolObserver& observer)
        : m_tasks(tasks), m_pool(pool), m_work(work), m_observer(observer)
    {
    }

    PoolEnd Run()
    {
        const std::size_t wanted = std::min<std::size_t>(m_pool.jobs, m_tasks);
        while (m_workers.size() < wanted)
        {
            StartWorker();
        }
        while (!m_workers.empty())
        {
            if (Wait() == PoolEnd::Interrupted)
            {
                return PoolEnd::Interrupted;
            }
        }
        // One may have come while the last result was stored.
        return Interrupts::Pending() ? PoolEnd::Interrupted : PoolEnd::AllDone;
    }

  private:
    void StartWorker()
    {
        m_workers.emplace_back(m_work);
        m_workers.back().Start(m_next++);
    }

    PoolEnd Wait()
    {
        std::vector<pollfd> ready = {{m_interrupts.Number(), POLLIN, 0}};
        for (const Worker& worker : m_workers)
        {
            ready.push_back({worker.ReplyDescriptor(), POLLIN, 0});
        }
        if (::poll(ready.data(), ready.size(), -1) < 0)
        {
            return PoolEnd::AllDone; // EINTR: the next turn asks again
        }
        if (ready.front().revents != 0)
        {
            return PoolEnd::Interrupted;
        }
        // From the back, as a worker that is done is taken out of the list.
        for (std::size_t i = m_workers.size(); i-- > 0;)
        {
            if (ready[i + 1].revents != 0)
            {
                TakeReply(i);
            }
        }
        return PoolEnd::AllDone;
    }

    void TakeReply(std::size_t place)
    {
        Worker& worker = m_workers[place];
        const std::size_t task = *worker.Task();
        const Reply reply = worker.TakeReply();
        const bool usable = !worker.HasEnded() && !m_pool.freshProcessForEachTask;
        if (usable && m_next < m_tasks)
        {
            worker.Start(m_next++);
        }
        else
        {
            m_workers.erase(m_workers.begin() + static_cast<std::ptrdiff_t>(place));
            if (m_next < m_tasks)
            {
                StartWorker();
            }
        }
        // After the worker went on: it computes while the parent stores.
        if (reply.ok)
        {
            m_observer.OnDone(task, reply.text);
        }
        else
        {
            m_observer.OnFailed(task, reply.text);
        }
    }

    std::size_t m_tasks;
    const WorkerPool& m_pool;
    const Worker::Work& m_work;
    PoolObserver& m_observer;
    Interrupts m_interrupts;
    IgnoredPipeSignal m_ignoredPipeSignal;
    std::vector<Worker> m_workers;
    std::size_t m_next = 0;
};

} // namespace

PoolEnd
WorkerPool::Run(std::size_t tasks,
                const std::function<std::string(std::size_t)>& work,
                PoolObserver& observer) const
{
    return PoolRun(tasks, *this, work, observer).Run();
}

unsigned
AvailableProcessors()
{
    cpu_set_t set;
    CPU_ZERO(&set);
    if (::sched_getaffinity(0, sizeof set, &set) != 0)
    {
        return 1;
    }
    return static_cast<unsigned>(std::max(1, CPU_COUNT(&set)));
}

} // namespace pptplab::sim::workers
