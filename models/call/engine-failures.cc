// SPDX-License-Identifier: GPL-2.0-only
// Servers that fail one at a time, and what their callers notice of it.
#include "models/call/engine.h"

namespace pptplab::call
{

using population::FailureKind;
using population::FailureStep;

void
Engine::PlanFailures()
{
    m_failures = population::FailureStepsIn(m_options.load);
    for (std::uint32_t i = 0; i < m_failures.size(); ++i)
    {
        m_events.Push(m_failures[i].at, EventKind::FailureStep, i);
    }
}

void
Engine::OnFailureStep(const FailureStep& step)
{
    switch (step.kind)
    {
    case FailureStep::Kind::Fails:
        OnServerFails(step.server);
        break;
    case FailureStep::Kind::Repaired:
        if (m_options.load.failures->kind == FailureKind::Host)
        {
            OnHostStarts(step.server);
        }
        else
        {
            OnServiceStarts(step.server);
        }
        break;
    case FailureStep::Kind::KnownDown:
    case FailureStep::Kind::KnownUp:
        m_farm.SetListed(step.server, step.kind == FailureStep::Kind::KnownUp);
        break;
    }
}

void
Engine::OnServerFails(std::uint32_t server)
{
    if (m_options.load.failures->kind == FailureKind::Service)
    {
        StopService(server, ras::ServiceState::Stopped, Outcome::FailedHungUp);
        return;
    }
    const Slot first = server * m_options.server.ports;
    for (Slot slot = first; slot < first + m_options.server.ports; ++slot)
    {
        const Stage stage = m_calls[slot].stage;
        if (stage == Stage::Session || stage == Stage::Dead)
        {
            LoseUnnoticed(slot);
        }
    }
    StopService(server, ras::ServiceState::NoHost, Outcome::FailedNotResponding);
}

void
Engine::LoseUnnoticed(Slot slot)
{
    const Call call = m_calls[slot];
    m_calls[slot].stage = Stage::Over;
    GiveBack(slot);
    if (call.stage == Stage::Dead)
    {
        return; // its client went before
    }
    // The client's keep-alive finds out as a server's does of a dead client.
    const Duration noticed = Later(m_now, m_options.deadTunnel.Sample(m_dead));
    if (noticed < call.endsAt)
    {
        Waiting caller{call.from, {}, call.endsAt};
        caller.from.caller.lostAt = m_now;
        m_events.Push(noticed, EventKind::LossNoticed, PlaceFor(caller));
    }
    else if (call.from.source != kNoSource)
    {
        ScheduleSourceFrom(call.from.source, call.endsAt);
    }
}

void
Engine::OnLossNoticed(std::uint32_t place)
{
    const Waiting caller = TakeFrom(place);
    OnLossKnown(caller, *caller.from.caller.lostAt);
}

void
Engine::LetWaitForAnswer(const Dialling& from, const Progress& progress)
{
    ++m_settingUp;
    m_events.Push(Later(m_now, m_options.connectTimeout),
                  EventKind::NoAnswer,
                  PlaceFor({from, progress, {}}));
}

void
Engine::OnNoAnswer(std::uint32_t place)
{
    --m_settingUp;
    Waiting waiting = TakeFrom(place);
    Progress& progress = waiting.progress;
    if (const auto next = m_farm.After(progress.server))
    {
        progress.server = *next;
        Ask(waiting.from.caller, waiting.from.source, progress);
        return;
    }
    Decide(waiting.from, {progress.offeredAt, Outcome::FailedNotResponding, progress.asked});
}

} // namespace pptplab::call
