// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_PATHS_MACHINE_FILTERS_H
#define PPTPLAB_SIM_PATHS_MACHINE_FILTERS_H

#include "models/firewall/pptp-filtering.h"
#include "models/firewall/rule-set.h"
#include "sim/paths/stop.h"
#include "sim/plan/placed-rules.h"
#include "sim/scenario/structs/scenario.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace pptplab::sim::paths
{

/// The rules of all machines of a plan and the PPTP filtering of its hosts, in the order in which
/// the packet engine tries them.
class MachineFilters
{
  public:
    /// `plan` outlives the object. Machines that are added to it later are not known.
    MachineFilters(const scenario::Scenario& scenario,
                   const plan::NetworkPlan& plan,
                   const plan::PlacedRules& rules);

    /// A machine does not let the packet pass that comes in or goes out by that line.
    std::optional<Stop> Judged(const firewall::PacketHeader& packet,
                               topologies::Vertex machine,
                               topologies::Edge line,
                               const firewall::Passage& passage) const;

    /// A stop at that interface of the machine, for whatever reason.
    Stop StopAt(topologies::Vertex machine,
                topologies::Edge line,
                firewall::Direction direction) const;

  private:
    struct Filter
    {
        firewall::RuleSet rules;
        std::vector<std::size_t> origin;
        firewall::RuleSet behind; ///< PPTP filtering
    };
    using PptpFiltering = std::optional<firewall::PptpFilteringOptions>;

    void AddRouters(const plan::PlacedRules& rules);
    void AddHost(topologies::Vertex host,
                 plan::RulesOfMachine rules,
                 const PptpFiltering& filtering);

    /// What is on the other side of that interface of a machine, and its own address and number.
    struct Side
    {
        std::uint32_t number = 0;
        std::string behind;
        topologies::Address address;
    };
    Side SideOf(topologies::Vertex machine, topologies::Edge line) const;

    const plan::NetworkPlan& m_plan;
    std::map<topologies::Vertex, Filter> m_filters; ///< filters of the machines that have rules
};

/// The end of a line that is not `end`.
topologies::Vertex OtherEnd(const topologies::Graph& graph,
                            topologies::Edge line,
                            topologies::Vertex end);

} // namespace pptplab::sim::paths

#endif
