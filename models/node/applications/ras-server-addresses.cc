// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/applications/ras-connection.h"
#include "models/node/applications/ras-server.h"
#include "models/node/network/ipv4-stack.h"
#include "models/node/units/ns3-units.h"

#include <ns3/ipv4.h>

#include <cassert>
#include <sstream>

// Where a server's addresses come from and who has them; the course of calls is in ras-server.cc.

namespace pptplab::node
{

namespace
{

/// In which Windows NT counts time.
constexpr Duration kFileTime = std::chrono::nanoseconds(100);

std::string
TextOf(ns3::Ipv4Address address)
{
    std::ostringstream text;
    text << address;
    return text.str();
}

} // namespace

void
RasServer::StartAddresses()
{
    m_options.ras.poolIsLeased = m_options.leases.has_value();
    if (!m_options.leases)
    {
        return;
    }
    assert(m_lan && m_streams.leases);
    m_tunnelAddress = ns3::Ipv4Address::GetAny();
    m_options.ras.poolSize = m_options.ras.ports;
    m_leased.assign(m_options.ras.ports, ns3::Ipv4Address::GetAny());
}

void
RasServer::AskForAddresses()
{
    dhcp::LeaseSet::Options leases = *m_options.leases;
    leases.leases = m_options.ras.ports + 1; // Q216805
    leases.made += static_cast<std::uint64_t>(Now() / kFileTime);
    RasLeasesUser& user = *this;
    m_leases = std::make_unique<RasLeases>(leases, m_lan, m_streams.leases, user);
    m_leases->Start();
}

/// The service starts once more.
void
RasServer::ResumeAddresses()
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
    ForgetAddresses();
    AskForAddresses();
}

/// Without a word to the DHCP server, for which they are taken until they expire.
void
RasServer::ForgetAddresses()
{
    m_leases.reset();
    if (m_tunnelAddress != ns3::Ipv4Address::GetAny())
    {
        LoseOwnAddress();
    }
    m_leased.assign(m_leased.size(), ns3::Ipv4Address::GetAny());
    m_ras->OnAddressesForgotten();
    m_toldUnavailable = false;
}

/// Its machine starts again, and with it an empty pool.
void
RasServer::TellNotedAddresses()
{
    for (std::uint32_t index = 0; index < m_leased.size(); ++index)
    {
        if (m_leased[index] != ns3::Ipv4Address::GetAny())
        {
            m_ras->OnAddressLeased({index});
        }
    }
}

ns3::Ipv4Address
RasServer::TunnelAddress(std::uint32_t index) const
{
    return m_options.leases ? m_leased.at(index)
                            : ns3::Ipv4Address(m_tunnelAddress.Get() + 1 + index);
}

void
RasServer::TakeOwnAddress(ns3::Ipv4Address address)
{
    m_tunnelAddress = address;
    m_options.session.address = {address.Get()};
    const auto ipv4 = GetNode()->GetObject<ns3::Ipv4>();
    ipv4->AddAddress(static_cast<std::uint32_t>(ipv4->GetInterfaceForDevice(m_vpn)),
                     ns3::Ipv4InterfaceAddress(address, ns3::Ipv4Mask::GetOnes()));
    if (m_lan)
    {
        m_lan->Network().Claim(address, m_lan);
    }
}

void
RasServer::LoseOwnAddress()
{
    const auto ipv4 = GetNode()->GetObject<ns3::Ipv4>();
    const std::int32_t interface = ipv4->GetInterfaceForDevice(m_vpn);
    ipv4->RemoveAddress(static_cast<std::uint32_t>(interface), m_tunnelAddress);
    m_lan->Network().Release(m_tunnelAddress);
    m_tunnelAddress = ns3::Ipv4Address::GetAny();
    m_options.session.address = {};
    for (auto& entry : m_calls)
    {
        Unproject(entry.second); // sessions stay, without IP (event 20088)
    }
}

void
RasServer::OnLeased(std::uint32_t index, ns3::Ipv4Address address)
{
    if (index == 0)
    {
        m_toldUnavailable = false;
        TakeOwnAddress(address);
        Log(ras::Event{ras::EventKind::AddressOfServer, {}, {}, TextOf(address)});
        return;
    }
    m_leased.at(index - 1) = address;
    m_ras->OnAddressLeased({index - 1});
}

void
RasServer::OnLeaseLost(std::uint32_t index, ns3::Ipv4Address address)
{
    if (index == 0)
    {
        Log(ras::Event{ras::EventKind::LeaseOfServerLost, {}, {}, TextOf(address)});
        LoseOwnAddress();
        return;
    }
    Log(ras::Event{ras::EventKind::LeaseOfCallerLost, {}, {}, TextOf(address)});
    m_leased.at(index - 1) = ns3::Ipv4Address::GetAny();
    m_ras->OnAddressLost({index - 1});
    const auto caller = m_callers.find(address.Get());
    if (caller != m_callers.end())
    {
        Unproject(m_calls.at(caller->second));
    }
}

void
RasServer::OnLeaseUnavailable(std::uint32_t index)
{
    // What callers miss is written when one of them does.
    if (index == 0 && !m_toldUnavailable)
    {
        m_toldUnavailable = true;
        Log(ras::Event{ras::EventKind::NoAddressForServer, {}, {}, {}});
    }
}

std::optional<ppp::Ipv4Address>
RasServer::AssignAddress(std::uint16_t call)
{
    const Call& of = m_calls.at(call);
    if (m_options.leases && m_tunnelAddress == ns3::Ipv4Address::GetAny())
    {
        return std::nullopt; // without an address of its own it has none for anybody (event 20091)
    }
    const auto lease = m_ras->AssignAddress(of.port);
    if (!lease && m_options.leases)
    {
        Log(ras::EventKind::NoAddressForCaller, of);
    }
    return lease ? std::optional(ppp::Ipv4Address{TunnelAddress(lease->index).Get()})
                 : std::nullopt;
}

bool
RasServer::TakesProposal(std::uint16_t call, ppp::Ipv4Address address)
{
    const auto user = m_callers.find(address.value);
    const bool taken = user != m_callers.end() && user->second != call;
    if (!m_options.takesProposals || taken)
    {
        return false;
    }
    m_ras->GiveBackAddress(m_calls.at(call).port);
    return true;
}

bool
RasServer::TakeAddress(std::uint16_t call, ns3::Ipv4Address caller)
{
    const auto user = m_callers.find(caller.Get());
    if (user != m_callers.end() && user->second != call)
    {
        return false; // another caller brought it along (Q171860)
    }
    return !m_lan || m_lan->Network().Claim(caller, m_lan);
}

bool
RasServer::Project(std::uint16_t call, const session::Negotiated& negotiated)
{
    if (!negotiated.protocols.Has(NetworkProtocol::TcpIp))
    {
        return true;
    }
    const ns3::Ipv4Address caller(negotiated.clientAddress.value);
    Call& of = m_calls.at(call);
    if (!m_ras->Project(of.port, Now()) || !TakeAddress(call, caller))
    {
        m_refusals.insert_or_assign(of.connection->PeerEndpoint(), Outcome::FailedProjection);
        return false;
    }
    m_refusals.erase(of.connection->PeerEndpoint()); // it may have been in vain before
    Unproject(of);
    of.projected = caller;
    m_callers.insert_or_assign(caller.Get(), call);
    RoutingOf(GetNode())->AddRoute(caller, ns3::Ipv4Mask::GetOnes(), m_vpn, m_tunnelAddress);
    return true;
}

void
RasServer::Unproject(Call& call)
{
    if (!call.projected)
    {
        return;
    }
    RoutingOf(GetNode())->RemoveRoute(*call.projected, ns3::Ipv4Mask::GetOnes());
    m_callers.erase(call.projected->Get());
    if (m_lan && *call.projected != m_tunnelAddress)
    {
        m_lan->Network().Release(*call.projected);
    }
    call.projected.reset();
}

} // namespace pptplab::node
