// SPDX-License-Identifier: GPL-2.0-only
#include "sim/network/server-lan.h"

#include "models/node/lan/dhcp-server.h"
#include "models/node/network/ipv4-stack.h"
#include "sim/network/ns3-address.h"

namespace pptplab::sim::network
{

namespace
{

/// Ethernet of the time; its length takes no time.
node::LinkDirection::Options
Adapter()
{
    node::LinkDirection::Options adapter;
    adapter.rate = BitRate{10'000'000};
    adapter.delay = Duration::zero();
    return adapter;
}

/// A machine of the LAN, with one adapter.
class Machines
{
  public:
    Machines(const ns3::Ptr<node::Lan>& lan, topologies::Network network)
        : m_lan(lan), m_network(network)
    {
    }

    ns3::Ptr<node::LanDevice> Join(const ns3::Ptr<ns3::Node>& machine, std::uint32_t number) const
    {
        return node::AddLanAdapter(machine, m_lan, At(number), ns3::Ipv4Mask(m_network.Mask()));
    }

    ns3::Ptr<node::LanDevice> Add(std::uint32_t number) const
    {
        const auto machine = ns3::CreateObject<ns3::Node>();
        node::InstallIpv4(machine, false);
        return Join(machine, number);
    }

    ns3::Ipv4Address At(std::uint32_t number) const { return ToNs3(m_network.At(number)); }
    std::uint32_t Last() const { return m_network.Hosts() + 1; }

  private:
    ns3::Ptr<node::Lan> m_lan;
    topologies::Network m_network;
};

node::DhcpServer::Options
OptionsOf(const scenario::DhcpSpec& dhcp, topologies::Network network, std::uint32_t ports)
{
    node::DhcpServer::Options options;
    options.scope.first = {network.At(1).value};
    options.scope.size = dhcp.poolSize.value_or(ports + 1);
    options.scope.subnetMask = {network.Mask()};
    options.scope.leaseTime = dhcp.leaseTime;
    options.delay = dhcp.delay;
    options.downFrom = dhcp.outageFrom.value_or(Duration::max());
    options.downUntil = dhcp.outageUntil.value_or(Duration::max());
    return options;
}

/// A machine whose addresses are those of the first callers, too (Q171860).
void
AddTaken(const Machines& machines, std::uint32_t taken)
{
    constexpr std::uint32_t kFirstCaller = 2; // behind the server's own (Q122701)
    const auto device = machines.Add(kFirstCaller);
    for (std::uint32_t i = 1; i < taken; ++i)
    {
        device->Network().Claim(machines.At(kFirstCaller + i), device);
    }
}

} // namespace

ns3::Ptr<node::LanDevice>
AddLan(const scenario::AddressingSpec& addressing,
       topologies::Network network,
       std::uint32_t ports,
       const ns3::Ptr<ns3::Node>& server)
{
    const bool leased = addressing.source == scenario::Addressing::Dhcp;
    if (!leased && addressing.taken == 0)
    {
        return nullptr;
    }
    const Machines machines(ns3::Create<node::Lan>(Adapter()), network);
    const auto adapter = machines.Join(server, machines.Last());
    if (leased)
    {
        const auto host = machines.Add(machines.Last() - 1)->GetNode();
        const auto dhcp = ns3::CreateObject<node::DhcpServer>();
        dhcp->Configure(OptionsOf(addressing.dhcp, network, ports));
        host->AddApplication(dhcp);
    }
    if (addressing.taken > 0)
    {
        AddTaken(machines, addressing.taken);
    }
    return adapter;
}

} // namespace pptplab::sim::network
