// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/rules/addressing-rules.h"

#include "sim/scenario/values/quantity.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace pptplab::sim::scenario
{

namespace
{

void
ValidateTimes(const ServerSpec& server, std::vector<Violation>& violations)
{
    const DhcpSpec& dhcp = server.addressing.dhcp;
    if (dhcp.outageUntil && !dhcp.outageFrom)
    {
        violations.push_back(
            {"server.dhcp.outage_until", "needs server.dhcp.outage_from beside it"});
    }
    if (dhcp.outageUntil && dhcp.outageFrom && *dhcp.outageUntil <= *dhcp.outageFrom)
    {
        violations.push_back({"server.dhcp.outage_until",
                              fmt::format("= {} must be later than outage_from = {}",
                                          Quoted(DurationText(*dhcp.outageUntil)),
                                          Quoted(DurationText(*dhcp.outageFrom)))});
    }
    if (dhcp.leaseTime < std::chrono::seconds(1))
    {
        violations.push_back(
            {"server.dhcp.lease_time", "must be at least 1s, which DHCP counts in"});
    }
    if (server.filteringStopsAt && server.registry[RegistryName::PptpFiltering] != 1U)
    {
        violations.push_back(
            {"server.filtering_stops_at", "needs server.registry.PPTPFiltering = 1"});
    }
}

/// The call engine counts the addresses of the first set of leases and never learns of another.
void
ValidateStarts(const Scenario& scenario, std::vector<Violation>& violations)
{
    const ServerSpec& server = scenario.server;
    const bool forgets = server.addressing.source == Addressing::Dhcp &&
                         FaultsOf(server.ras.level, ras::Side::Server).forgetsLeases;
    if (!forgets || scenario.engine != Engine::Call)
    {
        return;
    }
    const auto tell = [&violations](std::string_view key) {
        violations.push_back({std::string(key),
                              "needs scenario.engine = \"packet\" beside server.addressing = "
                              "\"dhcp\" before SP4: leases are forgotten at each start (Q153161)"});
    };
    if (server.service.restart.at)
    {
        tell("server.restart_at");
    }
    if (server.service.reboot.at)
    {
        tell("server.reboot_at");
    }
    if (server.failures && server.failures->lasts)
    {
        tell("server.failure.lasts");
    }
}

} // namespace

void
FinishAddressing(const std::function<bool(std::string_view)>& given,
                 ServerSpec& server,
                 std::vector<Violation>& violations)
{
    constexpr std::array<std::string_view, 6> kDhcpKeys = {"dhcp.pool_size",
                                                           "dhcp.lease_time",
                                                           "dhcp.delay",
                                                           "dhcp.outage_from",
                                                           "dhcp.outage_until",
                                                           "dhcp.retry"};
    const bool leased = server.addressing.source == Addressing::Dhcp;
    for (const std::string_view key : kDhcpKeys)
    {
        if (given(key) && !leased)
        {
            violations.push_back({std::string(key), "needs server.addressing = \"dhcp\""});
        }
    }
    server.ras.poolIsLeased = false;
    if (!leased)
    {
        server.poolSize = server.poolSize.value_or(server.ras.ports);
        server.ras.poolSize = *server.poolSize;
        return;
    }
    for (const std::string_view key : {"pool_size", "empty_pool_error", "taken_addresses"})
    {
        if (given(key))
        {
            violations.push_back(
                {std::string(key), "is of a static pool: server.addressing is \"dhcp\""});
        }
    }
    // The server has the first lease, its callers the rest (Q216805).
    const std::uint32_t leases = server.addressing.dhcp.poolSize.value_or(server.ras.ports + 1);
    server.ras.poolSize = std::min(server.ras.ports, leases - std::min(leases, 1U));
}

void
ValidateAddressing(const Scenario& scenario, std::vector<Violation>& violations)
{
    const ServerSpec& server = scenario.server;
    ValidateTimes(server, violations);
    ValidateStarts(scenario, violations);
    if (scenario.engine == Engine::Call && server.addressing.source == Addressing::Client)
    {
        violations.push_back({"server.addressing",
                              "= \"client\" needs scenario.engine = \"packet\": the call engine "
                              "counts addresses and cannot tell one from another"});
    }
    if (server.addressing.taken > 0 && server.ras.poolSize > kMostLanAddresses)
    {
        violations.push_back({"server.taken_addresses",
                              fmt::format("= {} leaves room for a pool_size of at most {}",
                                          server.addressing.taken,
                                          kMostLanAddresses)});
    }
    for (const ClientGroup& group : scenario.clients)
    {
        if (group.ipAddress && server.addressing.source != Addressing::Client)
        {
            violations.push_back({fmt::format("clients.{}.ip_address", group.calls.name),
                                  "needs server.addressing = \"client\""});
        }
    }
}

} // namespace pptplab::sim::scenario
