// SPDX-License-Identifier: GPL-2.0-only
/// Logs of any content. What is read are calls in the order of their arrival, of lengths that a
/// scenario may have.

#include "sim/logs/session-log.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <sstream>
#include <string>

namespace
{

using namespace pptplab;

bool
IsWhole(const sim::logs::SessionLog& log)
{
    const auto fits = [](Duration time) {
        return time >= Duration{} && time <= sim::scenario::kLongestTime;
    };
    return !log.calls.empty() &&
           std::is_sorted(log.calls.begin(),
                          log.calls.end(),
                          [](const auto& a, const auto& b) { return a.at < b.at; }) &&
           std::all_of(log.calls.begin(), log.calls.end(), [&](const auto& call) {
               return fits(call.at) && fits(call.holding);
           });
}

} // namespace

extern "C" int
LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size)
{
    if (size == 0)
    {
        return 0;
    }
    constexpr std::array<const char*, 3> kHeaders = {
        "start,stop,holding,session\n", "arrival;holding;protocols\n", ""};
    sim::logs::LogOptions options;
    options.dates = static_cast<sim::logs::DateOrder>(octets[0] % 3);
    if (octets[0] % 2 == 1)
    {
        options.zone = sim::logs::TimeZone::Named("Europe/Berlin").Value();
    }
    std::istringstream text(kHeaders[octets[0] / 16 % kHeaders.size()] +
                            std::string(octets + 1, octets + size));
    const auto log = sim::logs::ReadSessionLog(text, "log.csv", options);
    if (log ? !IsWhole(log.Value()) : log.Error().empty())
    {
        std::abort();
    }
    return 0;
}
