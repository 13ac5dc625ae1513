// SPDX-License-Identifier: GPL-2.0-only
#include "sim/run/packet-options.h"

#include "sim/run/registry-options.h"
#include "sim/run/session-options.h"

#include <algorithm>
#include <array>

namespace pptplab::sim
{

namespace
{

session::CallRefusal
AnswerOf(RefusalAnswer answer)
{
    switch (answer)
    {
    case RefusalAnswer::NoResource:
        return session::CallRefusal::NoResource;
    case RefusalAnswer::Close:
        return session::CallRefusal::Close;
    case RefusalAnswer::Busy:
        break;
    }
    return session::CallRefusal::Busy;
}

ras::Ndiswan::Options
NdiswanOf(const ServerSpec& server)
{
    const ras::Faults faults = FaultsOf(server.ras.level, ras::Side::Server);
    const bool always = server.ndiswanSince == NdiswanSince::Rtm;
    return {server.ras.ports,
            server.processors,
            server.ndiswanLock,
            always ? faults.ndiswanAlwaysLockedTwice : faults.ndiswanLocksTwice};
}

void
AddProbes(const Scenario& scenario, PacketOptions& options)
{
    for (const Probe& probe : scenario.probes)
    {
        if (probe.kind == ProbeKind::Gre)
        {
            options.probes.push_back(
                {0, {}, probe.at, probe.ping, std::array{probe.from, probe.to}});
            continue;
        }
        const auto from = std::find_if(
            scenario.clients.begin(), scenario.clients.end(), [&probe](const ClientGroup& group) {
                return group.calls.name == probe.from;
            });
        options.probes.push_back({static_cast<std::uint32_t>(from - scenario.clients.begin()),
                                  ServerNamed(probe.to, scenario.server.count),
                                  probe.at,
                                  probe.ping,
                                  {}});
    }
}

/// The server's adapters, whom it takes calls from, and what a reboot makes of its ports.
void
ApplyMachine(const ServerSpec& server, PacketOptions& options)
{
    options.adapters = server.adapters;
    if (server.registry[RegistryName::DontAddDefaultGateway] == 0U)
    {
        options.secondAdapter = node::DefaultRoute::Added;
    }
    options.peers = server.peers;
    options.peers.authenticate = server.registry[RegistryName::AuthenticateIncomingCalls] == 1U;
    options.strangers = server.strangers;
    if (const auto& ports = server.registry[RegistryName::NumberLineDevices])
    {
        options.portsFromReboot = {*ports, server.poolSize.value_or(*ports)};
    }
}

dialer::PhoneBookEntry
EntryOf(const ClientGroup& group)
{
    dialer::PhoneBookEntry entry = group.entry;
    switch (group.dials)
    {
    case Dials::Second:
        entry.dialled = dialer::Dialled::Second;
        break;
    case Dials::Name:
        entry.dialled = dialer::Dialled::Name;
        break;
    case Dials::Server:
    case Dials::Stale:
        break;
    }
    return entry;
}

} // namespace

PacketOptions
PacketOptionsOf(const Scenario& scenario, std::uint64_t replication)
{
    PacketOptions options;
    options.duration = scenario.duration;
    options.farm = FarmOf(scenario.server);
    options.dropAt = scenario.server.dropAt;
    options.failures = scenario.server.failures;
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
    options.seed = scenario.seed;
    options.replication = replication;
    options.serverHost = HostAttributes(scenario.server.registry, scenario.server.tcp);
    options.session = ServerOptionsOf(scenario);
    options.session.startDelay = scenario.server.startDelay;
    options.session.callDelay = scenario.server.callDelay;
    Apply(scenario.server.registry, options.session);
    ApplyMachine(scenario.server, options);
    for (const ClientGroup& group : scenario.clients)
    {
        options.groups.push_back(group.calls);
        ClientMachines machines;
        machines.access = group.access;
        machines.host = HostAttributes(group.registry, group.tcp);
        machines.session = ClientOptionsOf(scenario, group);
        machines.filtering = FilteringOf(group);
        Apply(group.registry, machines.session);
        machines.account = AccountOf(scenario, group);
        machines.traffic = TrafficOf(group.traffic);
        machines.noDataAfter = group.noDataAfter;
        machines.dialsNobody = group.dials == Dials::Stale;
        machines.entry = EntryOf(group);
        machines.callersPerMachine = group.callersPerMachine;
        machines.resource = group.resource;
        options.machines.push_back(std::move(machines));
    }
    AddProbes(scenario, options);
    return options;
}

} // namespace pptplab::sim
