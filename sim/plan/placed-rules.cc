// SPDX-License-Identifier: GPL-2.0-only
#include "sim/plan/placed-rules.h"

#include <algorithm>

namespace pptplab::sim::plan
{

namespace
{

firewall::Rule
RuleOf(const scenario::FirewallRule& rule)
{
    firewall::Rule plain;
    plain.match = rule.match;
    plain.direction = rule.direction;
    plain.verdict = rule.verdict;
    plain.from = rule.from;
    plain.until = rule.until.value_or(Duration::max());
    return plain;
}

bool
IsMeant(const scenario::FirewallRule& rule, const NamedInterface& interface)
{
    const auto& names = interface.names;
    return std::find(names.begin(), names.end(), *rule.interface) != names.end();
}

template <typename Machine>
void
Add(std::size_t rule, Machine machine, std::map<Machine, std::vector<std::size_t>>& rules)
{
    auto& numbers = rules[machine];
    if (numbers.empty() || numbers.back() != rule)
    {
        numbers.push_back(rule);
    }
}

} // namespace

PlacedRules::PlacedRules(const NetworkPlan& plan, const std::vector<scenario::FirewallRule>& rules)
    : m_rules(rules)
{
    for (std::size_t i = 0; i < rules.size(); ++i)
    {
        for (const std::string& name : rules[i].at)
        {
            const Places places = plan.PlacesOf(name).value_or(Places{});
            for (const topologies::Vertex router : places.routers)
            {
                Add(i, router, m_ofRouters);
            }
            for (const std::uint32_t server : places.servers)
            {
                Add(i, server, m_ofServers);
            }
            for (const std::uint32_t group : places.groups)
            {
                Add(i, group, m_ofGroups);
            }
        }
    }
}

RulesOfMachine
PlacedRules::AtRouter(topologies::Vertex router,
                      const std::vector<NamedInterface>& interfaces) const
{
    RulesOfMachine placed;
    const auto found = m_ofRouters.find(router);
    if (found == m_ofRouters.end())
    {
        return placed;
    }
    for (const std::size_t number : found->second)
    {
        firewall::Rule rule = RuleOf(m_rules[number]);
        if (!m_rules[number].interface)
        {
            placed.rules.push_back(rule);
            placed.origin.push_back(number);
            continue;
        }
        for (const NamedInterface& interface : interfaces)
        {
            if (IsMeant(m_rules[number], interface))
            {
                rule.interface = interface.device;
                placed.rules.push_back(rule);
                placed.origin.push_back(number);
            }
        }
    }
    return placed;
}

RulesOfMachine
PlacedRules::AtServer(std::uint32_t number) const
{
    const auto found = m_ofServers.find(number);
    return found == m_ofServers.end() ? RulesOfMachine{} : AtHost(found->second);
}

RulesOfMachine
PlacedRules::AtClients(std::uint32_t group) const
{
    const auto found = m_ofGroups.find(group);
    return found == m_ofGroups.end() ? RulesOfMachine{} : AtHost(found->second);
}

RulesOfMachine
PlacedRules::AtHost(const Numbers& numbers) const
{
    RulesOfMachine placed;
    for (const std::size_t number : numbers)
    {
        placed.rules.push_back(RuleOf(m_rules[number]));
    }
    placed.origin = numbers;
    return placed;
}

} // namespace pptplab::sim::plan
