// SPDX-License-Identifier: GPL-2.0-only
#include "sim/network/filters.h"

#include <algorithm>
#include <utility>

namespace pptplab::sim
{

namespace
{

firewall::Rule
RuleOf(const FirewallRule& rule)
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
IsMeant(const FirewallRule& rule, const NamedInterface& interface)
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

Filters::Filters(const NetworkPlan& plan, const std::vector<FirewallRule>& rules) : m_rules(rules)
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

void
Filters::InstallOnRouter(topologies::Vertex router,
                         const ns3::Ptr<ns3::Node>& node,
                         const std::vector<NamedInterface>& interfaces)
{
    const auto found = m_ofRouters.find(router);
    if (found == m_ofRouters.end())
    {
        return;
    }
    std::vector<firewall::Rule> rules;
    RuleNumbers origin;
    for (const std::size_t number : found->second)
    {
        firewall::Rule rule = RuleOf(m_rules[number]);
        if (!m_rules[number].interface)
        {
            rules.push_back(rule);
            origin.push_back(number);
            continue;
        }
        for (const NamedInterface& interface : interfaces)
        {
            if (IsMeant(m_rules[number], interface))
            {
                rule.interface = interface.device;
                rules.push_back(rule);
                origin.push_back(number);
            }
        }
    }
    Install(std::move(rules), std::move(origin), node);
}

void
Filters::InstallOnServer(std::uint32_t number, const ns3::Ptr<ns3::Node>& node)
{
    const auto found = m_ofServers.find(number);
    if (found != m_ofServers.end())
    {
        InstallOnHost(found->second, node);
    }
}

void
Filters::InstallOnClient(std::uint32_t group, const ns3::Ptr<ns3::Node>& node)
{
    const auto found = m_ofGroups.find(group);
    if (found != m_ofGroups.end())
    {
        InstallOnHost(found->second, node);
    }
}

void
Filters::InstallOnHost(const RuleNumbers& numbers, const ns3::Ptr<ns3::Node>& node)
{
    std::vector<firewall::Rule> rules;
    for (const std::size_t number : numbers)
    {
        rules.push_back(RuleOf(m_rules[number]));
    }
    Install(std::move(rules), numbers, node);
}

void
Filters::Install(std::vector<firewall::Rule> rules,
                 RuleNumbers origin,
                 const ns3::Ptr<ns3::Node>& node)
{
    const auto filter = ns3::CreateObject<node::PacketFilter>();
    filter->Install(node, firewall::RuleSet(std::move(rules)));
    m_installed.push_back({filter, std::move(origin)});
}

std::vector<std::uint64_t>
Filters::Met() const
{
    std::vector<std::uint64_t> met(m_rules.size());
    for (const Installed& installed : m_installed)
    {
        for (std::size_t i = 0; i < installed.origin.size(); ++i)
        {
            met[installed.origin[i]] += installed.filter->Rules().Met(i);
        }
    }
    return met;
}

} // namespace pptplab::sim
