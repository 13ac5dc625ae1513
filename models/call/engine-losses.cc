// SPDX-License-Identifier: GPL-2.0-only
// How calls end that nobody ends: silently, or all at once.
#include "models/call/engine.h"

namespace pptplab::call
{

void
Engine::OnSilentEnd(Slot slot)
{
    Call& call = m_calls[slot];
    call.stage = Stage::Dead;
    m_events.Push(Later(m_now, m_options.deadTunnel.Sample(m_dead)), EventKind::HangUp, slot);
    if (call.from.source != kNoSource)
    {
        ScheduleSource(call.from.source);
    }
}

void
Engine::OnServersDrop()
{
    m_events.Drop(EventKind::HangUp);
    m_events.Drop(EventKind::EndsSilently);
    for (Slot slot = 0; slot < m_calls.size(); ++slot)
    {
        const Stage stage = m_calls[slot].stage;
        if (stage == Stage::Session || stage == Stage::Dead)
        {
            DropCall(slot);
        }
    }
}

void
Engine::DropCall(Slot slot)
{
    const Call call = m_calls[slot];
    Release(slot);
    OnLost(call);
}

void
Engine::OnLost(const Call& call)
{
    if (call.stage != Stage::Dead) // else its client went before
    {
        OnLossKnown({call.from, {}, call.endsAt}, m_now);
    }
}

void
Engine::OnLossKnown(const Waiting& caller, Duration lostAt)
{
    Dialling from = caller.from;
    from.caller.lostAt = lostAt;
    const auto pause =
        m_draws[from.caller.group].PauseAfterLoss(from.caller, caller.callEnds - m_now, m_now);
    if (pause)
    {
        LetWait(from, *pause);
    }
    else if (from.source != kNoSource)
    {
        ScheduleSource(from.source);
    }
    m_observer.OnSessionLost({lostAt, from.caller.group, pause.has_value()});
}

} // namespace pptplab::call
