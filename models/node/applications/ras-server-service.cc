// SPDX-License-Identifier: GPL-2.0-only
// The Remote Access service and its machine as they stop and start.
#include "models/node/applications/ras-connection.h"
#include "models/node/applications/ras-server.h"
#include "models/node/host/access-network-helper.h"
#include "models/node/units/ns3-units.h"

#include <cassert>

namespace pptplab::node
{

void
RasServer::PlanService()
{
    const auto& plan = m_options.service;
    if (plan.restart.at)
    {
        ns3::Simulator::Schedule(ToNs3(*plan.restart.at), &RasServer::OnRestartDue, this);
    }
    if (plan.reboot.at)
    {
        ns3::Simulator::Schedule(ToNs3(*plan.reboot.at), &RasServer::OnRebootDue, this);
    }
}

void
RasServer::OnRestartDue()
{
    const auto& restart = m_options.service.restart;
    if (restart.every)
    {
        ns3::Simulator::Schedule(ToNs3(*restart.every), &RasServer::OnRestartDue, this);
    }
    if (m_state == ras::ServiceState::Running)
    {
        StopService();
        m_serviceStart =
            ns3::Simulator::Schedule(ToNs3(restart.takes), &RasServer::StartService, this);
    }
}

void
RasServer::OnRebootDue()
{
    const auto& reboot = m_options.service.reboot;
    if (reboot.every)
    {
        ns3::Simulator::Schedule(ToNs3(*reboot.every), &RasServer::OnRebootDue, this);
    }
    StopHost();
}

void
RasServer::StopService()
{
    assert(m_state == ras::ServiceState::Running);
    FollowRefusing();
    m_state = ras::ServiceState::Stopped;
    m_listener->Close();
    if (m_leases)
    {
        m_leases->Stop();
    }
    for (const auto& entry : m_connections)
    {
        entry.second->Stop();
    }
}

void
RasServer::StartService()
{
    assert(m_state == ras::ServiceState::Stopped);
    FollowRefusing();
    m_ras->OnRestarted(ras::Restart::Service);
    ++m_starts;
    m_state = ras::ServiceState::Running;
    Listen();
    ResumeAddresses();
}

void
RasServer::StopHost()
{
    if (m_state != ras::ServiceState::NoHost)
    {
        FailHost();
        ns3::Simulator::Schedule(
            ToNs3(m_options.service.reboot.takes), &RasServer::StartHost, this);
    }
}

void
RasServer::FailHost()
{
    assert(m_state != ras::ServiceState::NoHost);
    FollowRefusing();
    m_serviceStart.Cancel();
    SetPowered(false);
    if (m_leases)
    {
        m_leases->Stop();
    }
    if (m_state == ras::ServiceState::Running)
    {
        m_listener->Close();
    }
    m_state = ras::ServiceState::NoHost;
    for (const auto& entry : m_connections)
    {
        entry.second->Vanish();
    }
}

void
RasServer::SetPowered(bool powered)
{
    for (const auto& adapter : AdaptersOf(GetNode()))
    {
        adapter->SetPowered(powered);
    }
    if (m_lan)
    {
        m_lan->SetPowered(powered);
    }
}

void
RasServer::UsePorts(const ConfiguredPorts& configured)
{
    m_options.ras.ports = configured.ports;
    m_options.ras.poolSize = configured.poolSize;
    m_options.ndiswan.ports = configured.ports;
    // All calls were released, and a machine that starts holds nothing.
    m_ras.emplace(m_options.ras);
    m_ndiswan.emplace(m_options.ndiswan);
    m_uses.resize(configured.ports);
}

void
RasServer::StartHost()
{
    assert(m_state == ras::ServiceState::NoHost);
    FollowRefusing();
    m_ras->OnRestarted(ras::Restart::Machine);
    if (m_options.portsFromReboot)
    {
        UsePorts(*m_options.portsFromReboot);
    }
    m_ndiswan->OnReboot();
    if (m_ras->StopsAtStart())
    {
        return; // each further start would end in the same blue screen
    }
    SetPowered(true);
    TellNotedAddresses();
    m_state = ras::ServiceState::Stopped;
    if (const auto after = m_options.service.ServiceStartsAfter())
    {
        m_serviceStart = ns3::Simulator::Schedule(ToNs3(*after), &RasServer::StartService, this);
    }
}

} // namespace pptplab::node
