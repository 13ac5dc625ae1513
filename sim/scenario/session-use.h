// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_SCENARIO_SESSION_USE_H
#define PPTPLAB_SIM_SCENARIO_SESSION_USE_H

#include "models/base/ping.h"
#include "models/base/session-data.h"
#include "models/base/units.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pptplab::sim
{

enum class TrafficDirection : std::uint8_t
{
    Up,
    Down,
    Both,
};

inline constexpr std::array<std::string_view, 3> kTrafficDirectionNames = {"up", "down", "both"};

/// Datagrams in each session of a group.
struct TrafficSpec
{
    std::optional<BitRate> rate; ///< none: no traffic
    std::uint32_t size = Traffic{}.size;
    TrafficDirection direction = TrafficDirection::Both;
};

/// None where there is no rate.
std::optional<Traffic> TrafficOf(const TrafficSpec& spec);

/// A ping from one of a group's machines, [[probe]].
struct Probe
{
    std::string name;
    std::string from; ///< client group
    std::string to;   ///< "tunnel" or a server
    Duration at{}; ///< from the start of the run; of each session when it goes through the tunnel
    PingOptions ping;

    bool IsInside() const { return to == "tunnel"; }
};

/// The index of the server of that name: "server" and "server-1" for the first one.
std::optional<std::uint32_t> ServerNamed(std::string_view name, std::uint32_t servers);

} // namespace pptplab::sim

#endif
