// SPDX-License-Identifier: GPL-2.0-only
#include "sim/run/run.h"

#include "sim/run/packet-options.h"
#include "sim/run/recorder.h"
#include "sim/scenario/ns3-attributes.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace pptplab::sim
{

namespace
{

Recorder::Options
RecorderOptions(const Scenario& scenario)
{
    const bool redials =
        std::any_of(scenario.clients.begin(), scenario.clients.end(), [](const ClientGroup& group) {
            return group.calls.redial.has_value();
        });
    return {scenario.warmUp, scenario.duration, redials};
}

} // namespace

call::Options
CallOptions(const Scenario& scenario, std::uint64_t replication)
{
    assert(scenario.server.setupTime);
    call::Options options;
    options.duration = scenario.duration;
    options.servers = scenario.server.count;
    options.server = scenario.server.ras;
    options.setupTime = *scenario.server.setupTime;
    options.cleanup = scenario.server.cleanup;
    for (const ClientGroup& group : scenario.clients)
    {
        options.groups.push_back(group.calls);
    }
    options.seed = scenario.seed;
    options.replication = replication;
    return options;
}

analysis::Replication
RunReplication(const Scenario& scenario,
               std::uint64_t replication,
               const std::optional<std::string>& captures)
{
    Recorder recorder(RecorderOptions(scenario));
    if (scenario.engine == Engine::Call)
    {
        call::Engine(CallOptions(scenario, replication), recorder).Run();
        return recorder.Counted();
    }
    SetAttributes(scenario.attributes);
    PacketOptions options = PacketOptionsOf(scenario, replication);
    options.captures = captures;
    PacketEngine(std::move(options), recorder).Run();
    return recorder.Counted();
}

} // namespace pptplab::sim
