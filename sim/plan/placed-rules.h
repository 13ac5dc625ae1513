// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_PLAN_PLACED_RULES_H
#define PPTPLAB_SIM_PLAN_PLACED_RULES_H

#include "models/firewall/rule-set.h"
#include "sim/plan/plan.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace pptplab::sim::plan
{

/// An interface of a router: its device's number and the names that rules know it by.
struct NamedInterface
{
    std::uint32_t device = 0;
    std::vector<std::string> names;
};

/// What one machine filters by, in the order in which it tries.
struct RulesOfMachine
{
    std::vector<firewall::Rule> rules;
    std::vector<std::size_t> origin; ///< number of each rule in the scenario
};

/// The firewall rules of a scenario by the machine that they are at.
class PlacedRules
{
  public:
    /// `rules` outlive the object. Pre: plan.ProblemsOf(rules) is empty.
    PlacedRules(const NetworkPlan& plan, const std::vector<scenario::FirewallRule>& rules);

    RulesOfMachine AtRouter(topologies::Vertex router,
                            const std::vector<NamedInterface>& interfaces) const;
    RulesOfMachine AtServer(std::uint32_t number) const;

    /// The rules at each client of that group.
    RulesOfMachine AtClients(std::uint32_t group) const;

    bool AnyAtRouter(topologies::Vertex router) const { return m_ofRouters.count(router) > 0; }

  private:
    using Numbers = std::vector<std::size_t>; ///< ascending, of m_rules

    RulesOfMachine AtHost(const Numbers& numbers) const;

    const std::vector<scenario::FirewallRule>& m_rules;
    std::map<topologies::Vertex, Numbers> m_ofRouters;
    std::map<std::uint32_t, Numbers> m_ofServers;
    std::map<std::uint32_t, Numbers> m_ofGroups;
};

} // namespace pptplab::sim::plan

#endif
