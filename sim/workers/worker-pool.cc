// SPDX-License-Identifier: GPL-2.0-only
#include "sim/workers/worker-pool.h"

#include "sim/workers/interrupts.h"
#include "sim/workers/reason-of-end.h"
#include "sim/workers/worker.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <iostream>
#include <numeric>
#include <poll.h>
#include <sched.h>
#include <system_error>
#include <unistd.h>
#include <utility>
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

/// What the parent still needs for databases and files when all workers have their pipes. Throws
/// std::system_error when it is not there.
void
RequireSpareDescriptors()
{
    constexpr std::size_t kSpare = 8;
    std::array<Descriptor, kSpare> spare;
    for (Descriptor& each : spare)
    {
        each = Descriptor(::dup(STDERR_FILENO));
        if (each.Number() < 0 && errno != EBADF) // nobody has to have a standard error
        {
            throw std::system_error(errno, std::generic_category(), "no descriptor to spare");
        }
    }
}

void
TellOnce(std::size_t workers, std::size_t wanted, const std::system_error& why)
{
    static bool told = false;
    if (!std::exchange(told, true))
    {
        std::cerr << fmt::format("pptplab: {} of {} workers could be started ({}); goes on with "
                                 "{}\n",
                                 workers,
                                 wanted,
                                 why.what(),
                                 workers == 1 ? "this one" : "these");
    }
}

/// One call of WorkerPool::Run.
class PoolRun
{
  public:
    PoolRun(std::size_t tasks,
            const WorkerPool& pool,
            const Worker::Work& work,
            PoolObserver& observer)
        : m_tasks(tasks),
          m_pool(pool),
          m_work(work),
          m_observer(observer),
          m_wanted(std::min<std::size_t>(pool.jobs, tasks))
    {
    }

    PoolEnd Run()
    {
        while (m_workers.size() < m_wanted && HasNext() && StartWorker())
        {
        }
        while (!m_workers.empty() || HasNext())
        {
            if ((m_workers.empty() && !StartFirst()) || Wait() == PoolEnd::Interrupted)
            {
                return PoolEnd::Interrupted;
            }
        }
        // One may have come while the last result was stored.
        return Interrupts::Pending() ? PoolEnd::Interrupted : PoolEnd::AllDone;
    }

  private:
    using Clock = Worker::Clock;

    /// Whether there is a task to start, past those that the observer leaves out.
    bool HasNext()
    {
        while (!m_isAsked && m_next < m_tasks && !Interrupts::Pending())
        {
            m_isAsked = m_observer.OnStart(m_next);
            m_next += m_isAsked ? 0 : 1;
        }
        return m_isAsked;
    }

    /// Pre: HasNext().
    std::size_t TakeNext()
    {
        m_isAsked = false;
        return m_next++;
    }

    /// Adds a worker for the next task, or says that there is no more to be had.
    bool StartWorker()
    {
        try
        {
            Worker worker(m_work);
            if (!m_workers.empty())
            {
                RequireSpareDescriptors();
            }
            m_workers.push_back(std::move(worker));
        }
        catch (const std::system_error& error)
        {
            m_whyNone = error;
            if (!m_workers.empty())
            {
                TellOnce(m_workers.size(), m_wanted, error);
            }
            return false;
        }
        m_workers.back().Start(TakeNext());
        return true;
    }

    /// Waits a little for what other processes may give back. False when interrupted.
    bool StartFirst()
    {
        constexpr int kAttempts = 5;
        constexpr std::chrono::milliseconds kPause(100);
        for (int attempt = 0; !StartWorker(); ++attempt)
        {
            if (attempt == kAttempts)
            {
                throw m_whyNone;
            }
            if (!m_interrupts.Pause(kPause))
            {
                return false;
            }
        }
        return true;
    }

    PoolEnd Wait()
    {
        std::vector<pollfd> ready;
        ready.reserve(1 + m_workers.size());
        ready.push_back({m_interrupts.Number(), POLLIN, 0});
        for (const Worker& worker : m_workers)
        {
            ready.push_back({worker.ReplyDescriptor(), POLLIN, 0});
        }
        if (Poll(ready) < 0)
        {
            return PoolEnd::AllDone; // EINTR: the next turn asks again
        }
        if (ready.front().revents != 0)
        {
            return PoolEnd::Interrupted;
        }
        m_observer.OnTurn(std::accumulate(
            m_workers.begin(), m_workers.end(), 0.0, [](double sum, const Worker& each) {
                return sum + each.HowFar();
            }));
        // From the back, as a worker that is done is taken out of the list.
        for (std::size_t i = m_workers.size(); i-- > 0;)
        {
            if (ready[i + 1].revents != 0)
            {
                TakeReply(i);
            }
            else if (m_pool.taskTimeout &&
                     Clock::now() - m_workers[i].Since() > *m_pool.taskTimeout)
            {
                GiveUp(i);
            }
        }
        return PoolEnd::AllDone;
    }

    /// Until a reply, an interrupt, the time limit of a task, or that it is time for a word.
    int Poll(std::vector<pollfd>& ready)
    {
        using std::chrono::milliseconds;
        constexpr milliseconds kTurn(1000);
        const Clock::time_point before = Clock::now();
        milliseconds wait = kTurn;
        for (Worker& worker : m_workers)
        {
            const auto end = worker.Since() + m_pool.taskTimeout.value_or(milliseconds::zero());
            const auto left = std::chrono::ceil<milliseconds>(end - before);
            wait = m_pool.taskTimeout ? std::clamp(left, milliseconds::zero(), wait) : wait;
        }
        const int number = ::poll(ready.data(), ready.size(), static_cast<int>(wait.count()));
        const auto late = Clock::now() - before - wait;
        if (late > kTurn) // stopped, as by Ctrl-Z, and the workers with it
        {
            for (Worker& worker : m_workers)
            {
                worker.Since() += late;
            }
        }
        return number;
    }

    void TakeReply(std::size_t place)
    {
        Worker& worker = m_workers[place];
        const std::size_t task = *worker.Task();
        const Reply reply = worker.TakeReply(m_killsBefore);
        const bool usable = !worker.HasEnded() && !m_pool.freshProcessForEachTask;
        if (usable && HasNext())
        {
            worker.Start(TakeNext());
        }
        else
        {
            Replace(place);
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

    void GiveUp(std::size_t place)
    {
        const std::size_t task = *m_workers[place].Task();
        Replace(place);
        m_observer.OnFailed(
            task,
            fmt::format("took longer than {:.6g} s (--cell-timeout)",
                        std::chrono::duration<double>(*m_pool.taskTimeout).count()));
    }

    void Replace(std::size_t place)
    {
        m_workers.erase(m_workers.begin() + static_cast<std::ptrdiff_t>(place));
        if (HasNext())
        {
            StartWorker();
        }
    }

    std::size_t m_tasks;
    const WorkerPool& m_pool;
    const Worker::Work& m_work;
    PoolObserver& m_observer;
    std::size_t m_wanted;
    std::optional<std::uint64_t> m_killsBefore = OutOfMemoryKills();
    std::system_error m_whyNone{std::error_code{}}; ///< of the last worker that was not to be had
    Interrupts m_interrupts;
    IgnoredPipeSignal m_ignoredPipeSignal;
    std::vector<Worker> m_workers;
    std::size_t m_next = 0;
    bool m_isAsked = false; ///< the observer wants m_next to be started
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
