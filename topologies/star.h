// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TOPOLOGIES_STAR_H
#define PPTPLAB_TOPOLOGIES_STAR_H

#include "topologies/topology.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pptplab::topologies
{

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
    std::vector<StarGroup> groups; ///< client groups, at most kMaxGroups
};

/// Clients of several groups and servers around one provider router.
///
///     office-1 ---+               +--- server-1
///     office-2 ---+--- provider --+
///     home-1   ---+               +--- server-2
class Star
{
  public:
    explicit Star(const StarOptions& options);

    const Graph& Machines() const { return m_topology.Machines(); }
    Vertex Router() const { return 0; }

    /// Counted from 0.
    Vertex Server(std::uint32_t number) const { return m_topology.Servers()[number]; }
    const std::vector<Vertex>& Clients(std::uint32_t group) const
    {
        return m_topology.Clients(group);
    }

    /// One more client of that group, the same as if it had been there from the start.
    /// Pre: fewer than ClientNetwork(group).Hosts() are there.
    Vertex AddClient(std::uint32_t group) { return m_topology.AddClient(group); }

  private:
    Topology m_topology;
};

} // namespace pptplab::topologies

#endif
