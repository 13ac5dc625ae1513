// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/lan/ras-leases.h"

#include "models/node/units/ns3-units.h"

#include <ns3/ipv4.h>
#include <ns3/simulator.h>

#include <utility>

namespace pptplab::node
{

namespace
{

ns3::Ipv4Address
AddressOf(const ns3::Ptr<LanDevice>& adapter)
{
    const auto ipv4 = adapter->GetNode()->GetObject<ns3::Ipv4>();
    const auto interface = static_cast<std::uint32_t>(ipv4->GetInterfaceForDevice(adapter));
    return ipv4->GetAddress(interface, 0).GetLocal();
}

} // namespace

RasLeases::RasLeases(const dhcp::LeaseSet::Options& options,
                     const ns3::Ptr<LanDevice>& adapter,
                     std::shared_ptr<RandomStream> random,
                     RasLeasesUser& user)
    : m_user(user),
      m_random(std::move(random)),
      m_address(AddressOf(adapter)),
      m_leases(options, *this, *m_random),
      m_port(
          adapter, dhcp::kClientPort, [this](const dhcp::Message& message) { OnMessage(message); })
{
}

RasLeases::~RasLeases()
{
    ns3::Simulator::Cancel(m_due);
}

void
RasLeases::Start()
{
    m_runs = true;
    m_leases.Start(Now());
    Wait();
}

void
RasLeases::Stop()
{
    m_runs = false;
    ns3::Simulator::Cancel(m_due);
}

void
RasLeases::Resume()
{
    m_runs = true;
    OnDue();
}

void
RasLeases::OnMessage(const dhcp::Message& message)
{
    if (m_runs)
    {
        m_leases.OnMessage(message, Now());
        Wait();
    }
}

void
RasLeases::OnDue()
{
    m_leases.OnDue(Now());
    Wait();
}

void
RasLeases::Wait()
{
    ns3::Simulator::Cancel(m_due);
    if (const auto due = m_leases.Due())
    {
        m_due = ns3::Simulator::Schedule(ToNs3(*due - Now()), &RasLeases::OnDue, this);
    }
}

void
RasLeases::SendDhcp(const dhcp::Message& message, std::optional<dhcp::Address> to)
{
    // RFC 2131 4.1: who has no address yet asks from 0.0.0.0. A renewal comes from the adapter, the
    // address being somebody else's by now (inference).
    m_port.Send(message, to ? m_address : ns3::Ipv4Address::GetAny(), to);
}

void
RasLeases::OnLeased(std::uint32_t index, dhcp::Address address)
{
    m_user.OnLeased(index, ns3::Ipv4Address(address.value));
}

void
RasLeases::OnLeaseLost(std::uint32_t index, dhcp::Address address)
{
    m_user.OnLeaseLost(index, ns3::Ipv4Address(address.value));
}

void
RasLeases::OnLeaseUnavailable(std::uint32_t index)
{
    m_user.OnLeaseUnavailable(index);
}

} // namespace pptplab::node
