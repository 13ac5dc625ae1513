// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/values/problem.h"

#include <fmt/format.h>

namespace pptplab::sim::scenario
{

namespace
{

std::string
Whence(const std::string& file, const Place& place)
{
    if (place.origin == Origin::File)
    {
        return place.line == 0 ? file : fmt::format("{}:{}", file, place.line);
    }
    return "command line";
}

/// A value of megabytes stands in a message by its ends.
std::string
Cut(const std::string& text)
{
    constexpr std::size_t kMost = 4000;
    constexpr std::size_t kEnd = 500;
    return text.size() <= kMost ? text
                                : fmt::format("{} ... ({} octets left out) ... {}",
                                              text.substr(0, kEnd),
                                              text.size() - 2 * kEnd,
                                              text.substr(text.size() - kEnd));
}

std::string
Lines(const std::string& file, const Problems& problems)
{
    std::string lines;
    for (const Problem& problem : problems)
    {
        lines += lines.empty() ? "" : "\n";
        lines += Whence(file, problem.place) + ": " + Cut(problem.text);
    }
    return lines;
}

} // namespace

BadInput::BadInput(const std::string& file, const Problems& problems)
    : std::runtime_error(Lines(file, problems))
{
}

} // namespace pptplab::sim::scenario
