// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/store/claimant.h"

#include <fmt/format.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <unistd.h>

namespace pptplab::analysis
{

namespace
{

/// Start of a process in clock ticks, the 22nd field of its stat (proc(5)); 0 when it has ended.
std::int64_t
StartOf(std::int64_t process)
{
    std::ifstream file(fmt::format("/proc/{}/stat", process));
    std::string text;
    std::getline(file, text);
    const std::size_t name = text.rfind(')'); // the name may hold spaces and brackets
    if (name == std::string::npos)
    {
        return 0;
    }
    std::istringstream fields(text.substr(name + 1));
    char state = 0; // the 3rd field
    fields >> state;
    constexpr int kBetween = 18;
    std::string skipped;
    for (int i = 0; i < kBetween; ++i)
    {
        fields >> skipped;
    }
    std::int64_t start = 0;
    fields >> start;
    return state == 'Z' ? 0 : start;
}

std::string
HostName()
{
    constexpr std::size_t kLongest = 256; // HOST_NAME_MAX is 64
    std::array<char, kLongest> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
}

} // namespace

Claimant
ClaimantOf(std::int64_t process)
{
    return {HostName(), process, StartOf(process)};
}

Claimant
ThisProcess()
{
    return ClaimantOf(::getpid());
}

bool
StillCounts(const Claimant& other, std::int64_t age)
{
    constexpr std::int64_t kHour = 3600;
    if (other.host != HostName())
    {
        return std::abs(age) < kHour; // one from the future is of a clock that was put back
    }
    return StartOf(other.process) == other.started;
}

} // namespace pptplab::analysis
