// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/store/identity.h"

#include "analysis/store/content-hash.h"

#include <algorithm>

namespace pptplab::analysis
{

namespace
{

bool
StartsWith(std::string_view line, std::string_view start)
{
    return line.substr(0, start.size()) == start;
}

} // namespace

std::string
WithoutHowOften(std::string_view scenario)
{
    std::string kept;
    bool inScenario = false;
    while (!scenario.empty())
    {
        const std::size_t end = std::min(scenario.find('\n'), scenario.size() - 1) + 1;
        const std::string_view line = scenario.substr(0, end);
        scenario.remove_prefix(end);
        if (line.front() == '[')
        {
            inScenario = StartsWith(line, "[scenario]");
        }
        const bool isHowOften =
            inScenario && std::any_of(kHowOften.begin(), kHowOften.end(), [&](auto key) {
                return StartsWith(line, key) && StartsWith(line.substr(key.size()), " = ");
            });
        if (!isHowOften)
        {
            kept += line;
        }
    }
    return kept;
}

std::string
CellKey(std::string_view scenario, std::string_view programVersion)
{
    return ContentHash().Add(WithoutHowOften(scenario)).Add(programVersion).Digest();
}

} // namespace pptplab::analysis
