// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/structs/session-use.h"

#include <algorithm>
#include <charconv>

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
ServerNumber(std::string_view name, std::uint32_t servers)
{
    const std::string stem = "server-";
    const std::string_view digits = name.substr(std::min(stem.size(), name.size()));
    std::uint32_t number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    const bool isOne = number > 0 && number <= servers && name == stem + std::to_string(number);
    return isOne ? std::optional(number - 1) : std::nullopt;
}

std::optional<std::uint32_t>
ServerNamed(std::string_view name, std::uint32_t servers)
{
    return name == "server" ? std::optional<std::uint32_t>(0) : ServerNumber(name, servers);
}

} // namespace pptplab::sim::scenario
