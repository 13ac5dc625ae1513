// SPDX-License-Identifier: GPL-2.0-only
#include "sim/load/full-log.h"

#include "sim/load/session-levels.h"

#include <fmt/format.h>

#include <cmath>

namespace pptplab::sim::load
{

namespace
{

// Written times are rounded, so that sessions of a full server seem to overlap for a moment.
constexpr double kRounding = 0.02;

// Arrivals that would have found the peak reached if nothing limited them; fewer may have missed it
// by chance, as they come in clusters.
constexpr double kEnoughArrivals = 20;

constexpr std::string_view kMeaning =
    "a log of served calls holds none of those that were refused then, so that more was offered "
    "than it shows";

double
PoissonAt(std::size_t count, double mean)
{
    const auto n = static_cast<double>(count);
    return std::exp(n * std::log(mean) - mean - std::lgamma(n + 1));
}

/// What was offered to so many ports, as far as the log tells it.
std::string
OfferedText(const Traces& traces, std::size_t ports)
{
    const auto offered = EstimateOffered(traces, ports);
    return offered ? fmt::format("; about {:.3g} erlangs ({:.3g} .. {:.3g}) by the calls that came "
                                 "while a port was idle, and more if they came at the busier times",
                                 offered->erlangs,
                                 offered->low,
                                 offered->high)
                   : "";
}

std::string
TimeText(const SessionLevels& levels, double seconds)
{
    return fmt::format("{:.3g} % of the time from its first arrival to its last end",
                       100 * seconds / levels.Seconds());
}

/// Of a log whose server may have had other ports than the scenario's.
std::optional<std::string>
NoteOnPlateau(const Traces& traces, const SessionLevels& levels)
{
    const std::size_t peak = levels.Peak();
    const double share = PoissonAt(peak, levels.Mean());
    const double found = static_cast<double>(levels.Sessions()) * share;
    // A limit keeps a server at it for longer than chance would; calls that come more evenly than
    // Poisson's just get there more seldom.
    if (found < kEnoughArrivals || levels.SecondsAt(peak) < share * levels.Seconds())
    {
        return std::nullopt;
    }
    return fmt::format(
        "never more than {} sessions at a time, and these for {}, though callers whom nothing "
        "limits would have found as many {:.0f} times and made one more: if its server had {} "
        "ports, {}{}",
        peak,
        TimeText(levels, levels.SecondsAt(peak)),
        found,
        peak,
        kMeaning,
        OfferedText(traces, peak));
}

} // namespace

std::optional<std::string>
NoteOnFullLog(const scenario::Scenario& scenario)
{
    Traces traces;
    std::string key;
    for (const scenario::ClientGroup& group : scenario.clients)
    {
        if (group.calls.trace && !group.calls.trace->empty() && group.calls.portsPerCall == 1)
        {
            key = traces.empty() ? fmt::format("clients.{}.trace", group.calls.name)
                                 : "clients.trace";
            traces.push_back(group.calls.trace.get());
        }
    }
    if (traces.empty())
    {
        return std::nullopt;
    }
    const SessionLevels levels(traces);
    const std::size_t ports = std::size_t{scenario.server.ras.ports} * scenario.server.farm.servers;
    const double busy = levels.SecondsAt(ports) + levels.SecondsAbove(ports);
    if (busy > 0 && levels.SecondsAbove(ports) <= kRounding * busy)
    {
        return fmt::format("{}: all {} ports are busy {}: {}{}",
                           key,
                           ports,
                           TimeText(levels, busy),
                           kMeaning,
                           OfferedText(traces, ports));
    }
    const auto plateau = levels.Peak() > 0 ? NoteOnPlateau(traces, levels) : std::nullopt;
    return plateau ? std::optional(fmt::format("{}: {}", key, *plateau)) : std::nullopt;
}

} // namespace pptplab::sim::load
