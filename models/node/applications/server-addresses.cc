// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/applications/server-addresses.h"

#include "models/node/applications/ras-call.h"
#include "models/node/network/ipv4-stack.h"
#include "models/node/units/ns3-units.h"

#include <ns3/ipv4.h>

#include <cassert>
#include <sstream>
#include <utility>

namespace pptplab::node
{

namespace
{

/// The unit in which Windows NT counts time.
constexpr Duration kFileTime = std::chrono::nanoseconds(100);

std::string
TextOf(ns3::Ipv4Address address)
{
    std::ostringstream text;
    text << address;
    return text.str();
}

} // namespace

ServerAddresses::ServerAddresses(const ns3::Ptr<ns3::Node>& node,
                                 RasServer::Options& options,
                                 ServerPorts& ports,
                                 const ServerLog& log,
                                 ns3::Ipv4Address own)
    : m_node(node),
      m_options(options),
      m_ports(ports),
      m_log(log),
      m_own(ns3::Ipv4Address::GetAny()),
      m_lan(LanDeviceOf(node))
{
    CreateVpnDevice();
    if (m_options.leases)
    {
        assert(m_lan);
        m_leased.assign(m_options.ras.ports, ns3::Ipv4Address::GetAny());
    }
    else
    {
        TakeOwn(own);
    }
    // A RAS server forwards between its callers and the network behind it.
    const auto ipv4 = m_node->GetObject<ns3::Ipv4>();
    for (std::uint32_t i = 0; i < ipv4->GetNInterfaces(); ++i)
    {
        ipv4->SetForwarding(i, true);
    }
}

void
ServerAddresses::CreateVpnDevice()
{
    m_vpn = ns3::CreateObject<VpnDevice>();
    VpnCarrier& carrier = *this;
    m_vpn->SetCarrier(carrier);
    m_vpn->SetMtu(m_options.session.tunnelMtu);
    m_node->AddDevice(m_vpn);
    // The device's address may come later; ns-3 takes no new interface while it receives a packet.
    const auto ipv4 = m_node->GetObject<ns3::Ipv4>();
    ipv4->SetUp(ipv4->AddInterface(m_vpn));
}

ns3::Ipv4Address
ServerAddresses::At(std::uint32_t index) const
{
    return m_options.leases ? m_leased.at(index) : ns3::Ipv4Address(m_own.Get() + 1 + index);
}

void
ServerAddresses::Ask(std::shared_ptr<RandomStream> random)
{
    if (!m_options.leases)
    {
        return;
    }
    assert(random);
    m_random = std::move(random);
    dhcp::LeaseSet::Options leases = *m_options.leases;
    leases.leases = m_options.ras.ports + 1; // Q216805
    leases.made += static_cast<std::uint64_t>(Now() / kFileTime);
    RasLeasesUser& user = *this;
    m_leases = std::make_unique<RasLeases>(leases, m_lan, m_random, user);
    m_leases->Start();
}

void
ServerAddresses::OnServiceStops()
{
    if (m_leases)
    {
        m_leases->Stop();
    }
}

void
ServerAddresses::OnServiceStarts()
{
    if (!m_leases)
    {
        return;
    }
    if (!FaultsOf(m_options.ras.level, ras::Side::Server).forgetsLeases)
    {
        m_leases->Resume();
        return;
    }
    ForgetLeases();
    Ask(m_random);
}

/// Forgets the leases without a word to the DHCP server, for which they are taken until they
/// expire.
void
ServerAddresses::ForgetLeases()
{
    m_leases.reset();
    if (m_own != ns3::Ipv4Address::GetAny())
    {
        LoseOwn();
    }
    m_leased.assign(m_leased.size(), ns3::Ipv4Address::GetAny());
    m_ports.Ras().OnAddressesForgotten();
    m_toldUnavailable = false;
}

void
ServerAddresses::OnMachineStarts()
{
    for (std::uint32_t index = 0; index < m_leased.size(); ++index)
    {
        if (m_leased[index] != ns3::Ipv4Address::GetAny())
        {
            m_ports.Ras().OnAddressLeased({index});
        }
    }
}

void
ServerAddresses::TakeOwn(ns3::Ipv4Address address)
{
    m_own = address;
    m_options.session.address = {address.Get()};
    const auto ipv4 = m_node->GetObject<ns3::Ipv4>();
    ipv4->AddAddress(static_cast<std::uint32_t>(ipv4->GetInterfaceForDevice(m_vpn)),
                     ns3::Ipv4InterfaceAddress(address, ns3::Ipv4Mask::GetOnes()));
    if (m_lan)
    {
        m_lan->Network().Claim(address, m_lan);
    }
}

void
ServerAddresses::LoseOwn()
{
    const auto ipv4 = m_node->GetObject<ns3::Ipv4>();
    const std::int32_t interface = ipv4->GetInterfaceForDevice(m_vpn);
    ipv4->RemoveAddress(static_cast<std::uint32_t>(interface), m_own);
    m_lan->Network().Release(m_own);
    m_own = ns3::Ipv4Address::GetAny();
    m_options.session.address = {};
    while (!m_projected.empty())
    {
        Unproject(*m_projected.begin()->first); // sessions stay, without IP (event 20088)
    }
}

void
ServerAddresses::OnLeased(std::uint32_t index, ns3::Ipv4Address address)
{
    if (index == 0)
    {
        m_toldUnavailable = false;
        TakeOwn(address);
        m_log.Write({ras::EventKind::AddressOfServer, {}, {}, TextOf(address)});
        return;
    }
    m_leased.at(index - 1) = address;
    m_ports.Ras().OnAddressLeased({index - 1});
}

void
ServerAddresses::OnLeaseLost(std::uint32_t index, ns3::Ipv4Address address)
{
    if (index == 0)
    {
        m_log.Write({ras::EventKind::LeaseOfServerLost, {}, {}, TextOf(address)});
        LoseOwn();
        return;
    }
    m_log.Write({ras::EventKind::LeaseOfCallerLost, {}, {}, TextOf(address)});
    m_leased.at(index - 1) = ns3::Ipv4Address::GetAny();
    m_ports.Ras().OnAddressLost({index - 1});
    const auto caller = m_callers.find(address.Get());
    if (caller != m_callers.end())
    {
        Unproject(*caller->second);
    }
}

void
ServerAddresses::OnLeaseUnavailable(std::uint32_t index)
{
    // What callers miss is written when one of them does.
    if (index == 0 && !m_toldUnavailable)
    {
        m_toldUnavailable = true;
        m_log.Write({ras::EventKind::NoAddressForServer, {}, {}, {}});
    }
}

std::optional<ppp::Ipv4Address>
ServerAddresses::Assign(ras::PortNumber port, const std::string& user)
{
    if (m_options.leases && m_own == ns3::Ipv4Address::GetAny())
    {
        return std::nullopt; // without an address of its own it has none for anybody (event 20091)
    }
    const auto lease = m_ports.Ras().AssignAddress(port);
    if (!lease && m_options.leases)
    {
        m_log.Write({ras::EventKind::NoAddressForCaller, port, user, {}});
    }
    return lease ? std::optional(ppp::Ipv4Address{At(lease->index).Get()}) : std::nullopt;
}

bool
ServerAddresses::IsOfAnother(const RasCall& call, std::uint32_t address) const
{
    const auto user = m_callers.find(address);
    return user != m_callers.end() && user->second != &call;
}

bool
ServerAddresses::TakesProposal(const RasCall& call, ppp::Ipv4Address address)
{
    if (!m_options.takesProposals || IsOfAnother(call, address.value))
    {
        return false;
    }
    m_ports.Ras().GiveBackAddress(call.Port());
    return true;
}

bool
ServerAddresses::Project(RasCall& call, ns3::Ipv4Address address)
{
    if (!m_ports.Ras().Project(call.Port(), Now()) ||
        IsOfAnother(call, address.Get()) || // who brought it along (Q171860)
        (m_lan && !m_lan->Network().Claim(address, m_lan)))
    {
        return false;
    }
    Unproject(call);
    m_projected.insert_or_assign(&call, address);
    m_callers.insert_or_assign(address.Get(), &call);
    RoutingOf(m_node)->AddRoute(address, ns3::Ipv4Mask::GetOnes(), m_vpn, m_own);
    return true;
}

void
ServerAddresses::Unproject(const RasCall& call)
{
    const auto projected = m_projected.find(&call);
    if (projected == m_projected.end())
    {
        return;
    }
    const ns3::Ipv4Address address = projected->second;
    m_projected.erase(projected);
    RoutingOf(m_node)->RemoveRoute(address, ns3::Ipv4Mask::GetOnes());
    m_callers.erase(address.Get());
    if (m_lan && address != m_own)
    {
        m_lan->Network().Release(address);
    }
}

bool
ServerAddresses::CarryIp(std::uint32_t destination, ByteView packet)
{
    const auto caller = m_callers.find(destination);
    if (caller == m_callers.end())
    {
        return false;
    }
    caller->second->SendIp(packet);
    return true;
}

} // namespace pptplab::node
