// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_STATS_TALLY_H
#define PPTPLAB_ANALYSIS_STATS_TALLY_H

#include "models/base/observation.h"
#include "models/base/outcome.h"

#include <array>
#include <cstddef>
#include <cstdint>
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
    PlainGre,      ///< keep-alives in plain GRE between routers that came back, of those sent
    PlainGreTime,  ///< seconds there and back, of those
    BrowseTime,    ///< seconds until Network Neighborhood is there
    ShareTime,     ///< seconds until \\server\share is connected, of those that are
    ShareGranted,  ///< shares connected, of those asked for
    ServersAsked,  ///< servers that an attempt asked; counted only where callers are passed on
    CallerTries,   ///< attempts of a caller who is done; counted only where callers redial
    CallerWait,    ///< seconds from the first attempt to connected, of callers served; likewise
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

struct QuantityEntry
{
    std::string_view name; ///< what databases and reports call it
    std::string_view unit; ///< empty for shares
    bool isShare = false;  ///< counts things: its interval is that of a proportion
};

/// Names and units of the quantities, in the order of the enum.
inline constexpr std::array kQuantityEntries = {
    QuantityEntry{"setup_time", "s"},          QuantityEntry{"goodput.up", "bit/s"},
    QuantityEntry{"goodput.down", "bit/s"},    QuantityEntry{"delivered", "", true},
    QuantityEntry{"ping.outside", "", true},   QuantityEntry{"ping.outside.time", "s"},
    QuantityEntry{"ping.inside", "", true},    QuantityEntry{"ping.inside.time", "s"},
    QuantityEntry{"plain-gre", "", true},      QuantityEntry{"plain-gre.time", "s"},
    QuantityEntry{"browse.time", "s"},         QuantityEntry{"share.time", "s"},
    QuantityEntry{"share.granted", ""},        QuantityEntry{"servers_asked", "servers"},
    QuantityEntry{"callers.tries", "tries"},   QuantityEntry{"callers.wait", "s"},
    QuantityEntry{"reconnect.time", "s"},      QuantityEntry{"reconnect.last", "s"},
    QuantityEntry{"reconnect.tries", "tries"}, QuantityEntry{"reconnect.refused", "", true},
    QuantityEntry{"reconnect.lost", "", true}, QuantityEntry{"refusing.length", "s"},
    QuantityEntry{"refusing.gap", "s"},        QuantityEntry{"rare.no-port", ""},
    QuantityEntry{"rare.cleanup", ""},
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

/// One run: its batches in order of time, 30 or more.
struct Replication
{
    std::vector<Batch> batches;
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

/// Adds the caller, if this was the last attempt. For scenarios with redial only: elsewhere each
/// attempt is a caller, and a count of zero keeps the doubled figure out of the summary.
void CountCaller(const Attempt& attempt, Batch& batch);

/// Adds how many servers the attempt asked. For farms that pass callers on.
void CountServersAsked(const Attempt& attempt, Batch& batch);

/// Adds an attempt of a caller who comes back after the loss of a session; no other.
void CountReconnect(const Attempt& attempt, Batch& batch);

} // namespace pptplab::analysis

#endif
