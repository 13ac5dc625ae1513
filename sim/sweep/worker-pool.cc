// SPDX-License-Identifier: GPL-2.0-only
#include "sim/sweep/worker-pool.h"

#include "sim/sweep/worker.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <sys/signalfd.h>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace pptplab::sim
{

namespace
{

/// SIGINT and SIGTERM become readable instead of ending the process, here and in the workers that
/// are forked meanwhile. The former mask returns at the end.
class Interrupts
{
  public:
    Interrupts()
    {
        sigset_t signals;
        sigemptyset(&signals);
        sigaddset(&signals, SIGINT);
        sigaddset(&signals, SIGTERM);
        ::pthread_sigmask(SIG_BLOCK, &signals, &m_before);
        // A dead worker's pipe must not end the parent.
        m_pipeBefore = std::signal(SIGPIPE, SIG_IGN);
        m_signals = Descriptor(::signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK));
        if (m_signals.Number() < 0)
        {
            throw std::system_error(errno, std::generic_category(), "no signalfd");
        }
    }

    Interrupts(const Interrupts&) = delete;
    Interrupts& operator=(const Interrupts&) = delete;

    ~Interrupts()
    {
        signalfd_siginfo taken{};
        while (::read(m_signals.Number(), &taken, sizeof taken) > 0)
        {
            // Taken here, so that they do not strike when the mask falls.
        }
        std::signal(SIGPIPE, m_pipeBefore);
        ::pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
    }

    int Number() const { return m_signals.Number(); }

  private:
    sigset_t m_before{};
    void (*m_pipeBefore)(int) = SIG_DFL;
    Descriptor m_signals;
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
        return PoolEnd::AllDone;
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

} // namespace pptplab::sim
