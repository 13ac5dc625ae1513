// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/applications/pptp-client.h"
#include "models/node/applications/ras-server.h"
#include "models/node/host/access-network-helper.h"
#include "models/node/network/ipv4-stack.h"

// The interface of a session and the routes that lead into it; the rest is in pptp-client.cc.

namespace pptplab::node
{

namespace
{

/// The mask of the network that an address belongs to by its class (RFC 791 2.3), as PPP gives no
/// mask: that is the route which Dial-Up Networking adds for it (recalled).
ns3::Ipv4Mask
ClassMaskOf(ns3::Ipv4Address address)
{
    const std::uint32_t first = address.Get() >> 24U;
    if (first < 128)
    {
        return ns3::Ipv4Mask("/8");
    }
    return first < 192 ? ns3::Ipv4Mask("/16") : ns3::Ipv4Mask("/24");
}

} // namespace

void
PptpClient::CreateVpn()
{
    m_vpn = ns3::CreateObject<VpnDevice>();
    m_vpn->SetCarrier(*this);
    m_vpn->SetMtu(m_options.tunnelMtu);
    GetNode()->AddDevice(m_vpn);
    m_vpnInterface = GetNode()->GetObject<ns3::Ipv4>()->AddInterface(m_vpn);
}

void
PptpClient::RaiseVpn(ns3::Ipv4Address address)
{
    const auto ipv4 = GetNode()->GetObject<ns3::Ipv4>();
    ipv4->AddAddress(m_vpnInterface, ns3::Ipv4InterfaceAddress(address, ns3::Ipv4Mask::GetOnes()));
    ipv4->SetUp(m_vpnInterface);
    m_tunnelAddress = address;
    AddRoutes();
}

void
PptpClient::AddRoutes()
{
    const auto routing = RoutingOf(GetNode());
    if (m_entry.gateway == dialer::Gateway::Local)
    {
        const auto mask = ClassMaskOf(*m_tunnelAddress);
        routing->AddRoute(m_tunnelAddress->CombineMask(mask), mask, m_vpn, *m_tunnelAddress);
        return;
    }
    // "Use default gateway on remote network": only the tunnel itself goes by the access line.
    const auto all = ns3::Ipv4Mask::GetOnes();
    routing->AddRoute(m_dialled, all, AccessDeviceOf(GetNode()), AccessAddressOf(GetNode()));
    routing->AddRoute(
        ns3::Ipv4Address::GetAny(), ns3::Ipv4Mask::GetZero(), m_vpn, *m_tunnelAddress);
}

void
PptpClient::LowerVpn()
{
    if (!m_tunnelAddress)
    {
        return;
    }
    const auto routing = RoutingOf(GetNode());
    if (m_entry.gateway == dialer::Gateway::Local)
    {
        const auto mask = ClassMaskOf(*m_tunnelAddress);
        routing->RemoveRoute(m_tunnelAddress->CombineMask(mask), mask);
    }
    else
    {
        routing->RemoveRoute(m_dialled, ns3::Ipv4Mask::GetOnes());
        routing->AddRoute(ns3::Ipv4Address::GetAny(),
                          ns3::Ipv4Mask::GetZero(),
                          AccessDeviceOf(GetNode()),
                          AccessAddressOf(GetNode()));
    }
    const auto ipv4 = GetNode()->GetObject<ns3::Ipv4>();
    ipv4->SetDown(m_vpnInterface);
    ipv4->RemoveAddress(m_vpnInterface, 0);
    m_tunnelAddress.reset();
    for (std::uint32_t i = 0; i < GetNode()->GetNApplications(); ++i)
    {
        const auto other = ns3::DynamicCast<PptpClient>(GetNode()->GetApplication(i));
        if (other && other->m_tunnelAddress)
        {
            other->AddRoutes(); // some of them may have been ours as well
        }
    }
}

} // namespace pptplab::node
