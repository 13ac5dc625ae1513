// SPDX-License-Identifier: GPL-2.0-only
#include "sim/run/packet-options.h"

#include "sim/run/registry-options.h"
#include "sim/run/session-options.h"

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

} // namespace

PacketOptions
PacketOptionsOf(const Scenario& scenario, std::uint64_t replication)
{
    PacketOptions options;
    options.duration = scenario.duration;
    options.servers = scenario.server.count;
    options.server = scenario.server.ras;
    options.cleanup = scenario.server.cleanup;
    options.refusal = AnswerOf(scenario.server.refusal);
    options.serverAccess = scenario.server.access;
    options.seed = scenario.seed;
    options.replication = replication;
    options.serverHost = HostAttributes(scenario.server.registry, scenario.server.tcp);
    options.session = ServerOptionsOf(scenario);
    options.session.startDelay = scenario.server.startDelay;
    options.session.callDelay = scenario.server.callDelay;
    Apply(scenario.server.registry, options.session);
    for (const ClientGroup& group : scenario.clients)
    {
        options.groups.push_back(group.calls);
        ClientMachines machines;
        machines.access = group.access;
        machines.host = HostAttributes(group.registry, group.tcp);
        machines.session = ClientOptionsOf(scenario, group);
        Apply(group.registry, machines.session);
        machines.account = AccountOf(scenario, group);
        options.machines.push_back(std::move(machines));
    }
    return options;
}

} // namespace pptplab::sim
