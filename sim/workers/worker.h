// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_WORKERS_WORKER_H
#define PPTPLAB_SIM_WORKERS_WORKER_H

#include "sim/workers/how-far.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <sys/types.h>
#include <utility>

namespace pptplab::sim::workers
{

/// A file descriptor that closes itself.
class Descriptor
{
  public:
    Descriptor() = default;
    explicit Descriptor(int number) : m_number(number) {}
    Descriptor(Descriptor&& other) noexcept : m_number(std::exchange(other.m_number, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept;
    ~Descriptor() { Close(); }

    int Number() const { return m_number; }
    void Close();

  private:
    int m_number = -1;
};

/// What a worker sends back for one task.
struct Reply
{
    bool ok = false;
    std::string text; ///< the result, or why there is none
};

/// One forked process that carries out tasks, one at a time, until its pipe is closed. What it
/// writes to standard error comes out of the parent's when its task ends.
class Worker
{
  public:
    using Work = std::function<std::string(std::size_t)>;
    using Clock = std::chrono::steady_clock;

    /// Forks. Throws std::system_error when that fails.
    explicit Worker(const Work& work);
    Worker(Worker&&) noexcept = default;
    Worker& operator=(Worker&&) noexcept = default;

    /// Ends the process at once, whatever it does.
    ~Worker();

    void Start(std::size_t task);

    /// The task it works on, or none.
    std::optional<std::size_t> Task() const { return m_task; }

    /// When that task began.
    Clock::time_point& Since() { return m_since; }

    /// How far that task has come, from 0 to 1, where it tells.
    double HowFar() const { return m_task ? (*m_howFar).load(std::memory_order_relaxed) : 0; }

    /// Readable when a reply, or the end of the process, is there.
    int ReplyDescriptor() const { return m_replies.Number(); }

    /// Pre: ReplyDescriptor() is readable. A process that died answers with the reason;
    /// `killsBefore` is OutOfMemoryKills() before it began.
    Reply TakeReply(std::optional<std::uint64_t> killsBefore = std::nullopt);

    /// The process has ended: take another one.
    bool HasEnded() const { return m_process == 0; }

  private:
    /// Owns the process: moved-from workers hold none.
    class Process
    {
      public:
        Process() = default;
        explicit Process(pid_t id) : m_id(id) {}
        Process(Process&& other) noexcept : m_id(std::exchange(other.m_id, 0)) {}
        Process& operator=(Process&& other) noexcept
        {
            std::swap(m_id, other.m_id);
            return *this;
        }
        friend bool operator==(const Process& process, pid_t id) { return process.m_id == id; }
        pid_t Take() { return std::exchange(m_id, 0); }

      private:
        pid_t m_id = 0;
    };

    std::optional<Reply> ReceivedReply();
    std::string PassOnWhatItSaid();

    SharedShare m_howFar;
    Process m_process;
    Descriptor m_tasks;
    Descriptor m_replies;
    Descriptor m_said; ///< standard error of the process: a file in memory, empty between tasks
    std::optional<std::size_t> m_task;
    Clock::time_point m_since;
};

} // namespace pptplab::sim::workers

#endif
