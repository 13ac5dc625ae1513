// SPDX-License-Identifier: GPL-2.0-only
#include "sim/run/packet-options.h"

#include "sim/scenario/utf16.h"

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
    for (const ClientGroup& group : scenario.clients)
    {
        options.groups.push_back(group.calls);
        ClientMachines machines;
        machines.access = group.access;
        machines.session.user = group.user;
        machines.session.password = Utf16(group.password).value_or(u"");
        options.machines.push_back(std::move(machines));
    }
    return options;
}

} // namespace pptplab::sim
