// SPDX-License-Identifier: GPL-2.0-only
#include "sim/workers/worker.h"

#include "sim/workers/reason-of-end.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <exception>
#include <fcntl.h>
#include <limits>
#include <new>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

namespace pptplab::sim::workers
{

namespace
{

struct ReplyHead
{
    std::uint64_t length = 0;
    std::uint64_t ok = 0;
};

struct Pipe
{
    Descriptor read;
    Descriptor write;
};

Pipe
MakePipe()
{
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0)
    {
        throw std::system_error(errno, std::generic_category(), "no pipe for a worker");
    }
    return {Descriptor(ends[0]), Descriptor(ends[1])};
}

/// A file in memory that everybody writes to the end of.
Descriptor
MakeFile()
{
    Descriptor file(::memfd_create("standard error of a worker", MFD_CLOEXEC));
    if (file.Number() < 0 || ::fcntl(file.Number(), F_SETFL, O_APPEND) != 0)
    {
        throw std::system_error(errno, std::generic_category(), "no file for a worker");
    }
    return file;
}

/// Leaves a process its standard streams and these two. The parent's database and the pipes of
/// earlier workers are not its own, and count against its limit.
void
CloseAllBut(int one, int other)
{
    constexpr int kFirst = STDERR_FILENO + 1;
    const auto [low, high] = std::minmax(one, other);
    const auto close = [](int first, int last) {
        if (first <= last)
        {
            ::close_range(static_cast<unsigned>(first), static_cast<unsigned>(last), 0);
        }
    };
    close(kFirst, low - 1);
    close(low + 1, high - 1);
    close(high + 1, std::numeric_limits<int>::max());
}

/// Reads all of it, or says no: the other end is gone.
bool
ReadAll(int descriptor, char* at, std::size_t length)
{
    while (length > 0)
    {
        const ssize_t got = ::read(descriptor, at, length);
        if (got < 0 && errno == EINTR)
        {
            continue;
        }
        if (got <= 0)
        {
            return false;
        }
        at += got;
        length -= static_cast<std::size_t>(got);
    }
    return true;
}

bool
WriteAll(int descriptor, const char* at, std::size_t length)
{
    while (length > 0)
    {
        const ssize_t put = ::write(descriptor, at, length);
        if (put < 0 && errno == EINTR)
        {
            continue;
        }
        if (put <= 0)
        {
            return false;
        }
        at += put;
        length -= static_cast<std::size_t>(put);
    }
    return true;
}

Reply
Carried(const Worker::Work& work, std::size_t task)
{
    try
    {
        return {true, work(task)};
    }
    catch (const std::bad_alloc&)
    {
        return {false, "out of memory"};
    }
    catch (const std::exception& error)
    {
        return {false, error.what()};
    }
}

/// The life of the child: tasks until the parent closes the pipe or goes away.
[[noreturn]] void
Serve(pid_t parent, int tasks, int replies, const Worker::Work& work)
{
    // In the midst of a task nothing else would tell of the parent's death.
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent)
    {
        ::_exit(0);
    }
    std::uint64_t task = 0;
    std::array<char, sizeof task> octets{};
    while (ReadAll(tasks, octets.data(), octets.size()))
    {
        std::memcpy(&task, octets.data(), octets.size());
        const Reply reply = Carried(work, task);
        const ReplyHead head{reply.text.size(), reply.ok ? 1U : 0U};
        std::array<char, sizeof head> headOctets{};
        std::memcpy(headOctets.data(), &head, sizeof head);
        if (!WriteAll(replies, headOctets.data(), headOctets.size()) ||
            !WriteAll(replies, reply.text.data(), reply.text.size()))
        {
            break;
        }
    }
    // Not exit(): the parent's buffers and databases are not this process's to flush and close.
    ::_exit(0);
}

} // namespace

Descriptor&
Descriptor::operator=(Descriptor&& other) noexcept
{
    std::swap(m_number, other.m_number);
    return *this;
}

void
Descriptor::Close()
{
    if (m_number >= 0)
    {
        ::close(std::exchange(m_number, -1));
    }
}

Worker::Worker(const Work& work)
{
    Pipe tasks = MakePipe();
    Pipe replies = MakePipe();
    Descriptor said = MakeFile();
    const pid_t parent = ::getpid();
    const pid_t id = ::fork();
    if (id < 0)
    {
        throw std::system_error(errno, std::generic_category(), "no process for a worker");
    }
    if (id == 0)
    {
        ::dup2(said.Number(), STDERR_FILENO);
        TellTo(*m_howFar);
        CloseAllBut(tasks.read.Number(), replies.write.Number());
        Serve(parent, tasks.read.Number(), replies.write.Number(), work);
    }
    m_process = Process(id);
    m_tasks = std::move(tasks.write);
    m_replies = std::move(replies.read);
    m_said = std::move(said);
}

Worker::~Worker()
{
    if (const pid_t id = m_process.Take())
    {
        ::kill(id, SIGKILL);
        ::waitpid(id, nullptr, 0);
        PassOnWhatItSaid();
    }
}

void
Worker::Start(std::size_t task)
{
    m_task = task;
    m_since = Clock::now();
    *m_howFar = 0;
    const std::uint64_t number = task;
    std::array<char, sizeof number> octets{};
    std::memcpy(octets.data(), &number, sizeof number);
    // A failure shows as the end of the replies.
    static_cast<void>(WriteAll(m_tasks.Number(), octets.data(), octets.size()));
}

Reply
Worker::TakeReply(std::optional<std::uint64_t> killsBefore)
{
    m_task.reset();
    auto reply = ReceivedReply();
    const std::string said = PassOnWhatItSaid();
    if (reply)
    {
        return std::move(*reply);
    }
    int status = 0;
    ::waitpid(m_process.Take(), &status, 0);
    return {false, ReasonOfEnd(status, said, killsBefore)};
}

/// None when the process ended before the end of its reply.
std::optional<Reply>
Worker::ReceivedReply()
{
    ReplyHead head;
    std::array<char, sizeof head> octets{};
    if (!ReadAll(m_replies.Number(), octets.data(), octets.size()))
    {
        return std::nullopt;
    }
    std::memcpy(&head, octets.data(), sizeof head);
    Reply reply{head.ok != 0, std::string(head.length, '\0')};
    if (!ReadAll(m_replies.Number(), reply.text.data(), reply.text.size()))
    {
        return std::nullopt;
    }
    return reply;
}

/// Returns it. The process is idle or gone, so that nothing is added meanwhile.
std::string
Worker::PassOnWhatItSaid()
{
    std::string said;
    std::array<char, 4096> part{};
    off_t at = 0;
    for (ssize_t got = 0; (got = ::pread(m_said.Number(), part.data(), part.size(), at)) > 0;
         at += got)
    {
        said.append(part.data(), static_cast<std::size_t>(got));
    }
    if (!said.empty())
    {
        static_cast<void>(WriteAll(STDERR_FILENO, said.data(), said.size()));
        static_cast<void>(::ftruncate(m_said.Number(), 0));
    }
    return said;
}

} // namespace pptplab::sim::workers
