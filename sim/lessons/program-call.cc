// SPDX-License-Identifier: GPL-2.0-only
#include "sim/lessons/program-call.h"

#include "analysis/plot/child-process.h"
#include "sim/files/text-file.h"
#include "sim/files/write-failure.h"

#include <fmt/format.h>

#include <cstring>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace pptplab::sim::lessons
{

namespace
{

constexpr const char* kOutput = ".output";
constexpr const char* kErrors = ".errors";
constexpr int kSignalled = 128; // as a shell counts

} // namespace

ProgramCall
CallProgram(const std::vector<std::string>& words,
            const std::filesystem::path& folder,
            const std::filesystem::path& root)
{
    analysis::ChildProcess program(folder);
    program.Write(STDOUT_FILENO, kOutput);
    program.Write(STDERR_FILENO, kErrors);
    program.FreeSignals();
    std::vector<std::string> arguments = {"pptplab"};
    arguments.insert(arguments.end(), words.begin(), words.end());
    const int fault = program.Start("/proc/self/exe",
                                    std::move(arguments),
                                    {fmt::format("PPTPLAB_ROOT={}", root.string()), "COLUMNS=120"});
    if (fault != 0)
    {
        throw files::WriteCutOff(
            fmt::format("no process for {}: {}", words.front(), std::strerror(fault)));
    }
    const int status = program.Wait();
    return {WIFEXITED(status) ? WEXITSTATUS(status) : kSignalled + WTERMSIG(status),
            files::ReadTextFile(folder / kOutput),
            files::ReadTextFile(folder / kErrors)};
}

} // namespace pptplab::sim::lessons
