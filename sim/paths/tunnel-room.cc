// SPDX-License-Identifier: GPL-2.0-only
#include "sim/paths/tunnel-room.h"

#include "sim/paths/host-box.h"
#include "sim/paths/nat-share.h"
#include "sim/paths/way.h"
#include "sim/scenario/structs/nat-boxes.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace pptplab::sim::paths
{

using topologies::Edge;
using topologies::Graph;
using topologies::Vertex;

namespace
{

/// The callers of a group at one of its places, as many as `share`, have as much room as this.
BitRate
RoomOf(const scenario::ClientGroup& group, std::uint64_t share, BitRate traffic)
{
    if (SlowerRate(group.access).bitsPerSecond < traffic.bitsPerSecond)
    {
        return {0};
    }
    const std::uint64_t most = std::numeric_limits<std::uint64_t>::max() / traffic.bitsPerSecond;
    return {std::min(share, most) * traffic.bitsPerSecond};
}

/// Of each server, whether callers reach it at an address of its own.
std::vector<bool>
AnsweringOf(const scenario::Scenario& scenario, const plan::NetworkPlan& plan)
{
    const auto servers = plan.Topology().Servers().size();
    std::vector<bool> answering(servers);
    for (const auto server :
         scenario::AnsweringServers(scenario.nats, static_cast<std::uint32_t>(servers)))
    {
        if (server)
        {
            answering[*server] = true;
        }
    }
    return answering;
}

/// Of each server, whether what stands in front of it carries tunnels to it.
std::vector<bool>
PassingGre(const scenario::Scenario& scenario, const plan::NetworkPlan& plan)
{
    std::vector<bool> passing(plan.Topology().Servers().size(), true);
    if (const auto nat = scenario::ServerNatOf(scenario.nats))
    {
        const auto boxes = HostBox::OfServers(plan.Topology(), scenario.nats[*nat], *nat);
        std::transform(boxes.begin(), boxes.end(), passing.begin(), [](const HostBox& box) {
            return box.PassesGre();
        });
    }
    return passing;
}

/// All callers of a place stand behind one line, which has room for a tunnel of each of them. The
/// lines keep their order, so that those of a result can be found in the plan.
Graph
WithAllCallers(const scenario::Scenario& scenario, const plan::NetworkPlan& plan, BitRate traffic)
{
    // More than all servers have ports, for callers who come from anywhere.
    constexpr std::uint64_t kEnough = std::uint64_t{topologies::kMaxServers} * 256;
    Graph graph = plan.Machines();
    const auto answering = AnsweringOf(scenario, plan);
    const auto reached =
        static_cast<std::uint64_t>(std::count(answering.begin(), answering.end(), true));
    for (std::uint32_t i = 0; i < scenario.clients.size(); ++i)
    {
        const auto& callers = plan.Topology().Clients(i);
        const auto nat = scenario::NatOf(scenario.nats, scenario.clients[i].calls.name);
        for (std::size_t place = 0; place < callers.size(); ++place)
        {
            const auto count = scenario.clients[i].calls.count;
            std::uint64_t share = count ? CallersAt(*count, place, callers.size()) : kEnough;
            if (nat)
            {
                share = ConnectedAtOnce(scenario.nats[*nat], share, reached);
            }
            graph[*boost::out_edges(callers[place], graph).first].rate =
                RoomOf(scenario.clients[i], share, traffic);
        }
    }
    const auto& servers = plan.Topology().Servers();
    const auto passing = PassingGre(scenario, plan);
    for (std::uint32_t i = 0; i < servers.size(); ++i)
    {
        const bool takes = answering[i] && passing[i];
        graph[*boost::out_edges(servers[i], graph).first].rate =
            takes ? SlowerRate(scenario.server.access) : BitRate{0};
    }
    return graph;
}

} // namespace

std::uint64_t
CallersAt(std::uint64_t count, std::size_t place, std::size_t places)
{
    return (count - place + places - 1) / places;
}

topologies::TunnelCapacity
CapacityOf(const scenario::Scenario& scenario, const plan::NetworkPlan& plan, BitRate traffic)
{
    const Graph graph = WithAllCallers(scenario, plan, traffic);
    topologies::TunnelDemand demand;
    demand.traffic = traffic;
    demand.perClient = std::numeric_limits<std::uint32_t>::max();
    demand.perServer = scenario.server.ras.ports;
    const auto counted = TunnelCapacityOf(graph, demand);
    topologies::TunnelCapacity capacity{counted.tunnels, {}};
    auto line = boost::edges(plan.Machines()).first;
    const auto lines = boost::edges(graph);
    for (auto same = lines.first; same != lines.second; ++same, ++line)
    {
        for (const Edge limit : counted.limits)
        {
            if (&graph[limit] == &graph[*same])
            {
                capacity.limits.push_back(*line);
            }
        }
    }
    return capacity;
}

} // namespace pptplab::sim::paths
