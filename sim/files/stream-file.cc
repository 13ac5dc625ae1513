// SPDX-License-Identifier: GPL-2.0-only
#include "sim/files/stream-file.h"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace pptplab::sim::files
{

namespace
{

constexpr mode_t kReadAndWrite = 0666; // less the umask

std::error_code
LastError()
{
    return {errno, std::generic_category()};
}

} // namespace

StreamFile::StreamFile(const std::filesystem::path& file)
    : m_out(::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, kReadAndWrite))
{
    if (m_out < 0)
    {
        m_error = LastError();
    }
}

StreamFile::~StreamFile()
{
    End();
}

void
StreamFile::Flush()
{
    std::string_view left = m_waiting;
    while (!left.empty() && !m_error)
    {
        const ssize_t put = ::write(m_out, left.data(), left.size());
        if (put >= 0)
        {
            left.remove_prefix(static_cast<std::size_t>(put));
        }
        else if (errno != EINTR)
        {
            m_error = LastError();
        }
    }
    m_waiting.clear();
}

void
StreamFile::Append(const std::filesystem::path& file)
{
    const int in = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    std::string octets(kMostWaiting, '\0');
    ssize_t got = in < 0 ? -1 : 1;
    while (got > 0 && !m_error)
    {
        got = ::read(in, octets.data(), octets.size());
        if (got > 0)
        {
            Write(std::string_view(octets).substr(0, static_cast<std::size_t>(got)));
        }
    }
    if (got < 0 && !m_error)
    {
        m_error = LastError();
    }
    if (in >= 0)
    {
        ::close(in);
    }
}

std::error_code
StreamFile::Close()
{
    End();
    return m_error;
}

void
StreamFile::End()
{
    Flush();
    if (m_out >= 0 && ::close(m_out) != 0 && !m_error)
    {
        m_error = LastError();
    }
    m_out = -1;
}

} // namespace pptplab::sim::files
