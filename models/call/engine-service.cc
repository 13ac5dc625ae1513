// SPDX-License-Identifier: GPL-2.0-only
// When servers do not run, what that does to their calls, and what they write down.
#include "models/call/engine.h"

namespace pptplab::call
{

void
Engine::PlanServices()
{
    for (std::uint32_t server = 0; server < m_farm.Size(); ++server)
    {
        if (m_options.service.restart.at)
        {
            m_events.Push(*m_options.service.restart.at, EventKind::RestartDue, server);
        }
        if (m_options.service.reboot.at)
        {
            m_events.Push(*m_options.service.reboot.at, EventKind::RebootDue, server);
        }
    }
}

void
Engine::FollowRefusing()
{
    const bool serves = m_services.front() == ras::ServiceState::Running;
    const auto period = m_refusing.Since(m_now, m_servers.front().Ports(), serves, m_hunt.front());
    if (period)
    {
        m_listener->OnRefusingPeriod(*period);
    }
}

void
Engine::PlanAgain(EventKind kind, std::uint32_t server, const std::optional<Duration>& every)
{
    if (every)
    {
        m_events.Push(Later(m_now, *every), kind, server);
    }
}

void
Engine::OnRestartDue(std::uint32_t server)
{
    PlanAgain(EventKind::RestartDue, server, m_options.service.restart.every);
    if (m_services[server] == ras::ServiceState::Running)
    {
        StopService(server, ras::ServiceState::Stopped, Outcome::FailedHungUp);
        m_events.Push(
            Later(m_now, m_options.service.restart.takes), EventKind::ServiceStarts, server);
    }
}

void
Engine::OnServiceStarts(std::uint32_t server)
{
    m_servers[server].OnRestarted(ras::Restart::Service);
    m_services[server] = ras::ServiceState::Running;
}

void
Engine::OnRebootDue(std::uint32_t server)
{
    PlanAgain(EventKind::RebootDue, server, m_options.service.reboot.every);
    OnHostStops(server);
}

void
Engine::OnHostStops(std::uint32_t server)
{
    if (m_services[server] != ras::ServiceState::NoHost)
    {
        StopService(server, ras::ServiceState::NoHost, Outcome::FailedNotResponding);
        m_events.Push(Later(m_now, m_options.service.reboot.takes), EventKind::HostStarts, server);
    }
}

void
Engine::OnHostStarts(std::uint32_t server)
{
    m_servers[server].OnRestarted(ras::Restart::Machine);
    if (m_servers[server].StopsAtStart())
    {
        return; // each further start would end in the same blue screen
    }
    m_services[server] = ras::ServiceState::Stopped;
    if (const auto after = m_options.service.ServiceStartsAfter())
    {
        m_events.Push(Later(m_now, *after), EventKind::ServiceStarts, server);
    }
}

void
Engine::StopService(std::uint32_t server, ras::ServiceState state, Outcome unfinished)
{
    m_services[server] = state;
    const Slot first = server * m_options.server.ports;
    const Slot end = first + m_options.server.ports;
    m_events.DropIf([&](EventKind kind, std::uint32_t subject) {
        switch (kind)
        {
        case EventKind::SetUpEnds:
        case EventKind::HangUp:
        case EventKind::CleanUpEnds:
        case EventKind::EndsSilently:
            return subject >= first && subject < end;
        case EventKind::ServiceStarts:
            return subject == server;
        default:
            return false;
        }
    });
    for (Slot slot = first; slot < end; ++slot)
    {
        if (m_calls[slot].stage != Stage::Over)
        {
            LoseCall(slot, unfinished);
        }
    }
}

void
Engine::LoseCall(Slot slot, Outcome unfinished)
{
    const Call call = m_calls[slot];
    m_calls[slot].stage = Stage::Over;
    GiveBack(slot); // a service that stops leaves nothing behind, and its ports start anew
    if (call.stage == Stage::SettingUp)
    {
        --m_settingUp;
        Decide(call.from, {call.offeredAt, unfinished, call.serversAsked});
    }
    else
    {
        OnLost(call);
    }
}

void
Engine::Log(Slot slot, ras::EventKind kind)
{
    const std::string& user = m_options.groups[m_calls[slot].from.caller.group].name;
    const std::string text = ras::EventText({kind, PortOf(slot), user});
    m_observer.OnServerEvent(
        {m_now, ServerNumber(slot), ras::EventId(kind, m_options.server.level.product), text});
}

} // namespace pptplab::call
