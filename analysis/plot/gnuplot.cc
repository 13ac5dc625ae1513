// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/plot/gnuplot.h"

#include "analysis/plot/child-process.h"
#include "analysis/plot/plot.h"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
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

} // namespace

void
RunGnuplot(const std::filesystem::path& folder, const std::string& script)
{
    Complaints complaints;
    ChildProcess gnuplot(folder);
    gnuplot.Pass(STDOUT_FILENO, complaints.Writer());
    gnuplot.Pass(STDERR_FILENO, complaints.Writer());
    const int failure = gnuplot.Start("gnuplot", {"gnuplot", "-d", script});
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
    if (gnuplot.Wait() != 0)
    {
        throw PlotError(fmt::format("gnuplot failed on {}: {}", (folder / script).string(), said));
    }
}

} // namespace pptplab::analysis
