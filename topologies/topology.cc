// SPDX-License-Identifier: GPL-2.0-only
#include "topologies/topology.h"

#include <cassert>
#include <utility>

namespace pptplab::topologies
{

namespace
{

std::vector<Vertex>
RoutersOf(const ClientGroup& group, std::size_t routers)
{
    if (!group.at.empty())
    {
        return group.at;
    }
    std::vector<Vertex> all(routers);
    for (Vertex router = 0; router < routers; ++router)
    {
        all[router] = router;
    }
    return all;
}

/// "group 'home'": where a fault is.
std::string
Quoted(const char* kind, const std::string& name)
{
    return std::string(kind) + " '" + name + "'";
}

void
CheckSites(const Graph& routers, const Attachments& plan, std::vector<std::string>& faults)
{
    std::uint64_t servers = 0;
    const auto sites = static_cast<std::uint32_t>(plan.sites.size());
    for (const ServerSite& site : plan.sites)
    {
        servers += site.servers;
        const std::uint32_t room = Share(kServerNetwork, 0, sites).Hosts();
        if (site.servers > room)
        {
            faults.push_back(Quoted("site", site.name) + " has " + std::to_string(site.servers) +
                             " servers; " + std::to_string(room) + " addresses are its share");
        }
        if (site.at >= boost::num_vertices(routers))
        {
            faults.push_back(Quoted("site", site.name) + " is at a router that does not exist");
        }
    }
    if (servers > kMaxServers)
    {
        faults.push_back(std::to_string(servers) + " servers are more than the " +
                         std::to_string(kMaxServers) + " that have addresses");
    }
}

void
CheckGroup(const Graph& routers, const ClientGroup& group, std::vector<std::string>& faults)
{
    const auto points = RoutersOf(group, boost::num_vertices(routers));
    for (const Vertex router : points)
    {
        if (router >= boost::num_vertices(routers))
        {
            faults.push_back(Quoted("group", group.name) + " is at a router that does not exist");
            return;
        }
    }
    const auto shares = static_cast<std::uint32_t>(points.size());
    const std::uint64_t room = shares == 0 ? 0 : Share(ClientNetwork(0), 0, shares).Hosts();
    if (group.clients > room * shares)
    {
        faults.push_back(Quoted("group", group.name) + " has " + std::to_string(group.clients) +
                         " clients; its network has room for " + std::to_string(room) +
                         " at each of " + std::to_string(shares) + " routers");
    }
}

} // namespace

std::vector<std::string>
FaultsOf(const Graph& routers, const Attachments& attachments)
{
    std::vector<std::string> faults;
    const std::size_t count = boost::num_vertices(routers);
    if (count == 0 || count > kMaxRouters)
    {
        faults.push_back(std::to_string(count) + " routers; there must be 1 to " +
                         std::to_string(kMaxRouters));
    }
    for (Vertex vertex = 0; vertex < count; ++vertex)
    {
        if (routers[vertex].role != Role::Router)
        {
            faults.push_back(routers[vertex].name + " is no router");
        }
    }
    if (attachments.groups.size() > kMaxGroups)
    {
        faults.push_back(std::to_string(attachments.groups.size()) +
                         " client groups are more than the " + std::to_string(kMaxGroups) +
                         " that have addresses");
    }
    CheckSites(routers, attachments, faults);
    for (const ClientGroup& group : attachments.groups)
    {
        CheckGroup(routers, group, faults);
    }
    return faults;
}

Topology::Topology(const Graph& routers, Attachments attachments)
    : m_graph(routers),
      m_attachments(std::move(attachments)),
      m_points(m_attachments.groups.size()),
      m_clients(m_attachments.groups.size())
{
    assert(FaultsOf(m_graph, m_attachments).empty());
    const std::size_t count = boost::num_vertices(m_graph);
    for (Vertex router = 0; router < count; ++router)
    {
        m_graph[router].address = RouterNetwork(static_cast<std::uint32_t>(router)).At(1);
    }
    AddServers();
    AddGroups(count);
}

void
Topology::AddServers()
{
    const auto sites = static_cast<std::uint32_t>(m_attachments.sites.size());
    for (std::uint32_t i = 0; i < sites; ++i)
    {
        const ServerSite& site = m_attachments.sites[i];
        const Point point{site.at, Share(kServerNetwork, i, sites)};
        m_graph[point.router].networks.push_back(point.network);
        for (std::uint32_t n = 0; n < site.servers; ++n)
        {
            const Machine server{Role::Server,
                                 site.name + '-' + std::to_string(m_servers.size() + 1),
                                 HostAddress(point.network, n),
                                 0};
            m_servers.push_back(Attach(server, site.access, point));
        }
    }
}

void
Topology::AddGroups(std::size_t routers)
{
    for (std::uint32_t group = 0; group < m_points.size(); ++group)
    {
        const auto at = RoutersOf(m_attachments.groups[group], routers);
        const auto shares = static_cast<std::uint32_t>(at.size());
        for (std::uint32_t i = 0; i < shares; ++i)
        {
            m_points[group].push_back({at[i], Share(ClientNetwork(group), i, shares)});
            m_graph[at[i]].networks.push_back(m_points[group].back().network);
        }
        for (std::uint32_t i = 0; i < m_attachments.groups[group].clients; ++i)
        {
            AddClient(group);
        }
    }
}

Vertex
Topology::AddClient(std::uint32_t group)
{
    auto& clients = m_clients[group];
    const auto& points = m_points[group];
    const ClientGroup& settings = m_attachments.groups[group];
    const auto number = static_cast<std::uint32_t>(clients.size());
    const auto shares = static_cast<std::uint32_t>(points.size());
    const Point& point = points[number % shares];
    assert(number / shares < point.network.Hosts());
    const Machine client{Role::Client,
                         settings.name + '-' + std::to_string(number + 1),
                         HostAddress(point.network, number / shares),
                         group};
    clients.push_back(Attach(client, settings.access, point));
    return clients.back();
}

Vertex
Topology::Attach(const Machine& machine, const Access& access, const Point& point)
{
    const Vertex vertex = AddMachine(m_graph, machine);
    boost::add_edge(vertex, point.router, Line{access.rate, access.delay, point.network}, m_graph);
    return vertex;
}

} // namespace pptplab::topologies
