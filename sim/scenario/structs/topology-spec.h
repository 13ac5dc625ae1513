// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_SCENARIO_STRUCTS_TOPOLOGY_SPEC_H
#define PPTPLAB_SIM_SCENARIO_STRUCTS_TOPOLOGY_SPEC_H

#include "models/base/units.h"
#include "sim/scenario/values/violation.h"
#include "topologies/routing.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pptplab::sim::scenario
{

/// The map of routers between clients and servers.
enum class TopologyKind : std::uint8_t
{
    Star, ///< one router, "provider"
    AccessTree,
    TwoSites,
    Farm,
    ProviderMap, ///< map read from a file
    Waxman,
    BarabasiAlbert,
};

inline constexpr std::array<std::string_view, 7> kTopologyKindNames = {
    "star", "access-tree", "two-sites", "farm", "provider-map", "waxman", "barabasi-albert"};

struct TopologySpec
{
    TopologyKind kind = TopologyKind::Star;
    std::optional<std::string> file; ///< GraphML or GML file of a provider map
    std::uint64_t seed = 1;          ///< draws a random map
    std::uint32_t routers = 50;      ///< number of routers of a random map
    std::uint32_t links = 2;         ///< Barabasi-Albert: lines of a new router
    double alpha = 0.15;             ///< Waxman
    double beta = 0.4;               ///< Waxman
    std::uint32_t pops = 4;          ///< access tree: points of presence
    std::uint32_t banks = 2;         ///< access tree: modem banks of each
    std::optional<BitRate> rate;     ///< rate of lines between routers; none: the map's own
    std::optional<Duration> delay;   ///< delay of lines between routers; none: the map's own
    topologies::Metric metric = topologies::Metric::Delay;
    std::optional<std::string> serversAt; ///< a router; none: the map's own
    std::vector<std::string> clientsAt;   ///< routers; empty: the map's own
    /// From the failure or repair of a line until routes follow. Inference: RIP's routes time out
    /// after 180 s (RFC 1058 3.3), link-state protocols follow within seconds.
    Duration convergence = std::chrono::seconds(10);
};

/// Keys that do not fit the kind of map.
void ValidateTopology(const TopologySpec& spec, std::vector<Violation>& violations);

/// One [[link]] table: a line between routers that breaks.
struct LinkFailure
{
    std::vector<std::string> between; ///< two routers
    Duration down{};
    std::optional<Duration> up; ///< none: it stays broken
};

} // namespace pptplab::sim::scenario

#endif
