// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/values/plain-file.h"

#include <cerrno>
#include <cstring>
#include <unistd.h>

namespace pptplab::sim::scenario
{

std::optional<std::string>
WhyNoPlainFile(const std::filesystem::path& file)
{
    using Kind = std::filesystem::file_type;
    if (file.empty() || file.native().find('\0') != std::string::npos)
    {
        return "is no name of a file";
    }
    std::error_code failed;
    const Kind kind = std::filesystem::status(file, failed).type();
    if (kind == Kind::regular)
    {
        return ::access(file.c_str(), R_OK) == 0
                   ? std::nullopt
                   : std::optional(std::string("cannot be read: ") + std::strerror(errno));
    }
    switch (kind)
    {
    case Kind::not_found:
        return "no such file";
    case Kind::directory:
        return "is a directory, not a file";
    case Kind::fifo:
        return "is a pipe, which can be read once only; write its content to a file first";
    case Kind::socket:
        return "is a socket, not a file";
    case Kind::character:
    case Kind::block:
        return "is a device, not a file";
    default:
        return "cannot be read: " + failed.message();
    }
}

} // namespace pptplab::sim::scenario
