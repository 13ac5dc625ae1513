// SPDX-License-Identifier: GPL-2.0-only
#include "sim/plan/plan.h"

#include "sim/plan/router-map.h"
#include "sim/scenario/values/nearest.h"
#include "topologies/check.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace pptplab::sim::plan
{

namespace
{

using topologies::Graph;
using topologies::Vertex;

std::optional<Vertex>
RouterNamed(const Graph& graph, std::uint32_t routers, std::string_view name)
{
    for (Vertex vertex = 0; vertex < routers; ++vertex)
    {
        if (graph[vertex].name == name)
        {
            return vertex;
        }
    }
    return std::nullopt;
}

std::vector<std::string>
NamesOf(const Graph& routers)
{
    std::vector<std::string> names;
    names.reserve(boost::num_vertices(routers));
    for (Vertex vertex = 0; vertex < boost::num_vertices(routers); ++vertex)
    {
        names.push_back(routers[vertex].name);
    }
    return names;
}

/// The router of that name, or what is wrong with it.
Result<Vertex, scenario::Violation>
Placed(const Graph& routers, const std::string& name, const std::string& key)
{
    const auto router =
        RouterNamed(routers, static_cast<std::uint32_t>(boost::num_vertices(routers)), name);
    return router ? Result<Vertex, scenario::Violation>(*router)
                  : Failure<scenario::Violation>{{key, scenario::NoneOf(name, NamesOf(routers))}};
}

/// All routers, that of the servers last: few clients are to have a way over the map.
std::vector<Vertex>
ServersLast(const Graph& routers, Vertex forServers)
{
    std::vector<Vertex> order;
    for (Vertex router = 0; router < boost::num_vertices(routers); ++router)
    {
        if (router != forServers)
        {
            order.push_back(router);
        }
    }
    order.push_back(forServers);
    return order;
}

/// Puts the map's own places where the spec says nothing.
Result<topologies::RouterMap, scenario::Violation>
WithPlaces(topologies::RouterMap map, const scenario::TopologySpec& spec)
{
    if (spec.serversAt)
    {
        const auto router = Placed(map.routers, *spec.serversAt, "topology.servers_at");
        if (!router)
        {
            return Failure<scenario::Violation>{router.Error()};
        }
        map.forServers = router.Value();
    }
    if (!spec.clientsAt.empty())
    {
        map.forClients.clear();
    }
    for (const std::string& name : spec.clientsAt)
    {
        const auto router = Placed(map.routers, name, "topology.clients_at");
        if (!router)
        {
            return Failure<scenario::Violation>{router.Error()};
        }
        map.forClients.push_back(router.Value());
    }
    if (map.forClients.empty())
    {
        map.forClients = ServersLast(map.routers, map.forServers);
    }
    return map;
}

topologies::Attachments
AttachmentsOf(const PlanOptions& options, const topologies::RouterMap& map)
{
    topologies::Attachments attachments;
    const scenario::AccessLink& server = options.serverAccess;
    attachments.sites = {{"server", {server.rate, server.delay}, options.servers, map.forServers}};
    for (const PlanOptions::Group& group : options.groups)
    {
        attachments.groups.push_back(
            {group.name, {group.access.rate, group.access.delay}, group.clients, map.forClients});
    }
    return attachments;
}

/// Clients are added one by one when they are wanted.
topologies::Attachments
WithoutClients(topologies::Attachments attachments)
{
    for (topologies::ClientGroup& group : attachments.groups)
    {
        group.clients = 0;
    }
    return attachments;
}

} // namespace

Result<NetworkPlan, scenario::Violation>
NetworkPlan::Make(const PlanOptions& options)
{
    auto read = RouterMapOf(options.topology);
    if (!read)
    {
        return Failure<scenario::Violation>{read.Error()};
    }
    auto map = WithPlaces(std::move(read).Value(), options.topology);
    if (!map)
    {
        return Failure<scenario::Violation>{map.Error()};
    }
    const Graph& routers = map.Value().routers;
    const auto attachments = AttachmentsOf(options, map.Value());
    auto faults = topologies::FaultsOf(routers, attachments);
    if (faults.empty())
    {
        faults = topologies::FaultsOf(routers);
    }
    if (!faults.empty())
    {
        return Failure<scenario::Violation>{
            {"topology", fmt::format("cannot be built: {}", faults.front())}};
    }
    return NetworkPlan(map.Value(), WithoutClients(attachments), options);
}

NetworkPlan::NetworkPlan(const topologies::RouterMap& map,
                         topologies::Attachments attachments,
                         const PlanOptions& options)
    : m_topology(map.routers, std::move(attachments)),
      m_routers(static_cast<std::uint32_t>(boost::num_vertices(map.routers))),
      m_servers(options.servers),
      m_notes(map.notes)
{
    for (const PlanOptions::Group& group : options.groups)
    {
        m_groups.push_back(group.name);
    }
}

std::optional<Vertex>
NetworkPlan::RouterOf(std::string_view name) const
{
    return RouterNamed(Machines(), m_routers, name);
}

std::vector<topologies::Edge>
NetworkPlan::LinesBetween(Vertex one, Vertex other) const
{
    std::vector<topologies::Edge> lines;
    const auto all = boost::out_edges(one, Machines());
    for (auto line = all.first; line != all.second; ++line)
    {
        if (boost::target(*line, Machines()) == other)
        {
            lines.push_back(*line);
        }
    }
    return lines;
}

std::optional<Places>
NetworkPlan::PlacesOf(const std::string& name) const
{
    Places places;
    std::size_t meanings = 0;
    if (const auto router = RouterOf(name))
    {
        places.routers.push_back(*router);
        ++meanings;
    }
    for (std::uint32_t i = 0; i < m_servers; ++i)
    {
        if (name == kServers || Machines()[m_topology.Servers()[i]].name == name)
        {
            places.servers.push_back(i);
        }
    }
    for (std::uint32_t i = 0; i < m_groups.size(); ++i)
    {
        if (name == kClients || m_groups[i] == name)
        {
            places.groups.push_back(i);
        }
    }
    meanings += (places.servers.empty() ? 0U : 1U) + (places.groups.empty() ? 0U : 1U);
    return meanings == 1 ? std::optional(places) : std::nullopt;
}

std::vector<std::string>
NetworkPlan::NamesBehind(topologies::Network network) const
{
    for (std::uint32_t group = 0; group < m_groups.size(); ++group)
    {
        if (topologies::ClientNetwork(group).Has(network.base))
        {
            return {m_groups[group], std::string(kClients)};
        }
    }
    return {std::string(kServers)};
}

} // namespace pptplab::sim::plan
