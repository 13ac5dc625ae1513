// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_PATHS_FILTERED_NETWORK_H
#define PPTPLAB_SIM_PATHS_FILTERED_NETWORK_H

#include "sim/paths/host-box.h"
#include "sim/paths/machine-filters.h"
#include "sim/paths/phase.h"
#include "topologies/routed-path.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>

namespace pptplab::sim::paths
{

/// What machines do with packets in one phase, without sending any: each is judged on the way by
/// the rules that it would meet on the packet engine, in the same order.
class FilteredNetwork
{
  public:
    /// All arguments outlive the object. Machines that are added to the plan later are not known.
    FilteredNetwork(const scenario::Scenario& scenario,
                    const plan::NetworkPlan& plan,
                    const plan::PlacedRules& rules,
                    const Phase& phase);

    /// The endpoint as which others know the first connection of a caller, or a server.
    firewall::Endpoint SeenAs(topologies::Vertex host) const;

    /// The server that gets what is sent where that one is dialled; itself when none does.
    topologies::Vertex AnsweringAt(topologies::Vertex server) const;

    /// Where a packet from the one to the other of its addresses stops; none when it arrives.
    std::optional<Stop> Send(const firewall::PacketHeader& packet,
                             topologies::Vertex from,
                             topologies::Vertex to) const;

    /// The RST or ICMP message for the packet that stopped there arrives at its sender, and he
    /// knows of what it tells. None when nothing is sent.
    std::optional<bool> AnswerArrives(const Stop& stop, topologies::Vertex sender) const;

    std::optional<topologies::Path> Way(topologies::Vertex from, topologies::Vertex to) const;

  private:
    void AddServerBoxes(const scenario::Scenario& scenario);
    std::optional<Stop> Judged(const firewall::PacketHeader& packet,
                               topologies::Vertex machine,
                               topologies::Edge line,
                               firewall::Direction direction) const;
    bool IsBroken(topologies::Edge line) const;

    // Steps through the box of a host, if it has one, at its router.
    std::optional<Stop> Outwards(firewall::PacketHeader& packet,
                                 topologies::Vertex host,
                                 topologies::Edge line) const;
    std::optional<Stop> Inwards(firewall::PacketHeader& packet,
                                topologies::Vertex host,
                                topologies::Edge line) const;
    bool ReachesBox(const firewall::PacketHeader& packet,
                    topologies::Vertex host,
                    topologies::Edge line) const;

    // Steps between a machine and the next one: without a stop `packet` is as it goes on.
    std::optional<Stop> Leaves(firewall::PacketHeader& packet,
                               const topologies::Path& way,
                               std::size_t machine,
                               bool isJudged) const;
    std::optional<Stop> Enters(firewall::PacketHeader& packet,
                               const topologies::Path& way,
                               std::size_t machine) const;

    /// Walks the way from the second machine on; from the first one, too, unless it sends a
    /// rejection.
    std::optional<Stop> Walk(firewall::PacketHeader packet,
                             const topologies::Path& way,
                             bool firstJudges) const;

    const plan::NetworkPlan& m_plan;
    const Phase& m_phase;
    topologies::Routing m_routing;
    MachineFilters m_filters;
    std::map<topologies::Vertex, HostBox> m_boxes; ///< boxes of hosts that are behind one
    std::map<topologies::Vertex, topologies::Vertex> m_answering; ///< servers by the one dialled
};

} // namespace pptplab::sim::paths

#endif
