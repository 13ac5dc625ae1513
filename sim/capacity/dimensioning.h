// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_CAPACITY_DIMENSIONING_H
#define PPTPLAB_SIM_CAPACITY_DIMENSIONING_H

#include "sim/capacity/overhead.h"
#include "sim/capacity/trial.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pptplab::sim::capacity
{

/// The one of the three figures that the others decide.
enum class Wanted : std::uint8_t
{
    Ports,
    Users,
    Grade,
};

/// What data the users send, for the access line of the servers.
struct Traffic
{
    double bitsPerSecond = 0;     ///< rate of IP datagrams, one direction, mean over a session
    std::uint32_t datagram = 576; ///< octets, mean
    bool encrypted = true;
};

struct Question
{
    Wanted wanted = Wanted::Ports;
    double users = 0;        ///< 1 or more; not for Wanted::Users
    std::uint32_t ports = 0; ///< ports of all servers; not for Wanted::Ports
    double grade = 0.01;     ///< share of the attempts refused; not for Wanted::Grade
    ras::ServicePack servicePack = ras::ServicePack::Sp3;
    Traffic traffic;
    TrialOptions trials;
};

/// One way to build the service, and what callers then see.
struct Option
{
    std::string name; ///< "load +10 %"
    double users = 0;
    Layout layout;
    double load = 0; ///< erlangs offered to all servers
    Shares formula;
    Seen repaired; ///< what callers see without the faults
    Seen asIs;     ///< what callers see with the faults of the service pack
};

struct Access
{
    std::vector<Part> overhead; ///< overhead of one packet
    OnTheLine datagram;
    double perSession = 0; ///< bit/s of one session on the access line
    double allBusy = 0;    ///< bit/s with all ports busy
    double mean = 0;       ///< bit/s of the mean number of sessions
};

struct Dimensioning
{
    Question question;
    double grade = 0; ///< asked for; or found, by the formula or else by simulation
    /// What the formula alone would say, where it is not exact and what it says is not the answer.
    std::optional<Option> byFormula;
    /// Number of addresses; each server takes one for itself (Q122701).
    std::uint32_t addresses = 0;
    /// Wanted::Ports: the fewest ports on as many servers that meet the grade in spite of the
    /// faults, by simulation; none if 256 on each do not.
    std::optional<Layout> withFaults;
    std::vector<Option> options; ///< the first is the answer; then loads, then ports around it
    std::size_t loads = 0;       ///< options[1 .. loads] change the load, the rest the ports
    Access access;

    const Option& Chosen() const { return options.front(); }
};

/// The dimensioning for a question; none when interrupted. Throws BadInput when no service or no
/// user fits.
std::optional<Dimensioning> DimensioningFor(const Question& question, unsigned jobs);

} // namespace pptplab::sim::capacity

#endif
