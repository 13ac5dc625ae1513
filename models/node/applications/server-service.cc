// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/applications/server-service.h"

#include "models/node/host/access-network-helper.h"
#include "models/node/lan/lan-device.h"
#include "models/node/units/ns3-units.h"

#include <ns3/simulator.h>

#include <cassert>

namespace pptplab::node
{

using ras::ServiceState;

ServerService::ServerService(const ns3::Ptr<ns3::Node>& node,
                             const ras::ServicePlan& plan,
                             ServerPorts& ports,
                             ServerAddresses& addresses,
                             ControlListener& listener)
    : m_node(node), m_plan(plan), m_ports(ports), m_addresses(addresses), m_listener(listener)
{
}

void
ServerService::Begin()
{
    m_listener.Open();
    if (m_plan.restart.at)
    {
        ns3::Simulator::Schedule(ToNs3(*m_plan.restart.at), &ServerService::OnRestartDue, this);
    }
    if (m_plan.reboot.at)
    {
        ns3::Simulator::Schedule(ToNs3(*m_plan.reboot.at), &ServerService::OnRebootDue, this);
    }
}

void
ServerService::OnRestartDue()
{
    const auto& restart = m_plan.restart;
    if (restart.every)
    {
        ns3::Simulator::Schedule(ToNs3(*restart.every), &ServerService::OnRestartDue, this);
    }
    if (m_state == ServiceState::Running)
    {
        StopService();
        m_start =
            ns3::Simulator::Schedule(ToNs3(restart.takes), &ServerService::StartService, this);
    }
}

void
ServerService::OnRebootDue()
{
    const auto& reboot = m_plan.reboot;
    if (reboot.every)
    {
        ns3::Simulator::Schedule(ToNs3(*reboot.every), &ServerService::OnRebootDue, this);
    }
    StopHost();
}

void
ServerService::StopService()
{
    assert(m_state == ServiceState::Running);
    m_ports.OnServiceStops();
    m_state = ServiceState::Stopped;
    m_listener.Close();
    m_addresses.OnServiceStops();
    m_listener.StopAll();
}

void
ServerService::StartService()
{
    assert(m_state == ServiceState::Stopped);
    m_ports.OnServiceStarts();
    m_state = ServiceState::Running;
    m_listener.Open();
    m_addresses.OnServiceStarts();
}

void
ServerService::StopHost()
{
    if (m_state != ServiceState::NoHost)
    {
        FailHost();
        ns3::Simulator::Schedule(ToNs3(m_plan.reboot.takes), &ServerService::StartHost, this);
    }
}

void
ServerService::FailHost()
{
    assert(m_state != ServiceState::NoHost);
    m_ports.OnMachineStops();
    m_start.Cancel();
    SetPowered(false);
    m_addresses.OnServiceStops();
    if (m_state == ServiceState::Running)
    {
        m_listener.Close();
    }
    m_state = ServiceState::NoHost;
    m_listener.VanishAll();
}

void
ServerService::SetPowered(bool powered)
{
    for (const auto& adapter : AdaptersOf(m_node))
    {
        adapter->SetPowered(powered);
    }
    if (const auto lan = LanDeviceOf(m_node))
    {
        lan->SetPowered(powered);
    }
}

void
ServerService::StartHost()
{
    assert(m_state == ServiceState::NoHost);
    if (!m_ports.OnMachineStarts())
    {
        return; // each further start would end in the same blue screen
    }
    SetPowered(true);
    m_addresses.OnMachineStarts();
    m_state = ServiceState::Stopped;
    if (const auto after = m_plan.ServiceStartsAfter())
    {
        m_start = ns3::Simulator::Schedule(ToNs3(*after), &ServerService::StartService, this);
    }
}

} // namespace pptplab::node
