// SPDX-License-Identifier: GPL-2.0-only
#include "sim/run/packet-options.h"

#include "sim/load/load-of.h"
#include "sim/run/registry-options.h"
#include "sim/run/session-options.h"

#include <algorithm>
#include <array>

namespace pptplab::sim::run
{

namespace
{

void
AddProbes(const scenario::Scenario& scenario, network::PacketOptions& options)
{
    for (const scenario::Probe& probe : scenario.probes)
    {
        if (probe.kind == scenario::ProbeKind::Gre)
        {
            options.probes.push_back(
                {0, {}, probe.at, probe.ping, std::array{probe.from, probe.to}});
            continue;
        }
        const auto from = std::find_if(scenario.clients.begin(),
                                       scenario.clients.end(),
                                       [&probe](const scenario::ClientGroup& group) {
                                           return group.calls.name == probe.from;
                                       });
        options.probes.push_back({static_cast<std::uint32_t>(from - scenario.clients.begin()),
                                  scenario::ServerNamed(probe.to, scenario.server.farm.servers),
                                  probe.at,
                                  probe.ping,
                                  {}});
    }
}

ras::Ndiswan::Options
NdiswanOf(const scenario::ServerSpec& server)
{
    const ras::Faults faults = FaultsOf(server.ras.level, ras::Side::Server);
    ras::Ndiswan::Options options = server.ndiswan;
    options.locksTwice = server.ndiswanSince == scenario::NdiswanSince::Rtm
                             ? faults.ndiswanAlwaysLockedTwice
                             : faults.ndiswanLocksTwice;
    return options;
}

session::ServerOptions
SessionOf(const scenario::Scenario& scenario)
{
    session::ServerOptions options = ServerOptionsOf(scenario);
    Apply(scenario.server.registry, options);
    return options;
}

/// What each server is told; what its machine has besides stands in PacketOptions.
node::RasServer::Options
RasServerOf(const scenario::Scenario& scenario)
{
    const scenario::ServerSpec& server = scenario.server;
    node::RasServer::Options options;
    options.ras = server.ras;
    options.cleanup = server.cleanup;
    options.session = SessionOf(scenario);
    options.refusal = server.refusal;
    options.ndiswan = NdiswanOf(server);
    options.service = server.service;
    options.takesProposals = server.addressing.source == scenario::Addressing::Client;
    if (server.addressing.source == scenario::Addressing::Dhcp)
    {
        options.leases.emplace();
        options.leases->retry = server.addressing.dhcp.retry;
    }
    options.peers = server.peers;
    options.peers.authenticate =
        server.registry[scenario::RegistryName::AuthenticateIncomingCalls] == 1U;
    options.strangers = server.strangers;
    if (const auto& ports = server.registry[scenario::RegistryName::NumberLineDevices])
    {
        options.portsFromReboot = {*ports, server.poolSize.value_or(*ports)};
    }
    return options;
}

dialer::PhoneBookEntry
EntryOf(const scenario::ClientGroup& group)
{
    dialer::PhoneBookEntry entry = group.entry;
    switch (group.dials)
    {
    case scenario::Dials::Second:
        entry.dialled = dialer::Dialled::Second;
        break;
    case scenario::Dials::Name:
        entry.dialled = dialer::Dialled::Name;
        break;
    case scenario::Dials::Server:
    case scenario::Dials::Stale:
        break;
    }
    return entry;
}

network::CallerGroup
GroupOf(const scenario::Scenario& scenario, const scenario::ClientGroup& group)
{
    network::CallerGroup options;
    options.calls = group.calls;
    options.host = HostAttributes(group.registry, group.tcp);
    options.filtering = FilteringOf(group);
    options.access = group.access;
    options.session = ClientOptionsOf(scenario, group);
    Apply(group.registry, options.session);
    options.account = AccountOf(scenario, group);
    options.use.traffic = scenario::TrafficOf(group.traffic);
    options.use.noDataAfter = group.noDataAfter;
    options.use.resource = group.resource;
    options.dialsNobody = group.dials == scenario::Dials::Stale;
    options.entry = EntryOf(group);
    options.callersPerMachine = group.callersPerMachine;
    return options;
}

} // namespace

network::PacketOptions
PacketOptionsOf(const scenario::Scenario& scenario, std::uint64_t replication)
{
    const scenario::ServerSpec& server = scenario.server;
    network::PacketOptions options;
    options.load = load::LoadOf(scenario, replication);
    for (const scenario::ClientGroup& group : scenario.clients)
    {
        options.groups.push_back(GroupOf(scenario, group));
    }
    AddProbes(scenario, options);
    options.server = RasServerOf(scenario);
    options.serverAccess = server.access;
    options.serverHost = HostAttributes(server.registry, server.tcp);
    options.addressing = server.addressing;
    options.filtering = FilteringOf(server);
    options.adapters = server.adapters;
    if (server.registry[scenario::RegistryName::DontAddDefaultGateway] == 0U)
    {
        options.secondAdapter = node::DefaultRoute::Added;
    }
    options.topology = scenario.topology;
    options.links = scenario.links;
    options.firewall = scenario.firewall;
    options.nats = scenario.nats;
    return options;
}

} // namespace pptplab::sim::run
