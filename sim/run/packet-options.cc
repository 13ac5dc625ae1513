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

session::CallRefusal
AnswerOf(scenario::RefusalAnswer answer)
{
    switch (answer)
    {
    case scenario::RefusalAnswer::NoResource:
        return session::CallRefusal::NoResource;
    case scenario::RefusalAnswer::Close:
        return session::CallRefusal::Close;
    case scenario::RefusalAnswer::Busy:
        break;
    }
    return session::CallRefusal::Busy;
}

ras::Ndiswan::Options
NdiswanOf(const scenario::ServerSpec& server)
{
    const ras::Faults faults = FaultsOf(server.ras.level, ras::Side::Server);
    const bool always = server.ndiswanSince == scenario::NdiswanSince::Rtm;
    return {server.ras.ports,
            server.processors,
            server.ndiswanLock,
            always ? faults.ndiswanAlwaysLockedTwice : faults.ndiswanLocksTwice};
}

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
                                  scenario::ServerNamed(probe.to, scenario.server.count),
                                  probe.at,
                                  probe.ping,
                                  {}});
    }
}

/// The server's adapters, whom it takes calls from, and what a reboot makes of its ports.
void
ApplyMachine(const scenario::ServerSpec& server, network::PacketOptions& options)
{
    options.adapters = server.adapters;
    if (server.registry[scenario::RegistryName::DontAddDefaultGateway] == 0U)
    {
        options.secondAdapter = node::DefaultRoute::Added;
    }
    options.peers = server.peers;
    options.peers.authenticate =
        server.registry[scenario::RegistryName::AuthenticateIncomingCalls] == 1U;
    options.strangers = server.strangers;
    if (const auto& ports = server.registry[scenario::RegistryName::NumberLineDevices])
    {
        options.portsFromReboot = {*ports, server.poolSize.value_or(*ports)};
    }
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

} // namespace

network::PacketOptions
PacketOptionsOf(const scenario::Scenario& scenario, std::uint64_t replication)
{
    network::PacketOptions options;
    options.load = load::LoadOf(scenario, replication);
    options.service = scenario.server.service;
    options.ndiswan = NdiswanOf(scenario.server);
    options.server = scenario.server.ras;
    options.cleanup = scenario.server.cleanup;
    options.refusal = AnswerOf(scenario.server.refusal);
    options.serverAccess = scenario.server.access;
    options.addressing = scenario.server.addressing;
    options.filtering = FilteringOf(scenario.server);
    options.topology = scenario.topology;
    options.links = scenario.links;
    options.firewall = scenario.firewall;
    options.nats = scenario.nats;
    options.serverHost = HostAttributes(scenario.server.registry, scenario.server.tcp);
    options.session = ServerOptionsOf(scenario);
    options.session.startDelay = scenario.server.startDelay;
    options.session.callDelay = scenario.server.callDelay;
    Apply(scenario.server.registry, options.session);
    ApplyMachine(scenario.server, options);
    for (const scenario::ClientGroup& group : scenario.clients)
    {
        options.groups.push_back(group.calls);
        network::ClientMachines machines;
        machines.access = group.access;
        machines.host = HostAttributes(group.registry, group.tcp);
        machines.session = ClientOptionsOf(scenario, group);
        machines.filtering = FilteringOf(group);
        Apply(group.registry, machines.session);
        machines.account = AccountOf(scenario, group);
        machines.traffic = scenario::TrafficOf(group.traffic);
        machines.noDataAfter = group.noDataAfter;
        machines.dialsNobody = group.dials == scenario::Dials::Stale;
        machines.entry = EntryOf(group);
        machines.callersPerMachine = group.callersPerMachine;
        machines.resource = group.resource;
        options.machines.push_back(std::move(machines));
    }
    AddProbes(scenario, options);
    return options;
}

} // namespace pptplab::sim::run
