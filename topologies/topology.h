// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TOPOLOGIES_TOPOLOGY_H
#define PPTPLAB_TOPOLOGIES_TOPOLOGY_H

#include "topologies/graph.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace pptplab::topologies
{

/// How the machines of one kind are connected to their router.
struct Access
{
    BitRate rate{10'000'000}; ///< above 0
    Duration delay{};         ///< one way, 0 or more
};

struct ClientGroup
{
    std::string name;
    Access access;
    std::uint32_t clients = 0; ///< more may follow by AddClient()
    std::vector<Vertex> at;    ///< routers that take them in turn; empty: all routers
};

/// Servers behind one router. They share a name, as a farm does in the DNS: their own names are
/// that one and a number.
struct ServerSite
{
    std::string name = "server";
    Access access;
    std::uint32_t servers = 1;
    Vertex at = 0; ///< a router
};

/// Who is connected to a map of routers. At most kMaxGroups groups and kMaxServers servers.
struct Attachments
{
    std::vector<ServerSite> sites;
    std::vector<ClientGroup> groups;
};

/// What is wrong with a plan, a sentence each; empty when nothing is: no router at a place, more
/// groups, servers, routers or clients than the address plan has room for.
std::vector<std::string> FaultsOf(const Graph& routers, const Attachments& attachments);

/// Routers with servers and groups of clients. The same routers and attachments give the same names
/// and addresses, and a client added later is as if it had been there from the start: each group
/// and each site has a network of its own, of which each of its routers has an equal share.
class Topology
{
  public:
    /// `routers` holds routers only, which get their addresses here.
    /// Pre: FaultsOf(routers, attachments) is empty.
    Topology(const Graph& routers, Attachments attachments);

    const Graph& Machines() const { return m_graph; }

    /// The servers in the order of the sites.
    const std::vector<Vertex>& Servers() const { return m_servers; }
    const std::vector<Vertex>& Clients(std::uint32_t group) const { return m_clients[group]; }

    /// One more client of that group. Pre: its router's share of the network has room.
    Vertex AddClient(std::uint32_t group);

  private:
    struct Point
    {
        Vertex router = 0;
        Network network;
    };

    void AddServers();
    void AddGroups(std::size_t routers);
    Vertex Attach(const Machine& machine, const Access& access, const Point& point);

    Graph m_graph;
    Attachments m_attachments;
    std::vector<Vertex> m_servers;
    std::vector<std::vector<Point>> m_points;   ///< points of each group, in the order of `at`
    std::vector<std::vector<Vertex>> m_clients; ///< clients of each group
};

} // namespace pptplab::topologies

#endif
