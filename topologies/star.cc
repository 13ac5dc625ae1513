// SPDX-License-Identifier: GPL-2.0-only
#include "topologies/star.h"

#include <cassert>
#include <utility>

namespace pptplab::topologies
{

Star::Star(StarOptions options)
    : m_options(std::move(options)),
      m_router(boost::add_vertex(Machine{Role::Router, "provider", {}, 0}, m_graph)),
      m_clients(m_options.groups.size())
{
    assert(m_options.servers <= kMaxServers && m_options.groups.size() <= kMaxGroups);
    for (std::uint32_t i = 0; i < m_options.servers; ++i)
    {
        const Machine server{
            Role::Server, "server-" + std::to_string(i + 1), HostAddress(kServerNetwork, i), 0};
        m_servers.push_back(Attach(server, m_options.serverAccess, kServerNetwork));
    }
    for (std::uint32_t group = 0; group < m_options.groups.size(); ++group)
    {
        for (std::uint32_t i = 0; i < m_options.groups[group].clients; ++i)
        {
            AddClient(group);
        }
    }
}

Vertex
Star::AddClient(std::uint32_t group)
{
    auto& clients = m_clients[group];
    const StarGroup& settings = m_options.groups[group];
    const Network network = ClientNetwork(group);
    const auto index = static_cast<std::uint32_t>(clients.size());
    assert(index < network.Hosts());
    const Machine client{Role::Client,
                         settings.name + '-' + std::to_string(index + 1),
                         HostAddress(network, index),
                         group};
    clients.push_back(Attach(client, settings.access, network));
    return clients.back();
}

Vertex
Star::Attach(const Machine& machine, const Access& access, Network network)
{
    const Vertex vertex = boost::add_vertex(machine, m_graph);
    boost::add_edge(vertex, m_router, Line{access.rate, access.delay, network}, m_graph);
    return vertex;
}

} // namespace pptplab::topologies
