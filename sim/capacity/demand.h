// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_CAPACITY_DEMAND_H
#define PPTPLAB_SIM_CAPACITY_DEMAND_H

#include "models/population/farm.h"
#include "models/population/law.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pptplab::sim::capacity
{

inline constexpr double kSecondsPerHour = 3600;

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
    double callsPerHour = 0; ///< calls of one user, without refusals and redials; above 0
    population::Law holding; ///< mean above 0
    population::Law setup;   ///< time that a call comes up, the port being held
    population::Law cleanup; ///< clean-up after a session with NetBEUI (Q194465)
    double netbeuiShare = 0; ///< share of the sessions, 0..1
    std::optional<Persistence> redial;
    /// The users are so many persons, none of whom calls while he is connected; otherwise a Poisson
    /// stream of their calls. Needs idle time between calls and Spread::Hunt, and knows no redial.
    bool finite = false;
    population::Spread spread = population::Spread::Random; ///< Random or Hunt
};

/// Servers, all alike.
struct Layout
{
    std::uint32_t servers = 1; ///< 1..1000
    std::uint32_t ports = 1;   ///< ports of each server, 1..256 (Q161410)

    std::uint32_t AllPorts() const { return servers * ports; }
};

/// Erlangs of one user: calls x (set-up + holding + NetBEUI share x clean-up).
double LoadOfUser(const Demand& demand);

/// Idle time of a finite user: mean time from the end of a call to the next, in seconds; above 0 if
/// one person can make so many calls.
double IdleSeconds(const Demand& demand);

/// Erlangs that a finite user offers while he is idle: Engset's.
double LoadOfIdleUser(const Demand& demand);

/// What the users of a repaired service see.
struct Shares
{
    double refused = 0; ///< share of the attempts
    double lost = 0;    ///< share of the users who call that are not served in the end
    double time = 0;    ///< share of time with no port idle
    double traffic = 0; ///< share of the load that infinitely many ports would carry
};

/// Erlang B for each server, with the load of the users split among them
/// (analysis/queueing/held-load.h), or for all ports together when callers hunt. With redial it is
/// extended Erlang B, the limit of pauses long against the holding time
/// (analysis/queueing/redial.h). Finite users: Engset (analysis/queueing/engset.h), as if a user
/// waited for the clean-up of his port before he idles.
Shares SharesByFormula(const Demand& demand, double users, const Layout& layout);

/// Whether they are exact. With redial, and where finite users call again before their ports are
/// cleaned up, they are a limit that the service may be far from, always on its better side.
bool FormulaIsExact(const Demand& demand);

/// Whether no more than the grade is refused; a grade that is met to rounding is met.
bool MeetsGrade(double refused, double grade);

/// The fewest ports on each of `servers` that refuse no more than `grade` of the attempts by the
/// formula; none if 256 refuse more.
std::optional<std::uint32_t> FewestPortsOn(std::uint32_t servers,
                                           const Demand& demand,
                                           double users,
                                           double grade);

/// The fewest servers, and with them the fewest ports, that refuse no more than `grade` of the
/// attempts by the formula; none if 1000 servers of 256 ports refuse more.
std::optional<Layout> FewestPorts(const Demand& demand, double users, double grade);

/// `ports` as equally large servers: as few as hold them all, a remainder stays unused.
Layout LayoutOf(std::uint32_t ports);

/// The most users of whose attempts no more than `grade` is refused by the formula; 0 if one is too
/// many.
std::uint64_t MostUsers(const Demand& demand, const Layout& layout, double grade);

inline constexpr std::uint32_t kMostServers = 1000; ///< most that server.count allows
inline constexpr std::uint64_t kMostUsers = 10'000'000;
inline constexpr std::uint64_t kMostFiniteUsers = 1'000'000; ///< most that clients.count allows

} // namespace pptplab::sim::capacity

#endif
