// SPDX-License-Identifier: GPL-2.0-only
#include "sim/network/nats.h"

#include "sim/network/ns3-address.h"
#include "sim/scenario/structs/nat-boxes.h"

#include <algorithm>

namespace pptplab::sim::network
{

namespace
{

/// The networks of hosts that are parts of `whole`, one for each router that takes some.
std::vector<topologies::Network>
NetworksIn(const plan::NetworkPlan& plan, topologies::Network whole)
{
    std::vector<topologies::Network> networks;
    for (topologies::Vertex router = 0; router < plan.Routers(); ++router)
    {
        for (const topologies::Network network : plan.Machines()[router].networks)
        {
            if (whole.Has(network.base))
            {
                networks.push_back(network);
            }
        }
    }
    return networks;
}

using Options = node::AddressTranslation::Options;

Options
ClientBoxes(topologies::Network network, const scenario::NatSpec& nat)
{
    return {nat.box, ToNs3(network.base), ns3::Ipv4Mask(network.Mask()), nat.clientsPerAddress};
}

Options
ServerBoxes(const plan::NetworkPlan& plan,
            topologies::Network network,
            const scenario::NatSpec& nat)
{
    const auto& servers = plan.Topology().Servers();
    const auto addressOf = [&](std::optional<std::uint32_t> server) {
        return server ? std::optional(plan.Machines()[servers[*server]].address.value)
                      : std::nullopt;
    };
    Options options{
        nat.box, ToNs3(network.base), ns3::Ipv4Mask(network.Mask()), nat.serversPerAddress};
    for (const auto& each : ForwardsOf(nat, static_cast<std::uint32_t>(servers.size())))
    {
        options.forwards.push_back({addressOf(each.pptp), addressOf(each.gre)});
    }
    options.reserved = plan::kReservedServerAddresses;
    return options;
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
        const auto install = [&](topologies::Network network, const Options& options) {
            installed.push_back(ns3::CreateObject<node::AddressTranslation>());
            installed.back()->Install(routers.At(network), options);
        };
        if (IsAtServers(nat))
        {
            for (const auto network : NetworksIn(plan, topologies::kServerNetwork))
            {
                install(network, ServerBoxes(plan, network, nat));
            }
        }
        for (const std::string& name : nat.at)
        {
            for (const std::uint32_t group : plan.PlacesOf(name).value_or(plan::Places{}).groups)
            {
                for (const auto network : NetworksIn(plan, topologies::ClientNetwork(group)))
                {
                    install(network, ClientBoxes(network, nat));
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
