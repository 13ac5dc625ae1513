// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/pptp/session-timers.h"

#include "models/node/units/ns3-units.h"

#include <algorithm>
#include <utility>

namespace pptplab::node
{

SessionTimers::SessionTimers(std::function<void(session::TimerId)> expired)
    : m_expired(std::move(expired))
{
}

void
SessionTimers::Start(session::TimerId id, Duration delay)
{
    const Duration due = Now() + delay;
    const auto running = Find(id);
    if (running == m_running.end())
    {
        m_running.push_back({id, due, due, {}});
        ScheduleFor(m_running.back());
        return;
    }
    running->due = due;
    if (due < running->firesAt)
    {
        running->event.Cancel();
        ScheduleFor(*running);
    }
}

void
SessionTimers::Stop(session::TimerId id)
{
    const auto running = Find(id);
    if (running != m_running.end())
    {
        running->event.Cancel();
        m_running.erase(running);
    }
}

void
SessionTimers::StopAll()
{
    for (Running& timer : m_running)
    {
        timer.event.Cancel();
    }
    m_running.clear();
}

std::vector<SessionTimers::Running>::iterator
SessionTimers::Find(session::TimerId id)
{
    return std::find_if(
        m_running.begin(), m_running.end(), [id](const Running& timer) { return timer.id == id; });
}

void
SessionTimers::ScheduleFor(Running& timer)
{
    timer.firesAt = timer.due;
    timer.event =
        ns3::Simulator::Schedule(ToNs3(timer.due - Now()), &SessionTimers::OnEvent, this, timer.id);
}

void
SessionTimers::OnEvent(session::TimerId id)
{
    const auto running = Find(id);
    if (Now() < running->due)
    {
        ScheduleFor(*running);
        return;
    }
    m_running.erase(running);
    m_expired(id);
}

} // namespace pptplab::node
