// SPDX-License-Identifier: GPL-2.0-only
#include "sim/files/text-file.h"

#include "sim/files/write-failure.h"

#include <cerrno>
#include <fcntl.h>
#include <fstream>
#include <sstream>
#include <string_view>
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

/// Writes to `file`, which is made or emptied.
std::error_code
WriteTo(const std::filesystem::path& file, std::string_view text)
{
    const int out = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, kReadAndWrite);
    if (out < 0)
    {
        return LastError();
    }
    std::error_code error;
    while (!text.empty() && !error)
    {
        const ssize_t put = ::write(out, text.data(), text.size());
        if (put >= 0)
        {
            text.remove_prefix(static_cast<std::size_t>(put));
        }
        else if (errno != EINTR)
        {
            error = LastError();
        }
    }
    if (::close(out) != 0 && !error)
    {
        error = LastError();
    }
    return error;
}

} // namespace

void
WriteTextFile(const std::filesystem::path& file, const std::string& text)
{
    std::error_code error;
    if (std::filesystem::exists(file, error) && !std::filesystem::is_regular_file(file, error))
    {
        error = WriteTo(file, text); // a device is not replaced
    }
    else
    {
        // A link stays, and leads to the new text.
        const auto target = std::filesystem::weakly_canonical(file, error);
        auto part = target;
        part += "." + std::to_string(::getpid()) + ".part";
        error = WriteTo(part, text);
        if (!error)
        {
            std::filesystem::rename(part, target, error);
        }
        if (error)
        {
            std::error_code ignored; // it may never have been made
            std::filesystem::remove(part, ignored);
        }
    }
    if (error)
    {
        FailToWrite(file, error);
    }
}

std::string
ReadTextFile(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

} // namespace pptplab::sim::files
