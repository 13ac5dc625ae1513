// SPDX-License-Identifier: GPL-2.0-only
#include "sim/lessons/part.h"

#include "sim/scenario/forms/forms.h"
#include "sim/scenario/values/problem.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <sstream>

namespace pptplab::sim::lessons
{

namespace
{

constexpr std::string_view kFence = ":::";

For
ReaderOf(const std::string& name)
{
    const auto* const found = std::find(kFences.begin(), kFences.end(), name);
    if (found == kFences.end())
    {
        throw scenario::BadInput(fmt::format(
            "\"::: {}\": a part is one of {}",
            name,
            scenario::Joined(std::vector<std::string>(kFences.begin(), kFences.end()))));
    }
    return static_cast<For>(std::distance(kFences.begin(), found) + 1);
}

} // namespace

std::vector<Part>
PartsOf(const std::string& text)
{
    std::vector<Part> parts(1);
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);)
    {
        if (line.rfind(kFence, 0) != 0)
        {
            parts.back().markdown += line + "\n";
            continue;
        }
        const std::size_t name = line.find_first_not_of(' ', kFence.size());
        const bool opens = name != std::string::npos;
        if (opens != (parts.back().reader == For::Everybody))
        {
            throw scenario::BadInput(fmt::format(
                "\"{}\": {}", line, opens ? "the part before is open" : "closes nothing"));
        }
        parts.push_back({opens ? ReaderOf(line.substr(name)) : For::Everybody, ""});
    }
    if (parts.back().reader != For::Everybody)
    {
        throw scenario::BadInput("the last part is not closed by \":::\"");
    }
    return parts;
}

} // namespace pptplab::sim::lessons
