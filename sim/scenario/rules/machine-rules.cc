// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/rules/machine-rules.h"

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
    for (const ClientGroup& group : scenario.clients)
    {
        ValidateEntry(group, server.adapters, violations);
    }
}

} // namespace pptplab::sim::scenario
