// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TOPOLOGIES_STAR_H
#define PPTPLAB_TOPOLOGIES_STAR_H

#include "topologies/graph.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pptplab::topologies
{

/// How the machines of one kind are connected to the provider's router.
struct Access
{
    BitRate rate{10'000'000}; ///< above 0
    Duration delay{};         ///< one way, 0 or more
};

struct StarGroup
{
    std::string name;
    Access access;
    std::uint32_t clients = 0; ///< more may follow by AddClient()
};

struct StarOptions
{
    std::uint32_t servers = 1; ///< 1..kMaxServers
    Access serverAccess;
    std::vector<StarGroup> groups; ///< at most kMaxGroups
};

/// Clients of several groups and servers around one provider router.
///
///     office-1 ---+               +--- server-1
///     office-2 ---+--- provider --+
///     home-1   ---+               +--- server-2
class Star
{
  public:
    explicit Star(StarOptions options);

    const Graph& Machines() const { return m_graph; }
    Vertex Router() const { return m_router; }

    /// Counted from 0.
    Vertex Server(std::uint32_t number) const { return m_servers[number]; }
    const std::vector<Vertex>& Clients(std::uint32_t group) const { return m_clients[group]; }

    /// One more client of that group, the same as if it had been there from the start.
    /// Pre: fewer than ClientNetwork(group).Hosts() are there.
    Vertex AddClient(std::uint32_t group);

  private:
    Vertex Attach(const Machine& machine, const Access& access, Network network);

    StarOptions m_options;
    Graph m_graph;
    Vertex m_router;
    std::vector<Vertex> m_servers;
    std::vector<std::vector<Vertex>> m_clients; ///< by group
};

} // namespace pptplab::topologies

#endif
