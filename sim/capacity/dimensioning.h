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
    Seen repaired; ///< what callers see without the faults, by simulation
    /// What callers see, the faults of the service pack included, by which the option is judged:
    /// the formula where it is exact and no fault counts, else the simulation. Where nothing was
    /// simulated, the formula, which is the least that it can be.
    Seen asIs;
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
    bool onlyFormula = false; ///< nothing was simulated, as was asked for: faults do not count
    double grade = 0;         ///< asked for; or found
    /// Whether the first option meets the grade. If not, nothing does, and it is what would without
    /// the faults, or else the most ports that there can be, or a single user.
    bool met = true;
    /// What the formula alone would say, where it is not exact and what it says is not what is
    /// found without the faults.
    std::optional<Option> byFormula;
    /// What would do without the faults of the service pack, where these count and it is known.
    std::optional<Option> withoutFaults;
    /// If it is the faults that let nothing meet the grade: what the most ports that there can be
    /// refuse in spite of them, or a single user is refused.
    std::optional<Seen> atBest;
    /// Number of addresses; each server takes one for itself (Q122701).
    std::uint32_t addresses = 0;
    std::vector<Option> options; ///< the first is the answer; then loads, then ports around it
    std::size_t loads = 0;       ///< options[1 .. loads] change the load, the rest the ports
    Access access;

    const Option& Chosen() const { return options.front(); }
};

/// Whether the formula decides: it is exact, and no fault of the service pack counts.
bool DecidedByFormula(const Question& question);

/// What the formula alone says, at once.
Dimensioning DimensioningByFormula(const Question& question);

/// The dimensioning for a question; none when interrupted. Where the formula, which refuses too
/// few, allows nothing to meet the grade, nothing is simulated. `progress`, when there is one, is
/// told of each step.
std::optional<Dimensioning> DimensioningFor(const Question& question,
                                            unsigned jobs,
                                            workers::Progress* progress = nullptr);

} // namespace pptplab::sim::capacity

#endif
