// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_CAPACITY_DEMAND_H
#define PPTPLAB_SIM_CAPACITY_DEMAND_H

#include "models/population/law.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pptplab::sim::capacity
{

/// What refused users do: they try again with this probability after a pause, up to so many times.
struct Persistence
{
    double probability = 0; ///< above 0, up to 1
    population::Law pause;
    std::uint32_t tries = 1; ///< redials of one caller at the most
};

/// What one user asks of the service in the busy hour, and what holds a port besides the call.
struct Demand
{
    double callsPerHour = 0; ///< of one user, without redials; above 0
    population::Law holding; ///< mean above 0
    population::Law setup;   ///< the port is held while the call comes up
    population::Law cleanup; ///< after a session with NetBEUI (Q194465)
    double netbeuiShare = 0; ///< of the sessions, 0..1
    std::optional<Persistence> redial;
};

/// Servers, all alike; each caller dials one of them, all equally likely.
struct Layout
{
    std::uint32_t servers = 1; ///< 1..1000
    std::uint32_t ports = 1;   ///< of each server, 1..256 (Q161410)

    std::uint32_t AllPorts() const { return servers * ports; }
};

/// Erlangs of one user: calls x (set-up + holding + NetBEUI share x clean-up).
double LoadOfUser(const Demand& demand);

/// What the users of a repaired service see.
struct Shares
{
    double refused = 0; ///< of the attempts
    double lost = 0;    ///< of the users who call: those who are not served in the end
};

/// Erlang B for each server, with the load of
/// the users split among them (analysis/queueing/held-load.h). With redial it is extended Erlang B,
/// the limit of pauses long against the holding time (analysis/queueing/redial.h).
Shares SharesByFormula(const Demand& demand, double users, const Layout& layout);

/// The fewest servers, and with them the fewest ports, that refuse no more than `grade` of the
/// attempts; none if 1000 servers of 256 ports refuse more.
std::optional<Layout> FewestPorts(const Demand& demand, double users, double grade);

/// `ports` as equally large servers: as few as hold them all, a remainder stays unused.
Layout LayoutOf(std::uint32_t ports);

/// The most users of whom no more than `grade` of the attempts is refused; 0 if one is too many.
std::uint64_t MostUsers(const Demand& demand, const Layout& layout, double grade);

inline constexpr std::uint32_t kMostServers = 1000; ///< as server.count
inline constexpr std::uint64_t kMostUsers = 10'000'000;

} // namespace pptplab::sim::capacity

#endif
