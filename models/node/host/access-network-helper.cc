// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/host/access-network-helper.h"

#include "models/node/host/nt-host.h"
#include "models/node/network/ipv4-stack.h"

#include <utility>

namespace pptplab::node
{

AccessNetworkHelper::AccessNetworkHelper() : m_prototype(NtTcpSocket::MakePrototype())
{
    m_hosts.SetTypeId(NtHost::GetTypeId());
}

void
AccessNetworkHelper::SetHostAttribute(const std::string& name, const ns3::AttributeValue& value)
{
    m_hosts.Set(name, value);
}

ns3::Ptr<ns3::Node>
AccessNetworkHelper::CreateRouter() const
{
    const auto router = ns3::CreateObject<ns3::Node>();
    InstallIpv4(router, true);
    return router;
}

ns3::Ptr<AccessConcentrator>
AccessNetworkHelper::AddConcentrator(const ns3::Ptr<ns3::Node>& router,
                                     ns3::Ipv4Address gateway,
                                     ns3::Ipv4Mask mask) const
{
    const auto concentrator = ns3::CreateObject<AccessConcentrator>();
    router->AddDevice(concentrator);
    AddInterface(concentrator, gateway);
    RoutingOf(router)->AddRoute(gateway, mask, concentrator, gateway);
    return concentrator;
}

ns3::Ptr<ns3::Node>
AccessNetworkHelper::AddHost(const ns3::Ptr<AccessConcentrator>& concentrator,
                             ns3::Ipv4Address address,
                             AccessLine line) const
{
    const auto host = ns3::CreateObject<ns3::Node>();
    InstallIpv4(host, false);
    m_hosts.Create<NtHost>()->Install(host, m_prototype);
    AddAdapter(host, concentrator, address, std::move(line), DefaultRoute::Added);
    return host;
}

void
AccessNetworkHelper::AddAdapter(const ns3::Ptr<ns3::Node>& host,
                                const ns3::Ptr<AccessConcentrator>& concentrator,
                                ns3::Ipv4Address address,
                                AccessLine line,
                                DefaultRoute route) const
{
    const auto device = ns3::CreateObject<AccessDevice>();
    host->AddDevice(device);
    AddInterface(device, address);
    if (route == DefaultRoute::Added)
    {
        RoutingOf(host)->AddRoute(
            ns3::Ipv4Address::GetAny(), ns3::Ipv4Mask::GetZero(), device, address);
    }
    concentrator->Attach(device, address, std::move(line));
}

ns3::Ptr<ns3::Node>
AccessNetworkHelper::AddHost(const ns3::Ptr<AccessConcentrator>& concentrator,
                             ns3::Ipv4Address address,
                             const LinkDirection::Options& link) const
{
    return AddHost(concentrator, address, AccessLine{LinkDirection(link), LinkDirection(link)});
}

ns3::Ipv4Address
AccessAddressOf(const ns3::Ptr<ns3::Node>& host)
{
    return host->GetObject<ns3::Ipv4>()->GetAddress(kFirstOwnDevice, 0).GetLocal();
}

std::vector<ns3::Ptr<AccessDevice>>
AdaptersOf(const ns3::Ptr<ns3::Node>& host)
{
    std::vector<ns3::Ptr<AccessDevice>> adapters;
    for (std::uint32_t i = 0; i < host->GetNDevices(); ++i)
    {
        if (const auto adapter = ns3::DynamicCast<AccessDevice>(host->GetDevice(i)))
        {
            adapters.push_back(adapter);
        }
    }
    return adapters;
}

std::vector<ns3::Ipv4Address>
AdapterAddressesOf(const ns3::Ptr<ns3::Node>& host)
{
    const auto ipv4 = host->GetObject<ns3::Ipv4>();
    std::vector<ns3::Ipv4Address> addresses;
    for (const auto& adapter : AdaptersOf(host))
    {
        const auto interface = ipv4->GetInterfaceForDevice(adapter);
        addresses.push_back(ipv4->GetAddress(static_cast<std::uint32_t>(interface), 0).GetLocal());
    }
    return addresses;
}

} // namespace pptplab::node
