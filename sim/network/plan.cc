// SPDX-License-Identifier: GPL-2.0-only
#include "sim/network/plan.h"

#include "sim/network/router-map.h"
#include "sim/scenario/nearest.h"
#include "sim/scenario/value.h"
#include "topologies/check.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace pptplab::sim
{

namespace
{

using topologies::Graph;
using topologies::Vertex;

constexpr std::string_view kServers = "servers";
constexpr std::string_view kClients = "clients";

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
    for (Vertex vertex = 0; vertex < boost::num_vertices(routers); ++vertex)
    {
        names.push_back(routers[vertex].name);
    }
    return names;
}

/// "= "x" is none of ...": long lists are cut, the nearest name is always told.
std::string
NoneOf(const std::string& name, const std::vector<std::string>& known)
{
    constexpr std::size_t kShown = 20;
    const std::vector<std::string> shown(
        known.begin(), known.begin() + static_cast<std::ptrdiff_t>(std::min(kShown, known.size())));
    return fmt::format("= {} is none of {}{}; the nearest is {}",
                       Quoted(name),
                       fmt::join(shown, ", "),
                       known.size() > kShown ? ", ..." : "",
                       Nearest(name, known));
}

/// The router of that name, or what is wrong with it.
Result<Vertex, Violation>
Placed(const Graph& routers, const std::string& name, const std::string& key)
{
    const auto router =
        RouterNamed(routers, static_cast<std::uint32_t>(boost::num_vertices(routers)), name);
    return router ? Result<Vertex, Violation>(*router)
                  : Failure<Violation>{{key, NoneOf(name, NamesOf(routers))}};
}

/// Puts the map's own places where the spec says nothing.
Result<topologies::RouterMap, Violation>
WithPlaces(topologies::RouterMap map, const TopologySpec& spec)
{
    if (spec.serversAt)
    {
        const auto router = Placed(map.routers, *spec.serversAt, "topology.servers_at");
        if (!router)
        {
            return Failure<Violation>{router.Error()};
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
            return Failure<Violation>{router.Error()};
        }
        map.forClients.push_back(router.Value());
    }
    return map;
}

topologies::Attachments
AttachmentsOf(const PlanOptions& options, const topologies::RouterMap& map)
{
    topologies::Attachments attachments;
    const AccessLink& server = options.serverAccess;
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

Result<NetworkPlan, Violation>
NetworkPlan::Make(const PlanOptions& options)
{
    auto read = RouterMapOf(options.topology);
    if (!read)
    {
        return Failure<Violation>{read.Error()};
    }
    auto map = WithPlaces(std::move(read).Value(), options.topology);
    if (!map)
    {
        return Failure<Violation>{map.Error()};
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
        return Failure<Violation>{{"topology", fmt::format("cannot be built: {}", faults.front())}};
    }
    return NetworkPlan(routers, WithoutClients(attachments), options);
}

NetworkPlan::NetworkPlan(const Graph& routers,
                         topologies::Attachments attachments,
                         const PlanOptions& options)
    : m_topology(routers, std::move(attachments)),
      m_routers(static_cast<std::uint32_t>(boost::num_vertices(routers))),
      m_servers(options.servers)
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

std::vector<std::string>
NetworkPlan::KnownPlaces() const
{
    std::vector<std::string> known = {std::string(kServers), std::string(kClients)};
    known.insert(known.end(), m_groups.begin(), m_groups.end());
    for (const Vertex server : m_topology.Servers())
    {
        known.push_back(Machines()[server].name);
    }
    const auto routers = RouterNames();
    known.insert(known.end(), routers.begin(), routers.end());
    return known;
}

std::vector<std::string>
NetworkPlan::RouterNames() const
{
    std::vector<std::string> names;
    for (Vertex router = 0; router < m_routers; ++router)
    {
        names.push_back(Machines()[router].name);
    }
    return names;
}

std::vector<std::string>
NetworkPlan::InterfaceNames(Vertex router) const
{
    std::vector<std::string> names;
    for (const topologies::Network network : Machines()[router].networks)
    {
        const auto behind = NamesBehind(network);
        names.insert(names.end(), behind.begin(), behind.end());
    }
    const auto lines = boost::out_edges(router, Machines());
    for (auto line = lines.first; line != lines.second; ++line)
    {
        const auto& other = Machines()[boost::target(*line, Machines())];
        if (other.role == topologies::Role::Router)
        {
            names.push_back(other.name);
        }
    }
    return names;
}

void
NetworkPlan::CheckInterface(const FirewallRule& rule,
                            const Places& places,
                            std::vector<Violation>& violations) const
{
    if (!rule.interface)
    {
        return;
    }
    if (places.routers.empty())
    {
        violations.push_back({"firewall.interface",
                              fmt::format("= {} is for routers: a server or client has one "
                                          "interface",
                                          Quoted(*rule.interface))});
        return;
    }
    const auto known = InterfaceNames(places.routers.front());
    if (std::find(known.begin(), known.end(), *rule.interface) == known.end())
    {
        violations.push_back({"firewall.interface",
                              NoneOf(*rule.interface, known) + ", which are behind " +
                                  Machines()[places.routers.front()].name});
    }
}

std::vector<Violation>
NetworkPlan::ProblemsOf(const std::vector<FirewallRule>& rules) const
{
    std::vector<Violation> violations;
    for (const FirewallRule& rule : rules)
    {
        for (const std::string& name : rule.at)
        {
            if (const auto places = PlacesOf(name))
            {
                CheckInterface(rule, *places, violations);
            }
            else
            {
                violations.push_back({"firewall.at", NoneOf(name, KnownPlaces())});
            }
        }
        if (rule.until && *rule.until <= rule.from)
        {
            violations.push_back({"firewall.until", "must be after firewall.from"});
        }
    }
    return violations;
}

std::vector<Violation>
NetworkPlan::ProblemsOf(const std::vector<LinkFailure>& failures) const
{
    std::vector<Violation> violations;
    for (const LinkFailure& failure : failures)
    {
        std::vector<Vertex> ends;
        for (const std::string& name : failure.between)
        {
            if (const auto router = RouterOf(name))
            {
                ends.push_back(*router);
            }
            else
            {
                violations.push_back({"link.between", NoneOf(name, RouterNames())});
            }
        }
        if (failure.between.size() != 2 ||
            (ends.size() == 2 && LinesBetween(ends[0], ends[1]).empty()))
        {
            violations.push_back(
                {"link.between", "must name two routers with a line between them"});
        }
        if (failure.up && *failure.up <= failure.down)
        {
            violations.push_back({"link.up", "must be after link.down"});
        }
    }
    return violations;
}

} // namespace pptplab::sim
