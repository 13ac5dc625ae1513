// SPDX-License-Identifier: GPL-2.0-only
// Where callers' addresses come from, and why there is none, or none that can be used.
#include "tests/sim/explain/failing-settings.h"

#include <fmt/format.h>

namespace pptplab::sim::explain
{

namespace
{

/// One call ends before the other begins; so do both of them overlap.
constexpr const char* kOneAfterAnother = R"([["1s", "5s"], ["20s", "5s"]])";
constexpr const char* kBothTogether = R"([["1s", "60s"], ["10s", "5s"]])";

std::vector<FailingSetting>
StaticPools()
{
    std::vector<FailingSetting> all;
    for (const ProductKeys& product : Products())
    {
        for (const int error : {733, 717})
        {
            const std::string empty = fmt::format("empty_pool_error = \"{}\"\n", error);
            const std::string suffix = error == 717 ? "-717" : "";
            const std::vector<std::string> truth = {"static-pool-empty" + suffix};
            Parts parts;
            parts.server = product.keys + empty + "pool_size = 0\n";
            all.push_back({fmt::format("addresses, {}: none, {}", product.name, error),
                           TomlOf(parts),
                           static_cast<std::uint16_t>(error),
                           truth});
            parts.server = product.keys + empty + "pool_size = 1\n";
            parts.calls = kBothTogether;
            all.push_back({fmt::format("addresses, {}: one for two, {}", product.name, error),
                           TomlOf(parts),
                           static_cast<std::uint16_t>(error),
                           truth});
        }
        Parts parts;
        parts.server = product.keys + "addressing = \"client\"\n";
        parts.client = "ip_address = \"172.16.0.9\"\n";
        parts.calls = kBothTogether;
        all.push_back({"addresses, " + product.name + ": his own, which another has",
                       TomlOf(parts),
                       735,
                       {"own-address-refused"}});
    }
    for (const char* level : {"rtm", "sp1", "sp2"})
    {
        for (const int error : {733, 717})
        {
            Parts parts;
            parts.server = fmt::format("service_pack = \"{}\"\naddress_leak = 1\npool_size = 1\n"
                                       "empty_pool_error = \"{}\"\n",
                                       level,
                                       error);
            parts.calls = kOneAfterAnother;
            all.push_back({fmt::format("addresses, {}: lost, {}", level, error),
                           TomlOf(parts),
                           static_cast<std::uint16_t>(error),
                           {error == 717 ? "addresses-lost-717" : "addresses-lost"}});
        }
    }
    return all;
}

std::vector<FailingSetting>
Projections()
{
    std::vector<FailingSetting> all;
    for (const char* product : {"ras", "rras", "terminal-server"})
    {
        for (const char* met : {"hang-up", "silence"})
        {
            const bool silent = std::string(met) == "silence";
            const std::string keys = fmt::format(
                "product = \"{}\"\nservice_pack = \"sp5\"\nunprojected = \"{}\"\n", product, met);
            const auto error = static_cast<std::uint16_t>(silent ? 718 : 629);
            Parts taken;
            taken.server = keys + "taken_addresses = 4\n";
            all.push_back({fmt::format("projection, {}, {}: address taken", product, met),
                           TomlOf(taken),
                           error,
                           {silent ? "address-taken-silence" : "address-taken"}});
            Parts stale;
            stale.server = keys + "pool_size = 1\nstale_route.share = 1\n";
            stale.calls = kOneAfterAnother;
            all.push_back({fmt::format("projection, {}, {}: stale route", product, met),
                           TomlOf(stale),
                           error,
                           {silent ? "stale-route-silence" : "stale-route"}});
        }
    }
    return all;
}

std::vector<FailingSetting>
Leases()
{
    std::vector<FailingSetting> all;
    const auto add = [&all](const std::string& name,
                            const std::string& server,
                            const char* cause,
                            const char* calls = R"([["70s", "5s"]])") {
        Parts parts;
        parts.server = server + "addressing = \"dhcp\"\n";
        parts.calls = calls;
        parts.ports = server.find("workstation") != std::string::npos ? "1" : parts.ports;
        all.push_back({"leases, " + name, TomlOf(parts), 733, {cause}});
    };
    for (const ProductKeys& product : Products())
    {
        add(product.name + ": no server",
            product.keys + "dhcp.outage_from = \"0s\"\n",
            "no-dhcp-server");
        add(product.name + ": scope of one",
            product.keys + "dhcp.pool_size = 1\n",
            "dhcp-scope-small");
        add(product.name + ": scope of two for two callers",
            product.keys + "dhcp.pool_size = 2\n",
            "dhcp-scope-small",
            R"([["70s", "30s"], ["75s", "5s"]])");
    }
    for (const char* product : {"ras", "workstation"})
    {
        for (const char* level : {"rtm", "sp1"})
        {
            add(fmt::format("{}, {}: PPTP filtering", product, level),
                fmt::format("product = \"{}\"\nservice_pack = \"{}\"\nregistry.PPTPFiltering = 1\n",
                            product,
                            level),
                "filter-takes-dhcp");
        }
    }
    for (const char* product : {"ras", "terminal-server"})
    {
        const std::string keys = fmt::format("product = \"{}\"\nservice_pack = \"sp3\"\n"
                                             "restart_at = \"5s\"\nrestart_takes = \"5s\"\n",
                                             product);
        add(fmt::format("{}: forgotten", product),
            keys + "dhcp.pool_size = 5\n",
            "leases-forgotten");
        add(fmt::format("{}: forgotten but one", product),
            keys + "dhcp.pool_size = 6\n",
            "leases-forgotten-for-callers");
    }
    return all;
}

} // namespace

std::vector<FailingSetting>
AddressSettings()
{
    return Together({StaticPools(), Projections(), Leases()});
}

} // namespace pptplab::sim::explain
