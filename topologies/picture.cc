// SPDX-License-Identifier: GPL-2.0-only
#include "topologies/picture.h"

#include <array>
#include <cerrno>
#include <fstream>
#include <spawn.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

namespace pptplab::topologies
{

namespace
{

/// Runs a program of the PATH without a shell, so that no name needs quotes. Its exit code, or none
/// when it could not be run.
std::optional<int>
Run(const std::string& program, std::string first, std::string second, std::string third)
{
    std::string name = program;
    const std::array<char*, 5> arguments = {
        name.data(), first.data(), second.data(), third.data(), nullptr};
    pid_t child = 0;
    if (posix_spawnp(&child, program.c_str(), nullptr, nullptr, arguments.data(), environ) != 0)
    {
        return std::nullopt;
    }
    int status = 0;
    while (waitpid(child, &status, 0) < 0)
    {
        if (errno != EINTR)
        {
            return std::nullopt;
        }
    }
    constexpr int kNotFound = 127; // exit code of a child whose exec failed
    return WIFEXITED(status) && WEXITSTATUS(status) != kNotFound
               ? std::optional(WEXITSTATUS(status))
               : std::nullopt;
}

} // namespace

std::optional<std::string>
DrawPicture(const std::string& dot, const std::filesystem::path& file)
{
    const std::filesystem::path source = std::filesystem::path(file).replace_extension(".dot");
    std::ofstream out(source);
    out << dot;
    out.close();
    if (!out && (errno == ENOSPC || errno == EDQUOT || errno == EFBIG || errno == EIO))
    {
        throw std::system_error(errno, std::generic_category(), source.string());
    }
    if (!out)
    {
        return source.string() + ": cannot be written";
    }
    const std::string kind = file.extension().string();
    if (kind.size() < 2)
    {
        return file.string() + ": the ending tells no kind of picture, such as .svg";
    }
    const auto code = Run("dot", "-T" + kind.substr(1), "-o" + file.string(), source.string());
    if (!code)
    {
        return file.string() + ": not drawn, as Graphviz (dot) cannot be run; the text is in " +
               source.string();
    }
    return *code == 0 ? std::nullopt
                      : std::optional(file.string() + ": Graphviz failed with exit code " +
                                      std::to_string(*code));
}

} // namespace pptplab::topologies
