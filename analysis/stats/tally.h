// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_STATS_TALLY_H
#define PPTPLAB_ANALYSIS_STATS_TALLY_H

#include "models/base/observation.h"
#include "models/base/outcome.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pptplab::analysis
{

/// Something whose mean over a run is of interest.
enum class Quantity : std::uint8_t
{
    SetupTime,       ///< seconds from dialling to connected, of attempts that connect
    GoodputUp,       ///< bit/s of payload from caller to server, of sessions with traffic
    GoodputDown,     ///< bit/s of payload from server to caller, of sessions with traffic
    Delivered,       ///< datagrams that arrived, of those sent in sessions
    PingOutside,     ///< echo requests beside the tunnels that were answered, of those sent
    PingOutsideTime, ///< seconds there and back, of those
    PingInside,      ///< echo requests through the tunnels that were answered, of those sent
    PingInsideTime,
    PlainGre,     ///< keep-alives in plain GRE between routers that came back, of those sent
    PlainGreTime, ///< seconds there and back, of those
    BrowseTime,   ///< seconds until Network Neighborhood is there
    ShareTime,    ///< seconds until \\server\share is connected, of those that are
    ShareGranted, ///< shares connected, of those asked for
    ServersAsked, ///< servers that an attempt asked; counted only where callers are passed on
    CallerTries,  ///< attempts of a caller who is done; counted only where callers redial
    CallerWait,   ///< seconds from the first attempt to connected, of callers served; likewise
    CallersRefusedFirst, ///< first attempts refused, of all callers'; counted where callers redial
    /// Callers between a refused attempt and their next, mean over time: one observation a batch.
    CallersPausing,
    ReconnectTime, ///< seconds from the loss of a session to the next, of callers who got one
    /// Seconds from loss to session or giving up of a run's last caller (recorder.h).
    ReconnectLast,
    ReconnectTries,   ///< attempts from the loss of a session to the next, or to giving up
    ReconnectRefused, ///< attempts refused, of those from the loss of a session on
    ReconnectLost,    ///< callers who gave up, of those who lost a session
    RefusingLength, ///< seconds during which every caller would be refused although a port is idle
    RefusingGap,    ///< seconds from one such period to the next
    RareNoPort,  ///< attempts expected to be refused for want of a port, of those expected in all
    RareCleanup, ///< attempts expected to be refused by a clean-up, of those expected in all
};

/// What a figure can be; no interval leaves it. Shares and counts are of things that are counted.
enum class Extent : std::uint8_t
{
    Share,    ///< 0 to 1
    FromZero, ///< times, rates
    FromOne,  ///< tries: there was at least one
};

constexpr double
LeastOf(Extent extent)
{
    return extent == Extent::FromOne ? 1 : 0;
}

constexpr double
MostOf(Extent extent)
{
    return extent == Extent::Share ? 1 : std::numeric_limits<double>::infinity();
}

struct QuantityEntry
{
    std::string_view name; ///< what databases and reports call it
    std::string_view unit; ///< empty for shares
    Extent extent = Extent::FromZero;
};

/// Names and units of the quantities, in the order of the enum.
inline constexpr std::array kQuantityEntries = {
    QuantityEntry{"setup_time", "s"},
    QuantityEntry{"goodput.up", "bit/s"},
    QuantityEntry{"goodput.down", "bit/s"},
    QuantityEntry{"delivered", "", Extent::Share},
    QuantityEntry{"ping.outside", "", Extent::Share},
    QuantityEntry{"ping.outside.time", "s"},
    QuantityEntry{"ping.inside", "", Extent::Share},
    QuantityEntry{"ping.inside.time", "s"},
    QuantityEntry{"plain-gre", "", Extent::Share},
    QuantityEntry{"plain-gre.time", "s"},
    QuantityEntry{"browse.time", "s"},
    QuantityEntry{"share.time", "s"},
    QuantityEntry{"share.granted", "", Extent::Share},
    QuantityEntry{"servers_asked", "servers", Extent::FromOne},
    QuantityEntry{"callers.tries", "tries", Extent::FromOne},
    QuantityEntry{"callers.wait", "s"},
    QuantityEntry{"callers.refused_first", "", Extent::Share},
    QuantityEntry{"callers.pausing", "callers"},
    QuantityEntry{"reconnect.time", "s"},
    QuantityEntry{"reconnect.last", "s"},
    QuantityEntry{"reconnect.tries", "tries", Extent::FromOne},
    QuantityEntry{"reconnect.refused", "", Extent::Share},
    QuantityEntry{"reconnect.lost", "", Extent::Share},
    QuantityEntry{"refusing.length", "s"},
    QuantityEntry{"refusing.gap", "s"},
    QuantityEntry{"rare.no-port", "", Extent::Share},
    QuantityEntry{"rare.cleanup", "", Extent::Share},
};

inline constexpr std::size_t kQuantities = kQuantityEntries.size();
static_assert(kQuantities == static_cast<std::size_t>(Quantity::RareCleanup) + 1);

inline constexpr auto kQuantityNames = [] {
    std::array<std::string_view, kQuantities> names{};
    for (std::size_t i = 0; i < kQuantities; ++i)
    {
        names[i] = kQuantityEntries[i].name;
    }
    return names;
}();

/// None for a metric that is no quantity: a share of calls or callers.
const QuantityEntry* QuantityNamed(std::string_view name);

/// Number of the quantities that are metrics by their own names; the rest are refusals that were
/// weighed (models/call/splitting.h) and appear as `refused`.
inline constexpr std::size_t kPlainQuantities = static_cast<std::size_t>(Quantity::RareNoPort);

/// How often something was looked at, and the sum of what was seen (hits, seconds).
struct Sum
{
    std::uint64_t n = 0;
    double total = 0;
};

/// What is kept of one of the equally long spans of time that a run is cut into: its size does not
/// depend on the number of calls.
struct Batch
{
    std::array<std::uint64_t, kOutcomes> outcomes{}; ///< attempts by Outcome
    std::array<Sum, kQuantities> sums{};             ///< sums by Quantity
    std::uint64_t callers = 0;     ///< callers done; counted only where callers redial
    std::uint64_t lostCallers = 0; ///< callers done who gave up
};

/// Attempts and refused ones of one group of clients, by batch.
struct GroupTally
{
    std::string name;
    std::vector<Sum> batches;
};

/// The ports of all servers during the counted time of a run.
struct PortTally
{
    double busy = 0;    ///< held by calls, mean over time
    double peak = 0;    ///< most held at a time
    double allBusy = 0; ///< share of the time in which none was idle
};

/// A part of a run that is told apart: an hour, a server, a group of clients.
struct PartTally
{
    std::string name;             ///< "hour/07", "server/2", "group/office"
    double seconds = 0;           ///< counted time
    std::uint64_t offered = 0;    ///< attempts
    std::uint64_t refused = 0;    ///< of them
    std::optional<double> busy{}; ///< ports held, mean over the time; not of groups
};

/// One run: its batches in order of time, 30 or more.
struct Replication
{
    std::vector<Batch> batches;
    std::vector<GroupTally> groups{}; ///< where there are several, in one order in all runs
    std::optional<PortTally> ports{}; ///< not where refusals were weighed, nor by former releases
    std::vector<PartTally> parts{};   ///< in one order in all runs
};

std::uint64_t OfferedIn(const Batch& batch);

/// Adds an attempt to the batch in which it was offered.
void Count(const Attempt& attempt, Batch& batch);

/// Adds what the traffic of a session came to.
void Count(const SessionData& data, Batch& batch);

/// Adds the echoes of a probe to its share, PingOutside, PingInside or PlainGre, and the times of
/// the answers to the quantity that follows it.
void Count(const PingReport& report, Quantity share, Batch& batch);

/// Adds how a caller got at a resource.
void Count(const ResourceReport& report, Batch& batch);

/// Adds the caller, if this was the last attempt, and whether he was refused, if it was the first.
/// For scenarios with redial only: elsewhere each attempt is a caller, and a count of zero keeps
/// the doubled figure out of the summary.
void CountCaller(const Attempt& attempt, Batch& batch);

/// Adds how many servers the attempt asked. For farms that pass callers on.
void CountServersAsked(const Attempt& attempt, Batch& batch);

/// Adds an attempt of a caller who comes back after the loss of a session; no other.
void CountReconnect(const Attempt& attempt, Batch& batch);

} // namespace pptplab::analysis

#endif
