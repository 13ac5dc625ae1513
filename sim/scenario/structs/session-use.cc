// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/structs/session-use.h"

namespace pptplab::sim::scenario
{

std::optional<Traffic>
TrafficOf(const TrafficSpec& spec)
{
    if (!spec.rate)
    {
        return std::nullopt;
    }
    return Traffic{*spec.rate,
                   spec.size,
                   spec.direction != TrafficDirection::Down,
                   spec.direction != TrafficDirection::Up};
}

std::optional<std::uint32_t>
ServerNamed(std::string_view name, std::uint32_t servers)
{
    if (name == "server")
    {
        return 0;
    }
    for (std::uint32_t i = 0; i < servers; ++i)
    {
        if (name == "server-" + std::to_string(i + 1))
        {
            return i;
        }
    }
    return std::nullopt;
}

} // namespace pptplab::sim::scenario
