// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/rules/machine-rules.h"

#include "sim/scenario/structs/nat-boxes.h"

#include <fmt/format.h>

namespace pptplab::sim::scenario
{

namespace
{

void
ValidateEntry(const ClientGroup& group, std::uint32_t adapters, std::vector<Violation>& violations)
{
    const auto tell = [&](std::string_view key, std::string_view needs) {
        violations.push_back({fmt::format("clients.{}.{}", group.calls.name, key),
                              fmt::format("needs {} beside it", needs)});
    };
    if ((group.dials == Dials::Second || group.dials == Dials::Name) && adapters < 2)
    {
        tell("dials", "server.adapters = 2");
    }
    const dialer::PhoneBookEntry usual;
    if (group.entry.device != dialer::Device::Modem &&
        (group.entry.modemError != usual.modemError || group.entry.modemTakes != usual.modemTakes))
    {
        tell("modem", "device = \"modem\"");
    }
    if (group.resource.use != ResourceUse::Browse &&
        group.resource.servers != ResourceAccess{}.servers)
    {
        tell("browse_servers", "use = \"browse\"");
    }
    if (group.resource.use != ResourceUse::Share && !group.resource.granted)
    {
        tell("account.resource", "use = \"share\"");
    }
}

/// What is not modelled of servers behind NAT.
void
ValidateServerNat(const Scenario& scenario, std::vector<Violation>& violations)
{
    const auto nat = ServerNatOf(scenario.nats);
    if (!nat)
    {
        return;
    }
    if (scenario.server.adapters > 1)
    {
        violations.push_back({"server.adapters",
                              "must be 1 beside nat.at = \"servers\": which adapter a box leads to "
                              "is not modelled"});
    }
    const std::uint32_t servers = scenario.server.farm.servers + scenario.server.farm.overflow;
    const bool shares = ForwardsOf(scenario.nats[*nat], servers).size() < servers;
    if (scenario.server.failures && shares)
    {
        violations.push_back({"nat.servers_per_address",
                              "must be 1 beside [server.failure]: of servers that share an address "
                              "one answers for all"});
    }
}

/// Q129593: one incoming call, whatever ports are set up.
void
ValidateWorkstation(const ServerSpec& server, std::vector<Violation>& violations)
{
    if (server.ras.level.product != ras::Product::Workstation)
    {
        return;
    }
    const auto tell = [&violations](std::string_view key, std::uint32_t ports) {
        violations.push_back(
            {std::string(key),
             fmt::format(
                 "= {} must be 1 with server.product = \"workstation\": NT Workstation takes "
                 "one incoming call at a time (Q129593); product = \"ras\" is NT Server",
                 ports)});
    };
    if (server.ras.ports > 1)
    {
        tell("server.ports", server.ras.ports);
    }
    const auto& inRegistry = server.registry[RegistryName::NumberLineDevices];
    if (inRegistry && *inRegistry > 1)
    {
        tell("server.registry.NumberLineDevices", *inRegistry);
    }
}

} // namespace

void
ValidateMachines(const Scenario& scenario, std::vector<Violation>& violations)
{
    const ServerSpec& server = scenario.server;
    if (server.registry[RegistryName::DontAddDefaultGateway] == 0U && server.adapters < 2)
    {
        violations.push_back(
            {"server.registry.DontAddDefaultGateway", "= 0 needs server.adapters = 2 beside it"});
    }
    if (server.registry[RegistryName::NumberLineDevices] == 0U)
    {
        violations.push_back({"server.registry.NumberLineDevices", "= 0 leaves no VPN port"});
    }
    if (server.registry[RegistryName::NumberLineDevices] &&
        server.addressing.source == Addressing::Dhcp)
    {
        violations.push_back({"server.registry.NumberLineDevices",
                              "needs another server.addressing than \"dhcp\", whose leases are as "
                              "many as there are ports at the start"});
    }
    ValidateServerNat(scenario, violations);
    ValidateWorkstation(server, violations);
    for (const ClientGroup& group : scenario.clients)
    {
        ValidateEntry(group, server.adapters, violations);
    }
}

} // namespace pptplab::sim::scenario
