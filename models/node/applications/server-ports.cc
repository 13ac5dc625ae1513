// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/applications/server-ports.h"

#include "models/node/units/ns3-units.h"

#include <ns3/simulator.h>

#include <utility>

namespace pptplab::node
{

ServerPorts::ServerPorts(RasServer::Options& options,
                         const RasServer::Streams& streams,
                         const Traces& traces,
                         std::function<void()> stopMachine)
    : m_options(options),
      m_streams(streams),
      m_traces(traces),
      m_stopMachine(std::move(stopMachine)),
      m_ras(options.ras),
      m_ndiswan(options.ndiswan),
      m_uses(options.ras.ports)
{
}

Result<ras::PortNumber, Outcome>
ServerPorts::Take()
{
    FollowRefusing();
    const auto port = m_ras.OnCallRequest(*m_streams.hunt);
    if (port && m_ras.StopsNow())
    {
        ns3::Simulator::ScheduleNow(&ServerPorts::StopMachine, this);
    }
    return port;
}

std::uint16_t
ServerPorts::NextCallId(ras::PortNumber port)
{
    // The number of the port and how often it was used: a packet that comes late is not taken for
    // one of the next call. The first call of the first port has 0, as in the Q162847 trace.
    return static_cast<std::uint16_t>(m_uses[port.index]++ << 8U | port.index);
}

void
ServerPorts::TraceState(ras::PortNumber port) const
{
    m_traces.state(port.index, m_ras.Ports().StateOf(port));
}

void
ServerPorts::OnSessionUp(ras::PortNumber port, ProtocolSet open)
{
    FollowRefusing();
    m_ras.OnSessionUp(port, open);
    TraceState(port);
}

void
ServerPorts::Release(ras::PortNumber port)
{
    FollowRefusing();
    const ras::Remains left = m_ras.DrawRemains(*m_streams.leaks);
    if (m_ras.OnReleased(port, Now(), left) == ras::PortState::CleanUp)
    {
        ns3::Simulator::Schedule(ToNs3(m_options.cleanup.Sample(*m_streams.cleanup)),
                                 &ServerPorts::OnCleanUpEnded,
                                 this,
                                 port,
                                 m_starts);
    }
    TraceState(port);
}

void
ServerPorts::OnCleanUpEnded(ras::PortNumber port, std::uint32_t starts)
{
    if (starts == m_starts && m_serves)
    {
        FollowRefusing();
        m_ras.OnCleanUpEnded(port, Now());
        TraceState(port);
    }
}

void
ServerPorts::OnServiceStops()
{
    FollowRefusing();
    m_serves = false;
}

void
ServerPorts::OnServiceStarts()
{
    FollowRefusing();
    Restart(ras::Restart::Service);
    ++m_starts;
    m_serves = true;
}

void
ServerPorts::OnMachineStops()
{
    FollowRefusing();
    m_serves = false;
}

bool
ServerPorts::OnMachineStarts()
{
    FollowRefusing();
    Restart(ras::Restart::Machine);
    if (m_options.portsFromReboot)
    {
        UsePorts(*m_options.portsFromReboot);
    }
    m_ndiswan.OnReboot();
    return !m_ras.StopsAtStart();
}

void
ServerPorts::Restart(ras::Restart how)
{
    std::vector<ras::PortNumber> others;
    for (std::uint32_t port = 0; port < m_ras.Ports().Size(); ++port)
    {
        if (m_ras.Ports().StateOf({port}) != ras::PortState::Idle)
        {
            others.push_back({port});
        }
    }
    m_ras.OnRestarted(how);
    for (const ras::PortNumber port : others)
    {
        TraceState(port);
    }
}

void
ServerPorts::UsePorts(const RasServer::ConfiguredPorts& configured)
{
    m_options.ras.ports = configured.ports;
    m_options.ras.poolSize = configured.poolSize;
    m_options.ndiswan.ports = configured.ports;
    // All calls were released, and a machine that starts holds nothing.
    m_ras = ras::Server(m_options.ras);
    m_ndiswan = ras::Ndiswan(m_options.ndiswan);
    m_uses.resize(configured.ports);
}

void
ServerPorts::FollowRefusing()
{
    // Comes before each change. All that happens at one instant is one change.
    if (m_traces.refusing.IsEmpty() || Now() == m_since)
    {
        return;
    }
    const auto period = m_refusing.Since(m_since, m_ras.Ports(), m_serves, *m_streams.hunt);
    m_since = Now();
    if (period)
    {
        m_traces.refusing(*period);
    }
}

} // namespace pptplab::node
