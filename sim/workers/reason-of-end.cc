// SPDX-License-Identifier: GPL-2.0-only
#include "sim/workers/reason-of-end.h"

#include <fmt/format.h>

#include <csignal>
#include <cstring>
#include <fstream>
#include <string_view>
#include <sys/wait.h>

namespace pptplab::sim::workers
{

namespace
{

/// The end of what was said, as one line.
std::string
LastWords(const std::string& said)
{
    constexpr std::size_t kMost = 400;
    std::string words;
    for (const char each : said.substr(said.size() > kMost ? said.size() - kMost : 0))
    {
        const bool plain = static_cast<unsigned char>(each) > ' ';
        if (plain || (!words.empty() && words.back() != ' '))
        {
            words += plain ? each : ' ';
        }
    }
    while (!words.empty() && words.back() == ' ')
    {
        words.pop_back();
    }
    return words.empty() ? words : ": " + words;
}

/// Only the kernel and the user send SIGKILL; the pool's own does not come here.
std::string
ReasonOfKill(std::optional<std::uint64_t> killsBefore)
{
    const auto kills = OutOfMemoryKills();
    if (!kills || !killsBefore)
    {
        return "killed from outside (SIGKILL), as the kernel does when memory runs out";
    }
    return *kills > *killsBefore ? "out of memory: killed by the kernel (SIGKILL)"
                                 : "killed from outside (SIGKILL)";
}

std::string
ReasonOfSignal(int signal, std::optional<std::uint64_t> killsBefore)
{
    switch (signal)
    {
    case SIGKILL:
        return ReasonOfKill(killsBefore);
    case SIGABRT:
        return "gave up (SIGABRT)";
    case SIGXCPU:
        return "took more processor time than allowed (SIGXCPU, ulimit -t)";
    default:
        break;
    }
    const char* const name = ::sigabbrev_np(signal);
    return name == nullptr ? fmt::format("crashed (signal {})", signal)
                           : fmt::format("crashed (SIG{}: {})", name, ::sigdescr_np(signal));
}

} // namespace

std::optional<std::uint64_t>
OutOfMemoryKills()
{
    std::ifstream counters("/proc/vmstat");
    std::string name;
    std::uint64_t value = 0;
    while (counters >> name >> value)
    {
        if (name == "oom_kill")
        {
            return value;
        }
    }
    return std::nullopt;
}

std::string
ReasonOfEnd(int status, const std::string& said, std::optional<std::uint64_t> killsBefore)
{
    return (WIFSIGNALED(status) ? ReasonOfSignal(WTERMSIG(status), killsBefore)
                                : fmt::format("ended with code {}", WEXITSTATUS(status))) +
           LastWords(said);
}

} // namespace pptplab::sim::workers
