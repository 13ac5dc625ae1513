// SPDX-License-Identifier: GPL-2.0-only
#include "sim/explain/registry-value.h"

#include "models/base/backoff.h"
#include "sim/scenario/forms/forms.h"
#include "sim/scenario/structs/scenario.h"
#include "sim/scenario/values/letters.h"
#include "sim/scenario/values/nearest.h"
#include "sim/scenario/values/problem.h"
#include "sim/scenario/values/quantity.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <ostream>

namespace pptplab::sim::explain
{

namespace
{

/// How a value that counts sendings gives up.
enum class Counts : std::uint8_t
{
    Nothing,
    TcpData,  ///< retransmissions, the time-out doubles from the connection's own
    TcpSyn,   ///< the same from 3 s
    Requests, ///< requests at the restart timer
};

struct Entry
{
    std::string_view name;
    std::string_view unit;
    std::string_view place;
    std::string_view source;
    std::vector<std::uint16_t> errors;
    Counts counts = Counts::Nothing;
};

constexpr std::string_view kPptp = R"(RASPPTPE\Parameters\Configuration)";
constexpr std::string_view kTcp = R"(Tcpip\Parameters)";
constexpr std::string_view kPpp = R"(RasMan\PPP)";
constexpr std::string_view kAdapter = "Parameters of the adapter to the Internet";
constexpr std::string_view kUnknown = "no source here tells";

// SOURCES: TCP, Control connection, GRE, PPP, Authentication.
const std::vector<Entry>&
Entries()
{
    static const std::vector<Entry> kEntries = {
        {"PPTPTcpMaxDataRetransmissions",
         "retransmissions",
         kTcp,
         "Q162847, Q154674",
         {629, 718},
         Counts::TcpData},
        {"TcpMaxConnectRetransmissions",
         "retransmissions",
         kTcp,
         "Q140552, Q200770",
         {650},
         Counts::TcpSyn},
        {"TcpMaxConnectResponseRetransmissions",
         "retransmissions",
         kTcp,
         "inference",
         {650},
         Counts::TcpSyn},
        {"InactivityIdleSeconds", "seconds", kPptp, "Q193841, RFC 2637 3.1.4", {629}},
        {"EchoReplyTimeoutSeconds", "seconds", kPptp, "Q193841, RFC 2637 3.1.4", {629}},
        {"RxPacketWindow", "packets", kPptp, "Q162230", {}},
        {"RestartTimer", "seconds", kPpp, "RFC 1661 4.6; NT's default is recalled", {718, 721}},
        {"MaxConfigure",
         "requests",
         kPpp,
         "Q150581, RFC 1661 4.6, Q317212",
         {718, 721},
         Counts::Requests},
        {"MaxFailure", "requests", kPpp, "RFC 1661 4.6", {720, 742}},
        {"MaxReject", "requests", kPpp, "Q150581", {720, 742}},
        {"MaxTerminate", "requests", kPpp, "RFC 1661 4.6", {}, Counts::Requests},
        {"NegotiateTime",
         "seconds",
         kPpp,
         "registry reference of Windows 2000; for NT 4.0 recalled",
         {718}},
        {"AuthenticateRetries",
         "tries",
         R"(RasMan\Parameters)",
         "TechNet, Appendix A - RAS Registry Values; Q97599, Q103003",
         {691}},
        {"AuthenticateTime",
         "seconds",
         R"(RasMan\Parameters)",
         "TechNet, Appendix A - RAS Registry Values; Q97599, Q103003",
         {691, 718}},
        {"Historyless", "0 or 1", kUnknown, "Q189595", {}},
        {"UseLmPassword", "0 or 1", kUnknown, "Q189595", {691}},
        {"PPTPFiltering", "0 or 1", kAdapter, "Q154674", {650, 721}},
        {"AllowPacketsForLocalMachine", "0 or 1", R"(RASPPTPF\Parameters)", "Q164052", {}},
        {"AuthenticateIncomingCalls", "0 or 1", kPptp, "Q154674", {650, 629}},
        {"DontAddDefaultGateway", "0 or 1", kAdapter, "Q154674", {650}},
        {"NumberLineDevices", "ports", kPptp, "Q194029, Q161410", {}},
        {"TunnelMTU", "octets", R"(NdisWan\Parameters)", "Q183229, Q162230", {}},
        {"PeerClientIPAddresses", "addresses", kPptp, "Q154674", {650, 629}},
    };
    return kEntries;
}

std::string
Seconds(Duration time)
{
    return time == Duration::max() ? "never" : scenario::DurationText(time);
}

std::vector<std::string>
TimesOf(Counts counts)
{
    const scenario::TcpSpec tcp;
    std::vector<std::string> times;
    if (counts == Counts::TcpData)
    {
        for (const Duration start : {tcp.rtoMin, tcp.rtoInitial})
        {
            const Backoff backoff{start, tcp.rtoCeiling};
            for (const std::uint32_t value : {3U, 5U, 9U, 24U, 39U})
            {
                times.push_back(fmt::format("{} gives up after {}, if the time-out begins at {}",
                                            value,
                                            Seconds(backoff.GiveUpAfter(value)),
                                            Seconds(start)));
            }
        }
    }
    if (counts == Counts::TcpSyn)
    {
        for (const std::uint32_t value : {1U, 2U, 3U, 5U})
        {
            times.push_back(
                fmt::format("{} gives up after {}",
                            value,
                            Seconds(Backoff{tcp.rtoInitial, tcp.rtoCeiling}.GiveUpAfter(value))));
        }
    }
    if (counts == Counts::Requests)
    {
        constexpr Duration kRestart = std::chrono::seconds(3);
        for (const int value : {2, 10, 32})
        {
            times.push_back(fmt::format(
                "{} give up after {}, with a RestartTimer of 3", value, Seconds(value * kRestart)));
        }
    }
    return times;
}

/// Those that set or sweep it.
std::vector<std::string>
ExperimentsWith(std::string_view name, const std::vector<experiment::CatalogueEntry>& experiments)
{
    const std::string wanted = fmt::format("registry.{}", name);
    std::vector<std::string> names;
    for (const experiment::CatalogueEntry& entry : experiments)
    {
        const bool sets =
            std::any_of(entry.files.begin(), entry.files.end(), [&](const auto& path) {
                std::ifstream file(path);
                const std::string text{std::istreambuf_iterator<char>(file), {}};
                return text.find(wanted) != std::string::npos;
            });
        if (sets)
        {
            names.push_back(entry.name);
        }
    }
    return names;
}

} // namespace

std::optional<RegistryExplanation>
ExplainRegistryValue(const std::string& word,
                     const std::vector<experiment::CatalogueEntry>& experiments)
{
    constexpr std::size_t kLooksLike = 3;
    const std::size_t dot = word.rfind('.');
    const std::string asked =
        scenario::InSmallLetters(dot == std::string::npos ? word : word.substr(dot + 1));
    std::vector<std::string> names;
    for (const scenario::RegistryValue& value : scenario::RegistryValues())
    {
        names.emplace_back(value.name);
        if (scenario::InSmallLetters(names.back()) != asked)
        {
            continue;
        }
        const auto& entries = Entries();
        const auto entry = std::find_if(entries.begin(), entries.end(), [&](const Entry& each) {
            return each.name == value.name;
        });
        return RegistryExplanation{value,
                                   entry->unit,
                                   entry->place,
                                   entry->source,
                                   entry->errors,
                                   TimesOf(entry->counts),
                                   ExperimentsWith(value.name, experiments)};
    }
    const std::string nearest = scenario::Nearest(word, names);
    if (scenario::EditDistance(asked, scenario::InSmallLetters(nearest)) <= kLooksLike)
    {
        throw scenario::BadInput(
            fmt::format("explain {}: no value of the registry that is modelled; the nearest is {}",
                        word,
                        nearest));
    }
    return std::nullopt;
}

void
Print(const RegistryExplanation& explanation, std::ostream& out)
{
    const scenario::RegistryValue& value = explanation.value;
    out << fmt::format("{}: {}\n", value.name, value.meaning)
        << fmt::format("  type: {}, in {}\n", value.type, explanation.unit)
        << fmt::format("  range: {}\n  default: {}\n", value.range, value.fallback)
        << fmt::format("  where: {}\n", explanation.place)
        << fmt::format("  source: {}\n", explanation.source)
        << fmt::format("  keys: {} (packet engine)\n", scenario::Joined(value.keys));
    for (const std::string& time : explanation.times)
    {
        out << fmt::format("  {}\n", time);
    }
    std::vector<std::string> errors;
    errors.reserve(explanation.errors.size());
    for (const std::uint16_t error : explanation.errors)
    {
        errors.push_back(std::to_string(error));
    }
    out << fmt::format("  errors that hang on it: {}\n",
                       errors.empty() ? "none" : scenario::Joined(errors))
        << fmt::format("experiments: {}\n",
                       explanation.experiments.empty() ? "none sets it"
                                                       : scenario::Joined(explanation.experiments));
}

nlohmann::ordered_json
ToJson(const RegistryExplanation& explanation)
{
    const scenario::RegistryValue& value = explanation.value;
    return {{"subject", value.name},
            {"text", value.meaning},
            {"type", value.type},
            {"unit", explanation.unit},
            {"range", value.range},
            {"default", value.fallback},
            {"where", explanation.place},
            {"source", explanation.source},
            {"keys", value.keys},
            {"gives_up", explanation.times},
            {"errors", explanation.errors},
            {"experiments", explanation.experiments}};
}

} // namespace pptplab::sim::explain
