// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_PATHS_FILTERED_NETWORK_H
#define PPTPLAB_SIM_PATHS_FILTERED_NETWORK_H

#include "models/firewall/rule-set.h"
#include "sim/network/placed-rules.h"
#include "sim/paths/phase.h"
#include "topologies/paths.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace pptplab::sim::paths
{

enum class StoppedBy : std::uint8_t
{
    Rule,
    BrokenLine, ///< routes do not know yet that the line is down, or it is the only one
    NoRoute,
};

/// Where a packet did not get on.
struct Stop
{
    StoppedBy by = StoppedBy::Rule;
    topologies::Vertex machine = 0; ///< that filtered, or could not send on
    std::string interface;          ///< what is behind it; empty at a host and without a route
    firewall::Direction direction = firewall::Direction::In; ///< as that machine sees it
    std::size_t rule = 0;                                    ///< its number in the scenario
    firewall::Verdict verdict;
    topologies::Address address; ///< of the interface
    std::size_t hops = 0;        ///< lines that the packet had passed
};

/// What machines do with packets in one phase, without sending any: each is judged on the way by
/// the rules that it would meet on the packet engine, in the same order.
class FilteredNetwork
{
  public:
    /// All outlive the object. Machines that are added to the plan later are not known.
    FilteredNetwork(const NetworkPlan& plan,
                    const PlacedRules& rules,
                    const Phase& phase,
                    topologies::Metric metric);

    /// Where a packet from the one to the other of its addresses stops; none when it arrives.
    std::optional<Stop> Send(const firewall::PacketHeader& packet,
                             topologies::Vertex from,
                             topologies::Vertex to) const;

    /// The RST or ICMP message for `packet`, which stopped there, arrives at its sender. None when
    /// nothing is sent.
    std::optional<bool> AnswerArrives(const firewall::PacketHeader& packet,
                                      const Stop& stop,
                                      topologies::Vertex sender) const;

    std::optional<topologies::Path> Way(topologies::Vertex from, topologies::Vertex to) const;

  private:
    struct Filter
    {
        firewall::RuleSet rules;
        std::vector<std::size_t> origin;
    };

    void AddRouters(const PlacedRules& rules);
    void AddHosts(const PlacedRules& rules);
    void Add(topologies::Vertex machine, RulesOfMachine rules);

    /// What is on the other side of that interface of a machine, and its own address and number.
    struct Side
    {
        std::uint32_t number = 0;
        std::string behind;
        topologies::Address address;
    };
    Side SideOf(topologies::Vertex machine, topologies::Edge line) const;

    std::optional<Stop> Judged(const firewall::PacketHeader& packet,
                               topologies::Vertex machine,
                               topologies::Edge line,
                               firewall::Direction direction) const;
    bool IsBroken(topologies::Edge line) const;

    /// From the second machine on; from the first one, too, unless it sends a rejection.
    std::optional<Stop> Walk(const firewall::PacketHeader& packet,
                             const topologies::Path& way,
                             bool firstJudges) const;

    const NetworkPlan& m_plan;
    const Phase& m_phase;
    topologies::Routing m_routing;
    std::map<topologies::Vertex, Filter> m_filters; ///< of machines that have rules
};

} // namespace pptplab::sim::paths

#endif
