// SPDX-License-Identifier: GPL-2.0-only
#include "models/call/services.h"

namespace pptplab::call
{

using ras::ServiceState;

Services::Services(const Options& options, Servers& servers, EventQueue& events, ServiceUser& user)
    : m_plan(options.service),
      m_servers(servers),
      m_events(events),
      m_user(user),
      m_states(servers.Count(), ServiceState::Running)
{
}

void
Services::Plan()
{
    for (std::uint32_t server = 0; server < m_states.size(); ++server)
    {
        if (m_plan.restart.at)
        {
            m_events.Push(*m_plan.restart.at, EventKind::RestartDue, server);
        }
        if (m_plan.reboot.at)
        {
            m_events.Push(*m_plan.reboot.at, EventKind::RebootDue, server);
        }
    }
}

void
Services::PlanAgain(EventKind kind,
                    std::uint32_t server,
                    const ras::Interruption& what,
                    Duration now)
{
    if (what.every)
    {
        m_events.Push(Later(now, *what.every), kind, server);
    }
}

void
Services::OnRestartDue(std::uint32_t server, Duration now)
{
    PlanAgain(EventKind::RestartDue, server, m_plan.restart, now);
    if (m_states[server] == ServiceState::Running)
    {
        StopService(server, now);
        m_events.Push(Later(now, m_plan.restart.takes), EventKind::ServiceStarts, server);
    }
}

void
Services::OnRebootDue(std::uint32_t server, Duration now)
{
    PlanAgain(EventKind::RebootDue, server, m_plan.reboot, now);
    StopHost(server, now);
}

void
Services::StopHost(std::uint32_t server, Duration now)
{
    if (m_states[server] != ServiceState::NoHost)
    {
        Stop(server, ServiceState::NoHost, now);
        m_events.Push(Later(now, m_plan.reboot.takes), EventKind::HostStarts, server);
    }
}

void
Services::StartHost(std::uint32_t server, Duration now)
{
    m_servers.At(server).OnRestarted(ras::Restart::Machine);
    if (m_servers.At(server).StopsAtStart())
    {
        return; // each further start would end in the same blue screen
    }
    m_states[server] = ServiceState::Stopped;
    if (const auto after = m_plan.ServiceStartsAfter())
    {
        m_events.Push(Later(now, *after), EventKind::ServiceStarts, server);
    }
}

void
Services::StartService(std::uint32_t server)
{
    m_servers.At(server).OnRestarted(ras::Restart::Service);
    m_states[server] = ServiceState::Running;
}

void
Services::StopService(std::uint32_t server, Duration now)
{
    Stop(server, ServiceState::Stopped, now);
}

void
Services::FailHost(std::uint32_t server, Duration now)
{
    m_user.OnHostFails(server, now);
    Stop(server, ServiceState::NoHost, now);
}

void
Services::Stop(std::uint32_t server, ServiceState state, Duration now)
{
    m_states[server] = state;
    m_events.DropIf([server](EventKind kind, std::uint32_t subject) {
        return kind == EventKind::ServiceStarts && subject == server;
    });
    m_user.OnServiceStops(server,
                          state == ServiceState::NoHost ? Outcome::FailedNotResponding
                                                        : Outcome::FailedHungUp,
                          now);
}

} // namespace pptplab::call
