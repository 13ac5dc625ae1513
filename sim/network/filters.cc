// SPDX-License-Identifier: GPL-2.0-only
#include "sim/network/filters.h"

#include <utility>

namespace pptplab::sim
{

Filters::Filters(const NetworkPlan& plan, const std::vector<FirewallRule>& rules)
    : m_placed(plan, rules), m_rules(rules.size())
{
}

void
Filters::InstallOnRouter(topologies::Vertex router,
                         const ns3::Ptr<ns3::Node>& node,
                         const std::vector<NamedInterface>& interfaces)
{
    Install(m_placed.AtRouter(router, interfaces), node);
}

void
Filters::InstallOnServer(std::uint32_t number, const ns3::Ptr<ns3::Node>& node)
{
    Install(m_placed.AtServer(number), node);
}

void
Filters::InstallOnClient(std::uint32_t group, const ns3::Ptr<ns3::Node>& node)
{
    Install(m_placed.AtClients(group), node);
}

void
Filters::Install(RulesOfMachine rules, const ns3::Ptr<ns3::Node>& node)
{
    if (rules.rules.empty())
    {
        return;
    }
    const auto filter = ns3::CreateObject<node::PacketFilter>();
    filter->Install(node, firewall::RuleSet(std::move(rules.rules)));
    m_installed.push_back({filter, std::move(rules.origin)});
}

std::vector<std::uint64_t>
Filters::Met() const
{
    std::vector<std::uint64_t> met(m_rules);
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
