// SPDX-License-Identifier: GPL-2.0-only
#include "sim/network/nats.h"

#include <algorithm>

namespace pptplab::sim::network
{

namespace
{

/// Where the clients of a group are attached, one network for each router that takes some.
std::vector<topologies::Network>
NetworksOf(const plan::NetworkPlan& plan, std::uint32_t group)
{
    std::vector<topologies::Network> networks;
    for (topologies::Vertex router = 0; router < plan.Routers(); ++router)
    {
        for (const topologies::Network network : plan.Machines()[router].networks)
        {
            if (topologies::ClientNetwork(group).Has(network.base))
            {
                networks.push_back(network);
            }
        }
    }
    return networks;
}

ns3::Ptr<node::AddressTranslation>
InstalledAt(topologies::Network network, const RouterNetwork& routers, const scenario::NatSpec& nat)
{
    const auto translation = ns3::CreateObject<node::AddressTranslation>();
    translation->Install(routers.At(network),
                         {nat.box,
                          ns3::Ipv4Address(network.base.value),
                          ns3::Ipv4Mask(network.Mask()),
                          nat.clientsPerAddress});
    return translation;
}

void
Add(const firewall::NatCounts& counts, NatReport& report)
{
    report.outwards += counts.outwards;
    report.inwards += counts.inwards;
    report.mappings += counts.mappings;
    report.mappingsHighWater =
        std::max<std::uint64_t>(report.mappingsHighWater, counts.mappingsHighWater);
    report.calls += counts.calls;
    report.callsHighWater = std::max<std::uint64_t>(report.callsHighWater, counts.callsHighWater);
    for (std::size_t i = 0; i < counts.dropped.size(); ++i)
    {
        report.dropped[i].packets += counts.dropped[i];
    }
}

} // namespace

Nats::Nats(const plan::NetworkPlan& plan,
           const RouterNetwork& routers,
           const std::vector<scenario::NatSpec>& nats)
{
    for (const scenario::NatSpec& nat : nats)
    {
        auto& installed = m_installed.emplace_back();
        for (const std::string& name : nat.at)
        {
            for (const std::uint32_t group : plan.PlacesOf(name).value_or(plan::Places{}).groups)
            {
                for (const topologies::Network network : NetworksOf(plan, group))
                {
                    installed.push_back(InstalledAt(network, routers, nat));
                }
            }
        }
    }
}

std::vector<NatReport>
Nats::Reports() const
{
    std::vector<NatReport> reports;
    for (const auto& installed : m_installed)
    {
        NatReport& report = reports.emplace_back();
        report.nat = static_cast<std::uint32_t>(reports.size() - 1);
        for (const std::string_view name : firewall::kNatDropNames)
        {
            report.dropped.push_back({name, 0});
        }
        for (const auto& translation : installed)
        {
            report.boxes += translation->Boxes();
            Add(translation->Counts(), report);
        }
    }
    return reports;
}

} // namespace pptplab::sim::network
