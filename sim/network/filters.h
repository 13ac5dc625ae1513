// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_NETWORK_FILTERS_H
#define PPTPLAB_SIM_NETWORK_FILTERS_H

#include "models/node/packet-filter.h"
#include "sim/network/plan.h"

#include <ns3/node.h>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace pptplab::sim
{

/// An interface of a router: its device's number and the names that rules know it by.
struct NamedInterface
{
    std::uint32_t device = 0;
    std::vector<std::string> names;
};

/// Brings the rules of a scenario to the machines that they are for, and adds up their counts.
class Filters
{
  public:
    /// `plan` and `rules` outlive the object. Pre: plan.ProblemsOf(rules) is empty.
    Filters(const NetworkPlan& plan, const std::vector<FirewallRule>& rules);

    // Once for each machine, when it has all its devices. Without rules for it nothing happens.
    void InstallOnRouter(topologies::Vertex router,
                         const ns3::Ptr<ns3::Node>& node,
                         const std::vector<NamedInterface>& interfaces);
    void InstallOnServer(std::uint32_t number, const ns3::Ptr<ns3::Node>& node);
    void InstallOnClient(std::uint32_t group, const ns3::Ptr<ns3::Node>& node);

    /// Packets that met each rule so far, wherever it is.
    std::vector<std::uint64_t> Met() const;

  private:
    using RuleNumbers = std::vector<std::size_t>; ///< ascending, of m_rules

    struct Installed
    {
        ns3::Ptr<node::PacketFilter> filter;
        RuleNumbers origin; ///< of each of its rules
    };

    void InstallOnHost(const RuleNumbers& numbers, const ns3::Ptr<ns3::Node>& node);
    void Install(std::vector<firewall::Rule> rules,
                 RuleNumbers origin,
                 const ns3::Ptr<ns3::Node>& node);

    const std::vector<FirewallRule>& m_rules;
    std::map<topologies::Vertex, RuleNumbers> m_ofRouters;
    std::map<std::uint32_t, RuleNumbers> m_ofServers;
    std::map<std::uint32_t, RuleNumbers> m_ofGroups;
    std::vector<Installed> m_installed;
};

} // namespace pptplab::sim

#endif
