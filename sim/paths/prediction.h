// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_PATHS_PREDICTION_H
#define PPTPLAB_SIM_PATHS_PREDICTION_H

#include "sim/paths/exchange.h"
#include "sim/paths/nat-share.h"
#include "sim/paths/way.h"
#include "topologies/tunnel-capacity.h"
#include "topologies/weak-points.h"

#include <cstdint>
#include <vector>

namespace pptplab::sim::paths
{

/// What holds alike for all these callers and all these servers.
struct Finding
{
    std::vector<topologies::Vertex> callers;
    std::vector<std::uint32_t> servers; ///< numbers
    CallVerdict verdict; ///< verdict in the words of the first of these callers and servers
};

/// One group in a time in which nothing changes for it.
struct GroupPhase
{
    Duration from{};
    Duration until{};
    std::vector<Finding> findings;
    /// Way with the shortest round trip to the first server; none without any way.
    std::optional<Way> nearest;
    std::optional<Way> farthest;
};

struct GroupPrediction
{
    std::uint32_t group = 0;
    /// Callers, one at each place where the group is connected.
    std::vector<topologies::Vertex> callers;
    std::vector<GroupPhase> phases;
    std::optional<NatShare> nat; ///< none: the group is behind no NAT, or has no callers
};

/// What the network of a scenario does to PPTP before anything runs.
struct Prediction
{
    std::vector<GroupPrediction> groups;
    /// Weak points, counted by places, not by callers.
    std::vector<topologies::WeakPoint> weakPoints;
    topologies::TunnelCapacity capacity; ///< capacity whose lines are those of Machines()
    BitRate traffic;                     ///< rate of each of these tunnels
    /// PPTP filtering keeps the servers from their DHCP server until then (Q158387).
    std::optional<Duration> noLeasesUntil;
    /// Rules that tell callers of one group from each other, by address or by port: what is said
    /// holds for the first caller at each place and his first call.
    std::vector<std::size_t> rulesByCaller;

    /// Somebody cannot reach a server at some time, or gets no IP address there.
    bool AnyBlocked() const;
};

/// The network with one caller at each place where a group is connected, or fewer where the group
/// has fewer. Throws BadInput when it cannot be built.
plan::NetworkPlan PlanWithCallers(const scenario::Scenario& scenario);

/// Pre: `plan` is PlanWithCallers() of the scenario, traffic is above 0.
Prediction PredictionFor(const scenario::Scenario& scenario,
                         const plan::NetworkPlan& plan,
                         BitRate traffic);

} // namespace pptplab::sim::paths

#endif
