// SPDX-License-Identifier: GPL-2.0-only
// Services, phone books, registry values, full pools, faults of service packs.
#include "tests/sim/explain/failing-settings.h"

#include <fmt/format.h>

namespace pptplab::sim::explain
{

namespace
{

constexpr const char* kTogether = R"([["1s", "60s"], ["10s", "5s"]])";
constexpr const char* kAfterEachOther = R"([["1s", "5s"], ["8s", "5s"]])";
constexpr const char* kNetBeui = R"([["1s", "5s", "netbeui"]])";
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

std::vector<FailingSetting>
// NOLINTNEXTLINE(readability-function-cognitive-complexity): one case after the other
RegistryValues()
{
    std::vector<FailingSetting> all;
    for (const ProductKeys& product : Products())
    {
        for (const char* strangers : {"not-authorised", "close"})
        {
            for (const char* listed : {"", "\"10.9.9.9\""})
            {
                const bool closes = std::string(strangers) == "close";
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
        for (const char* values : {"registry.NegotiateTime = 1\n",
                                   "registry.RestartTimer = 1\nregistry.MaxConfigure = 1\n"})
        {
            Parts parts;
            parts.server = product.keys;
            parts.client = std::string(values) + "access.delay = \"700ms\"\n";
            all.push_back({fmt::format("registry, {}: {}", product.name, values),
                           TomlOf(parts),
                           718,
                           {"too-few-requests"}});
        }
    }
    return all;
}

std::vector<FailingSetting>
// NOLINTNEXTLINE(readability-function-cognitive-complexity): one case after the other
FullPools()
{
    std::vector<FailingSetting> all;
    for (const char* refusal : {"busy", "no-resource", "close"})
    {
        const bool busy = std::string(refusal) == "busy";
        const auto error = static_cast<std::uint16_t>(busy ? 676 : 678);
        const std::string suffix = busy ? "" : "-678";
        const std::string answer = fmt::format("refusal = \"{}\"\n", refusal);
        for (const ProductKeys& product : Products())
        {
            Parts parts;
            parts.server = product.keys + answer;
            parts.ports = "1";
            parts.calls = kTogether;
            all.push_back({fmt::format("ports, {}: full, {}", product.name, refusal),
                           TomlOf(parts),
                           error,
                           {"ports-full" + suffix}});
        }
        for (const char* product : {"ras", "rras", "terminal-server"})
        {
            Parts parts;
            parts.server = answer + fmt::format("product = \"{}\"\nservice_pack = \"sp5\"\n"
                                                "port_leak = 1\n",
                                                product);
            parts.ports = "1";
            parts.calls = kAfterEachOther;
            all.push_back({fmt::format("ports, {}: lost, {}", product, refusal),
                           TomlOf(parts),
                           error,
                           {"ports-lost" + suffix}});
        }
        for (const char* product : {"ras", "workstation", "terminal-server"})
        {
            Parts parts;
            parts.server = answer + fmt::format("product = \"{}\"\ncleanup = \"4s\"\n", product);
            parts.ports = std::string(product) == "workstation" ? "1" : "2";
            parts.calls = kNetBeuiAfterEachOther;
            all.push_back(
                {fmt::format("ports, {}: clean-up, {}", product, refusal),
                 TomlOf(parts),
                 error,
                 std::string(product) == "workstation"
                     ? std::vector<std::string>{"ports-full" + suffix, "port-in-clean-up" + suffix}
                     : std::vector<std::string>{"port-in-clean-up" + suffix}});
        }
    }
    return all;
}

std::vector<FailingSetting>
// NOLINTNEXTLINE(readability-function-size): a table
Faults()
{
    std::vector<FailingSetting> all;
    const auto add = [&all](const std::string& name,
                            const Parts& parts,
                            std::uint16_t error,
                            const char* cause) {
        all.push_back({"fault, " + name, TomlOf(parts), error, {cause}});
    };
    Parts parts;
    parts.server = "service_pack = \"sp2\"\nnetbeui_access = \"this-computer\"\n";
    parts.calls = kNetBeui;
    add("Q163129", parts, 718, "nbfcp-waits");
    for (const char* product : {"ras", "rras"})
    {
        Parts lock;
        lock.server = fmt::format(
            "product = \"{}\"\nservice_pack = \"sp4\"\nprocessors = 2\nhunt = \"lowest\"\n",
            product);
        lock.client = "server_type = \"nt31\"\n";
        lock.calls = kNetBeui;
        add(fmt::format("Q219380, {}", product), lock, 629, "ndiswan-lock");
        lock.server += "nbf_patience = \"60s\"\n";
        add(fmt::format("Q219380, {}, patient", product), lock, 640, "ndiswan-lock-640");
        lock.rest = "[[clients]]\nname = \"office\"\ntrace = [[\"100s\", \"5s\"]]\n";
        // RRAS of SP4 gives up before the caller does (Q219353's restart timer).
        const bool early = std::string(product) == "rras";
        add(fmt::format("Q219380, {}, the next caller", product),
            lock,
            early ? 629 : 721,
            early ? "ndiswan-locked-629" : "ndiswan-locked");
    }
    Parts stop;
    stop.server =
        "product = \"rras\"\nservice_pack = \"sp5\"\nreboot_at = \"1s\"\nreboot_takes = \"2s\"\n";
    stop.ports = "200";
    stop.calls = R"([["10s", "5s"]])";
    add("Q232133", stop, 650, "machine-stopped");
    Parts table;
    table.server = "product = \"rras\"\nservice_pack = \"sp3\"\ninterface_query = \"70s\"\n";
    table.calls = R"([["1s", "5s"], ["100s", "5s"]])";
    table.duration = "400s";
    add("Q193499", table, 650, "interface-table");
    Parts late;
    late.server = "product = \"rras\"\nservice_pack = \"sp3\"\nhotfixes = [\"Q167040\"]\n";
    late.client = "product = \"rras\"\nhotfixes = [\"Q167040\"]\naccess.delay = \"600ms\"\n";
    add("Q219353", late, 718, "restart-timer-short");
    Parts anew;
    anew.server = "service_pack = \"sp4\"\nregistry.RestartTimer = 10\n";
    anew.client = "service_pack = \"sp4\"\nauthentication = [\"ms-chap-v2\"]\n"
                  "registry.RestartTimer = 10\naccess.delay = \"1.6s\"\n";
    add("Q222060", anew, 5, "challenge-answered-anew");
    for (const char* level : {"rtm", "sp3", "sp4"})
    {
        Parts sign;
        sign.server = "service_pack = \"sp5\"\n";
        sign.client = fmt::format("service_pack = \"{}\"\nauthentication = [\"ms-chap\"]\n"
                                  "encryption = \"required\"\npassword = \"Kenn§wort\"\n"
                                  "traffic = {{ rate = \"8kbps\" }}\n",
                                  level);
        sign.calls = R"([["1s", "30s"]])";
        add(fmt::format("Q251382, {}", level), sign, 0, "section-sign");
    }
    Parts spoilt;
    spoilt.server = "service_pack = \"sp5\"\nencryption_bits = [\"40\", \"128\"]\n";
    spoilt.client = "service_pack = \"sp5\"\nencryption = \"required\"\n"
                    "encryption_bits = [\"40\", \"128\"]\ntraffic = { rate = \"8kbps\" }\n";
    spoilt.calls = R"([["1s", "30s"]])";
    add("Q236584", spoilt, 0, "spoilt-128-bit-key");
    return all;
}

} // namespace

std::vector<FailingSetting>
ServiceSettings()
{
    std::vector<FailingSetting> all;
    for (const auto& table : {Services(), PhoneBooks(), RegistryValues(), FullPools(), Faults()})
    {
        all.insert(all.end(), table.begin(), table.end());
    }
    return all;
}

} // namespace pptplab::sim::explain
