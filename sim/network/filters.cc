// SPDX-License-Identifier: GPL-2.0-only
#include "sim/network/filters.h"

#include "models/node/host/access-network-helper.h"

#include <utility>

namespace pptplab::sim::network
{

Filters::Filters(const plan::NetworkPlan& plan, const std::vector<scenario::FirewallRule>& rules)
    : m_placed(plan, rules), m_rules(rules.size())
{
}

void
Filters::InstallOnRouter(topologies::Vertex router,
                         const ns3::Ptr<ns3::Node>& node,
                         const std::vector<plan::NamedInterface>& interfaces)
{
    Install(m_placed.AtRouter(router, interfaces), node);
}

void
Filters::InstallOnServer(std::uint32_t number,
                         const ns3::Ptr<ns3::Node>& node,
                         const PptpFiltering& filtering)
{
    InstallOnHost(m_placed.AtServer(number), node, filtering);
}

void
Filters::InstallOnClient(std::uint32_t group,
                         const ns3::Ptr<ns3::Node>& node,
                         const PptpFiltering& filtering)
{
    InstallOnHost(m_placed.AtClients(group), node, filtering);
}

void
Filters::InstallOnHost(plan::RulesOfMachine rules,
                       const ns3::Ptr<ns3::Node>& node,
                       const PptpFiltering& filtering)
{
    if (rules.rules.empty() && !filtering)
    {
        return;
    }
    const auto filter = Install(std::move(rules), node);
    if (filtering)
    {
        auto here = *filtering;
        here.interface = node::AccessDeviceOf(node)->GetIfIndex();
        here.address = node::AccessAddressOf(node).Get();
        filter->AddBehind(firewall::RuleSet(firewall::PptpFiltering(here)));
    }
}

ns3::Ptr<node::PacketFilter>
Filters::Install(plan::RulesOfMachine rules, const ns3::Ptr<ns3::Node>& node)
{
    const auto filter = ns3::CreateObject<node::PacketFilter>();
    filter->Install(node, firewall::RuleSet(std::move(rules.rules)));
    m_installed.push_back({filter, std::move(rules.origin)});
    return filter;
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

} // namespace pptplab::sim::network
