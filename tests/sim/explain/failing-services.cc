// SPDX-License-Identifier: GPL-2.0-only
// Services, phone books, registry values, full pools.
#include "tests/sim/explain/failing-settings.h"

#include <fmt/format.h>

namespace pptplab::sim::explain
{

namespace
{

constexpr const char* kTogether = R"([["1s", "60s"], ["10s", "5s"]])";
constexpr const char* kAfterEachOther = R"([["1s", "5s"], ["8s", "5s"]])";
constexpr const char* kNetBeuiAfterEachOther =
    R"([["1s", "5s", "netbeui"], ["8s", "5s", "netbeui"]])";

std::vector<FailingSetting>
Services()
{
    std::vector<FailingSetting> all;
    const auto add = [&](const std::string& name,
                         const std::string& server,
                         std::uint16_t error,
                         const char* cause) {
        for (const ProductKeys& product : Products())
        {
            Parts parts;
            parts.server = product.keys + server;
            parts.calls = R"([["10s", "5s"]])";
            all.push_back({fmt::format("service, {}: {}", product.name, name),
                           TomlOf(parts),
                           error,
                           {cause}});
        }
    };
    add("stopped", "restart_at = \"5s\"\nrestart_takes = \"30s\"\n", 678, "service-stopped");
    add("fails", "failure.at = \"1s\"\nfailure.kind = \"service\"\n", 678, "service-stopped");
    add("not started with the machine",
        "reboot_at = \"1s\"\nreboot_takes = \"2s\"\nstartup = \"manual\"\nstarted_after = "
        "\"never\"\n",
        678,
        "service-stopped");
    add("machine fails", "failure.at = \"1s\"\nfailure.kind = \"host\"\n", 650, "nobody-there");
    add("machine starts anew",
        "reboot_at = \"1s\"\nreboot_takes = \"5min\"\n",
        650,
        "nobody-there");
    return all;
}

std::vector<FailingSetting>
PhoneBooks()
{
    std::vector<FailingSetting> all;
    for (const ProductKeys& product : Products())
    {
        const auto add = [&](const std::string& name,
                             const std::string& client,
                             std::uint16_t error,
                             const char* cause,
                             const char* calls = R"([["1s", "5s"]])") {
            Parts parts;
            parts.server = product.keys;
            parts.client = client;
            parts.calls = calls;
            all.push_back({fmt::format("phone book, {}: {}", product.name, name),
                           TomlOf(parts),
                           error,
                           {cause}});
        };
        add("stale address", "dials = \"stale\"\n", 650, "nobody-there");
        add("modem", "device = \"modem\"\n", 680, "modem-dials");
        add("no VPN port", "registry.NumberLineDevices = 0\n", 633, "own-ports-in-use");
        add("one VPN port for two",
            "callers_per_machine = 2\n",
            633,
            "own-ports-in-use",
            kTogether);
    }
    for (const char* product : {"ras", "rras"})
    {
        Parts parts;
        parts.server = fmt::format(
            "product = \"{}\"\nservice_pack = \"sp6a\"\nprotocols = [\"tcpip\"]\n", product);
        parts.client = "server_type = \"nt31\"\n";
        parts.calls = kNetBeui;
        all.push_back({fmt::format("phone book, {}: NT 3.1, and no NetBEUI there", product),
                       TomlOf(parts),
                       640,
                       {"no-netbios"}});
    }
    return all;
}

/// Callers whose address is not in the list.
std::vector<FailingSetting>
Strangers(const ProductKeys& product)
{
    std::vector<FailingSetting> all;
    for (const char* strangers : {"not-authorised", "close"})
    {
        const bool closes = std::string(strangers) == "close";
        for (const char* listed : {"", "\"10.9.9.9\""})
        {
            Parts parts;
            parts.server = product.keys + fmt::format("registry.AuthenticateIncomingCalls = 1\n"
                                                      "registry.PeerClientIPAddresses = [{}]\n"
                                                      "strangers = \"{}\"\n",
                                                      listed,
                                                      strangers);
            all.push_back(
                {fmt::format(
                     "registry, {}: strangers {}, list [{}]", product.name, strangers, listed),
                 TomlOf(parts),
                 static_cast<std::uint16_t>(closes ? 629 : 650),
                 {closes ? "stranger-hung-up" : "stranger-not-authorised"}});
        }
    }
    return all;
}

std::vector<FailingSetting>
TooFewRequests(const ProductKeys& product)
{
    std::vector<FailingSetting> all;
    for (const char* values :
         {"registry.NegotiateTime = 1\n", "registry.RestartTimer = 1\nregistry.MaxConfigure = 1\n"})
    {
        Parts parts;
        parts.server = product.keys;
        parts.client = std::string(values) + "access.delay = \"700ms\"\n";
        all.push_back({fmt::format("registry, {}: {}", product.name, values),
                       TomlOf(parts),
                       718,
                       {"too-few-requests"}});
    }
    return all;
}

std::vector<FailingSetting>
RegistryValues()
{
    std::vector<FailingSetting> all;
    for (const ProductKeys& product : Products())
    {
        all = Together({all, Strangers(product), TooFewRequests(product)});
    }
    return all;
}

/// How a server refuses, and what its callers see then.
struct Refusal
{
    std::string name;
    std::string key;
    std::uint16_t error;
    std::string suffix; ///< of the causes with that error
};

std::vector<Refusal>
Refusals()
{
    std::vector<Refusal> all;
    for (const char* name : {"busy", "no-resource", "close"})
    {
        const bool busy = std::string(name) == "busy";
        all.push_back({name,
                       fmt::format("refusal = \"{}\"\n", name),
                       static_cast<std::uint16_t>(busy ? 676 : 678),
                       busy ? "" : "-678"});
    }
    return all;
}

std::vector<FailingSetting>
FullPorts(const Refusal& refusal)
{
    std::vector<FailingSetting> all;
    for (const ProductKeys& product : Products())
    {
        Parts parts;
        parts.server = product.keys + refusal.key;
        parts.ports = "1";
        parts.calls = kTogether;
        all.push_back({fmt::format("ports, {}: full, {}", product.name, refusal.name),
                       TomlOf(parts),
                       refusal.error,
                       {"ports-full" + refusal.suffix}});
    }
    return all;
}

std::vector<FailingSetting>
LostPorts(const Refusal& refusal)
{
    std::vector<FailingSetting> all;
    for (const char* product : {"ras", "rras", "terminal-server"})
    {
        Parts parts;
        parts.server = refusal.key + fmt::format("product = \"{}\"\nservice_pack = \"sp5\"\n"
                                                 "port_leak = 1\n",
                                                 product);
        parts.ports = "1";
        parts.calls = kAfterEachOther;
        all.push_back({fmt::format("ports, {}: lost, {}", product, refusal.name),
                       TomlOf(parts),
                       refusal.error,
                       {"ports-lost" + refusal.suffix}});
    }
    return all;
}

std::vector<FailingSetting>
PortsInCleanUp(const Refusal& refusal)
{
    std::vector<FailingSetting> all;
    for (const char* product : {"ras", "workstation", "terminal-server"})
    {
        const bool single = std::string(product) == "workstation";
        std::vector<std::string> causes = {"port-in-clean-up" + refusal.suffix};
        if (single)
        {
            causes.insert(causes.begin(), "ports-full" + refusal.suffix);
        }
        Parts parts;
        parts.server = refusal.key + fmt::format("product = \"{}\"\ncleanup = \"4s\"\n", product);
        parts.ports = single ? "1" : "2";
        parts.calls = kNetBeuiAfterEachOther;
        all.push_back({fmt::format("ports, {}: clean-up, {}", product, refusal.name),
                       TomlOf(parts),
                       refusal.error,
                       causes});
    }
    return all;
}

std::vector<FailingSetting>
FullPools()
{
    std::vector<FailingSetting> all;
    for (const Refusal& refusal : Refusals())
    {
        all = Together({all, FullPorts(refusal), LostPorts(refusal), PortsInCleanUp(refusal)});
    }
    return all;
}

} // namespace

std::vector<FailingSetting>
ServiceSettings()
{
    return Together({Services(), PhoneBooks(), RegistryValues(), FullPools()});
}

} // namespace pptplab::sim::explain
