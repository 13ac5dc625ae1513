// SPDX-License-Identifier: GPL-2.0-only
#include "sim/commands/ping-text.h"

#include <fmt/format.h>

#include <string>

namespace pptplab::sim::commands
{

namespace
{

std::string
AddressText(std::uint32_t address)
{
    return fmt::format("{}.{}.{}.{}",
                       address >> 24U,
                       address >> 16U & 0xFFU,
                       address >> 8U & 0xFFU,
                       address & 0xFFU);
}

double
Milliseconds(Duration time)
{
    return std::chrono::duration<double, std::milli>(time).count();
}

/// What NT says of a destination unreachable. Its words are recalled; codes that are younger than
/// RFC 792 are taken for the kind that RFC 1122 3.2.2.1 gives them (inference).
std::string
UnreachableText(std::uint8_t code)
{
    switch (code)
    {
    case 0:
    case 9:
    case 13:
        return "Destination net unreachable.";
    case 2:
        return "Destination protocol unreachable.";
    case 3:
        return "Destination port unreachable.";
    case 4:
        return "Packet needs to be fragmented but DF set.";
    default:
        return "Destination host unreachable.";
    }
}

/// A line of NT's ping (recalled), which measures in steps of 10 ms.
std::string
EchoText(const EchoResult& echo, std::uint16_t size)
{
    const std::string from = AddressText(echo.from);
    switch (echo.answer)
    {
    case EchoAnswer::Reply:
        return fmt::format("Reply from {}: bytes={} time{} TTL={}",
                           from,
                           size,
                           echo.roundTrip < std::chrono::milliseconds(10)
                               ? "<10ms"
                               : fmt::format("={:.0f}ms", Milliseconds(echo.roundTrip)),
                           echo.ttl);
    case EchoAnswer::Unreachable:
        return fmt::format("Reply from {}: {}", from, UnreachableText(echo.code));
    case EchoAnswer::TtlExceeded:
        return fmt::format("Reply from {}: TTL expired in transit.", from);
    case EchoAnswer::NoRoute:
        return "Destination host unreachable.";
    case EchoAnswer::TimedOut:
        break;
    }
    return "Request timed out.";
}

} // namespace

void
PrintPings(const run::RunLog& log, const scenario::Scenario& scenario, std::ostream& out)
{
    for (const auto& [index, pings] : log.probes)
    {
        const scenario::Probe& probe = scenario.probes[index];
        const bool gre = probe.kind == scenario::ProbeKind::Gre;
        out << fmt::format("\nProbe {}, from {} at {:.3f}s:\n\n{} {} with {} bytes of data:\n\n",
                           probe.name,
                           probe.from,
                           Milliseconds(pings.first.startedAt) / 1000,
                           gre ? "Keep-alives in plain GRE to" : "Pinging",
                           AddressText(pings.first.destination),
                           probe.ping.size);
        for (const EchoResult& echo : pings.first.echoes)
        {
            out << "  " << EchoText(echo, probe.ping.size) << "\n";
        }
        out << fmt::format("\nIn {} {}: sent {}, received {}",
                           pings.pings,
                           gre ? "series" : "pings",
                           pings.sent,
                           pings.received);
        if (pings.received > 0)
        {
            out << fmt::format(", round trip {:.3f} to {:.3f} ms, mean {:.3f} ms",
                               Milliseconds(pings.shortest),
                               Milliseconds(pings.longest),
                               Milliseconds(pings.total) / static_cast<double>(pings.received));
        }
        for (const auto& [address, times] : pings.errors)
        {
            out << fmt::format(", {} ICMP errors from {}", times, AddressText(address));
        }
        out << "\n";
    }
}

void
AddPingsTo(nlohmann::ordered_json& object,
           const run::RunLog& log,
           const scenario::Scenario& scenario)
{
    auto& probes = object["probes"] = nlohmann::ordered_json::array();
    for (const auto& [index, pings] : log.probes)
    {
        const scenario::Probe& probe = scenario.probes[index];
        nlohmann::ordered_json entry = {
            {"name", probe.name},
            {"kind", scenario::kProbeKindNames[static_cast<std::size_t>(probe.kind)]},
            {"from", probe.from},
            {"to", probe.to},
            {"address", AddressText(pings.first.destination)},
            {"pings", pings.pings},
            {"sent", pings.sent},
            {"received", pings.received},
            {"round_trip", nullptr},
            {"icmp_errors", nlohmann::ordered_json::object()},
            {"first", nlohmann::ordered_json::array()}};
        if (pings.received > 0)
        {
            entry["round_trip"] = {
                {"min", Milliseconds(pings.shortest) / 1000},
                {"mean", Milliseconds(pings.total) / 1000 / static_cast<double>(pings.received)},
                {"max", Milliseconds(pings.longest) / 1000}};
        }
        for (const auto& [address, times] : pings.errors)
        {
            entry["icmp_errors"][AddressText(address)] = times;
        }
        for (const EchoResult& echo : pings.first.echoes)
        {
            entry["first"].push_back(EchoText(echo, probe.ping.size));
        }
        probes.push_back(std::move(entry));
    }
}

} // namespace pptplab::sim::commands
