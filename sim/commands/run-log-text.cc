// SPDX-License-Identifier: GPL-2.0-only
#include "sim/commands/run-log-text.h"

#include "models/dialer/ras-error.h"

#include <fmt/format.h>

namespace pptplab::sim::commands
{

namespace
{

std::string_view
TextOf(std::uint16_t error)
{
    return dialer::CallerErrorText(error).value_or("");
}

/// Names of users go into it as they are; a terminal must not obey them.
std::string
Printable(std::string_view text)
{
    std::string printable;
    for (const char letter : text)
    {
        const auto octet = static_cast<unsigned char>(letter);
        const bool isControl = octet < 0x20U || octet == 0x7FU;
        printable += isControl ? fmt::format("\\x{:02X}", octet) : std::string(1, letter);
    }
    return printable;
}

double
Seconds(Duration time)
{
    return std::chrono::duration<double>(time).count();
}

void
PrintErrors(const run::RunLog& log, std::ostream& out)
{
    out << "\nWhat the callers saw, in attempts:\n";
    for (const auto& [seen, attempts] : log.errors)
    {
        const auto& [outcome, error] = seen;
        out << fmt::format(
            "  {:<24}{:>12}  error {}: {}\n", NameOf(outcome), attempts, error, TextOf(error));
    }
}

void
PrintEvents(const run::RunLog& log, std::ostream& out)
{
    std::uint64_t all = 0;
    out << "\nEvent log, in entries:\n";
    for (const auto& [number, kind] : log.kinds)
    {
        out << fmt::format(
            "  event {:<18}{:>12}  as in: {}\n", number, kind.times, Printable(kind.example));
        all += kind.times;
    }
    if (log.entries.empty())
    {
        return;
    }
    out << fmt::format("\nThe first {} of {} entries:\n", log.entries.size(), all);
    for (const run::RunLog::Entry& entry : log.entries)
    {
        out << fmt::format("  {:>12.3f}s  server {}  event {}  {}\n",
                           Seconds(entry.at),
                           entry.server + 1,
                           entry.number,
                           Printable(entry.text));
    }
}

void
PrintRules(const run::RunLog& log, std::ostream& out)
{
    out << "\nFirewall rules, packets that met them:\n";
    for (const run::RunLog::Rule& rule : log.rules)
    {
        out << fmt::format("  {:<48}{:>12}\n", rule.text, rule.packets);
    }
}

void
PrintNats(const run::RunLog& log, std::ostream& out)
{
    out << "\nNAT, packets translated and dropped:\n";
    for (const run::RunLog::Nat& nat : log.nats)
    {
        const NatReport& report = nat.report;
        out << fmt::format("  {:<48}{:>12}\n", nat.text, report.outwards + report.inwards);
        for (const NatReport::Reason& reason : report.dropped)
        {
            if (reason.packets > 0)
            {
                out << fmt::format("    dropped, {:<37}{:>12}\n", reason.name, reason.packets);
            }
        }
        out << fmt::format("    boxes {}; in one of them at most {} mappings, {} Call IDs; at the "
                           "end in all {}, {}\n",
                           report.boxes,
                           report.mappingsHighWater,
                           report.callsHighWater,
                           report.mappings,
                           report.calls);
    }
}

nlohmann::ordered_json
JsonOf(const run::RunLog::Nat& nat)
{
    const NatReport& report = nat.report;
    nlohmann::ordered_json json = {{"nat", nat.text},
                                   {"boxes", report.boxes},
                                   {"outwards", report.outwards},
                                   {"inwards", report.inwards},
                                   {"mappings", report.mappings},
                                   {"mappings_high_water", report.mappingsHighWater},
                                   {"call_ids", report.calls},
                                   {"call_ids_high_water", report.callsHighWater}};
    auto& dropped = json["dropped"] = nlohmann::ordered_json::object();
    for (const NatReport::Reason& reason : report.dropped)
    {
        dropped[std::string(reason.name)] = reason.packets;
    }
    return json;
}

} // namespace

void
Print(const run::RunLog& log, std::ostream& out)
{
    if (!log.errors.empty())
    {
        PrintErrors(log, out);
    }
    if (!log.kinds.empty())
    {
        PrintEvents(log, out);
    }
    if (!log.rules.empty())
    {
        PrintRules(log, out);
    }
    if (!log.nats.empty())
    {
        PrintNats(log, out);
    }
}

void
AddTo(nlohmann::ordered_json& object, const run::RunLog& log)
{
    auto& errors = object["errors"] = nlohmann::ordered_json::array();
    for (const auto& [seen, attempts] : log.errors)
    {
        errors.push_back({{"outcome", NameOf(seen.first)},
                          {"error", seen.second},
                          {"text", TextOf(seen.second)},
                          {"attempts", attempts}});
    }
    auto& events = object["events"] = nlohmann::ordered_json::array();
    for (const auto& [number, kind] : log.kinds)
    {
        events.push_back({{"number", number}, {"times", kind.times}, {"example", kind.example}});
    }
    auto& entries = object["log"] = nlohmann::ordered_json::array();
    for (const run::RunLog::Entry& entry : log.entries)
    {
        entries.push_back({{"at", Seconds(entry.at)},
                           {"server", entry.server + 1},
                           {"number", entry.number},
                           {"text", entry.text}});
    }
    auto& rules = object["firewall"] = nlohmann::ordered_json::array();
    for (const run::RunLog::Rule& rule : log.rules)
    {
        rules.push_back({{"rule", rule.text}, {"packets", rule.packets}});
    }
    auto& nats = object["nat"] = nlohmann::ordered_json::array();
    for (const run::RunLog::Nat& nat : log.nats)
    {
        nats.push_back(JsonOf(nat));
    }
}

} // namespace pptplab::sim::commands
