// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_NETWORK_FILTERS_H
#define PPTPLAB_SIM_NETWORK_FILTERS_H

#include "models/firewall/pptp-filtering.h"
#include "models/node/network/packet-filter.h"
#include "sim/plan/placed-rules.h"

#include <ns3/node.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace pptplab::sim::network
{

/// Brings the rules of a scenario to the machines that they are for, and adds up their counts.
class Filters
{
  public:
    using PptpFiltering = std::optional<firewall::PptpFilteringOptions>;

    /// `rules` outlive the object. Pre: plan.ProblemsOf(rules) is empty.
    Filters(const plan::NetworkPlan& plan, const std::vector<scenario::FirewallRule>& rules);

    // Once for each machine, when it has all its devices. Without rules for it nothing happens.
    void InstallOnRouter(topologies::Vertex router,
                         const ns3::Ptr<ns3::Node>& node,
                         const std::vector<plan::NamedInterface>& interfaces);
    // Hosts may have PPTP filtering besides, on their adapter to the Internet.
    void InstallOnServer(std::uint32_t number,
                         const ns3::Ptr<ns3::Node>& node,
                         const PptpFiltering& filtering);
    void InstallOnClient(std::uint32_t group,
                         const ns3::Ptr<ns3::Node>& node,
                         const PptpFiltering& filtering);

    /// Packets that met each rule so far, wherever it is.
    std::vector<std::uint64_t> Met() const;

  private:
    struct Installed
    {
        ns3::Ptr<node::PacketFilter> filter;
        std::vector<std::size_t> origin; ///< each rule's number in the scenario
    };

    void InstallOnHost(plan::RulesOfMachine rules,
                       const ns3::Ptr<ns3::Node>& node,
                       const PptpFiltering& filtering);
    ns3::Ptr<node::PacketFilter> Install(plan::RulesOfMachine rules,
                                         const ns3::Ptr<ns3::Node>& node);

    plan::PlacedRules m_placed;
    std::size_t m_rules; ///< number of the scenario's rules
    std::vector<Installed> m_installed;
};

} // namespace pptplab::sim::network

#endif
