// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/plot/gnuplot.h"

#include "analysis/plot/plot.h"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace pptplab::analysis
{

namespace
{

/// The reading end of a pipe to which a child process writes its complaints.
class Complaints
{
  public:
    Complaints()
    {
        if (pipe2(m_ends.data(), O_CLOEXEC) != 0)
        {
            throw PlotError(fmt::format("no pipe to gnuplot: {}", std::strerror(errno)));
        }
    }

    Complaints(const Complaints&) = delete;
    Complaints& operator=(const Complaints&) = delete;

    ~Complaints()
    {
        close(m_ends[0]);
        CloseWriter();
    }

    int Writer() const { return m_ends[1]; }

    void CloseWriter()
    {
        if (m_ends[1] >= 0)
        {
            close(m_ends[1]);
            m_ends[1] = -1;
        }
    }

    /// Everything until the writer ends.
    std::string Read()
    {
        std::string text;
        std::array<char, 4096> buffer{};
        for (;;)
        {
            const ssize_t length = read(m_ends[0], buffer.data(), buffer.size());
            if (length < 0 && errno == EINTR)
            {
                continue;
            }
            if (length <= 0)
            {
                return text;
            }
            text.append(buffer.data(), static_cast<std::size_t>(length));
        }
    }

  private:
    std::array<int, 2> m_ends{-1, -1};
};

/// What the child does before it becomes gnuplot.
class Actions
{
  public:
    Actions(const std::filesystem::path& folder, int complaints)
    {
        posix_spawn_file_actions_init(&m_actions);
        posix_spawn_file_actions_addchdir_np(&m_actions, folder.c_str());
        posix_spawn_file_actions_addopen(&m_actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_adddup2(&m_actions, complaints, STDOUT_FILENO);
        posix_spawn_file_actions_adddup2(&m_actions, complaints, STDERR_FILENO);
    }

    Actions(const Actions&) = delete;
    Actions& operator=(const Actions&) = delete;
    ~Actions() { posix_spawn_file_actions_destroy(&m_actions); }

    const posix_spawn_file_actions_t* Get() const { return &m_actions; }

  private:
    posix_spawn_file_actions_t m_actions{};
};

int
StatusOf(pid_t process)
{
    int status = 0;
    while (waitpid(process, &status, 0) < 0)
    {
        if (errno != EINTR)
        {
            return -1;
        }
    }
    return status;
}

} // namespace

void
RunGnuplot(const std::filesystem::path& folder, const std::string& script)
{
    std::string program = "gnuplot";
    std::string defaults = "-d";
    std::string file = script;
    const std::array<char*, 4> arguments = {program.data(), defaults.data(), file.data(), nullptr};

    Complaints complaints;
    const Actions actions(folder, complaints.Writer());
    pid_t process = 0;
    const int failure =
        posix_spawnp(&process, "gnuplot", actions.Get(), nullptr, arguments.data(), environ);
    if (failure == ENOENT && std::filesystem::is_directory(folder))
    {
        throw PlotError("gnuplot is not installed (Debian package gnuplot-nox)");
    }
    if (failure != 0)
    {
        throw PlotError(
            fmt::format("gnuplot cannot run in {}: {}", folder.string(), std::strerror(failure)));
    }
    complaints.CloseWriter();
    const std::string said = complaints.Read();
    if (StatusOf(process) != 0)
    {
        throw PlotError(fmt::format("gnuplot failed on {}: {}", (folder / script).string(), said));
    }
}

} // namespace pptplab::analysis
