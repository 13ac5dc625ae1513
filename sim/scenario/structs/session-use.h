// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_SCENARIO_STRUCTS_SESSION_USE_H
#define PPTPLAB_SIM_SCENARIO_STRUCTS_SESSION_USE_H

#include "models/base/ping.h"
#include "models/base/session-data.h"
#include "models/base/units.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pptplab::sim::scenario
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

/// The traffic of a session; none where there is no rate.
std::optional<Traffic> TrafficOf(const TrafficSpec& spec);

enum class ProbeKind : std::uint8_t
{
    Ping,
    Gre,
};

inline constexpr std::array<std::string_view, 2> kProbeKindNames = {"ping", "gre"};

/// A ping from one of a group's machines, or keep-alives in plain GRE from router to router,
/// [[probe]].
struct Probe
{
    std::string name;
    ProbeKind kind = ProbeKind::Ping;
    std::string from; ///< client group; router
    std::string to;   ///< "tunnel" or a server; another router
    Duration at{};    ///< time since the run, or the session that it goes through, began
    PingOptions ping;

    bool IsInside() const { return kind == ProbeKind::Ping && to == "tunnel"; }
};

/// The number in "server-1" of `servers`, from 0 on.
std::optional<std::uint32_t> ServerNumber(std::string_view name, std::uint32_t servers);

/// The index of the server of that name: "server" and "server-1" for the first one.
std::optional<std::uint32_t> ServerNamed(std::string_view name, std::uint32_t servers);

} // namespace pptplab::sim::scenario

#endif
