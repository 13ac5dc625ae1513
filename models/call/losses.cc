// SPDX-License-Identifier: GPL-2.0-only
#include "models/call/losses.h"

namespace pptplab::call
{

Losses::Losses(const Options& options,
               std::vector<Call>& calls,
               Servers& servers,
               Callers& callers,
               EventQueue& events)
    : m_deadTunnel(options.deadTunnel),
      m_calls(calls),
      m_servers(servers),
      m_callers(callers),
      m_events(events),
      m_dead({options.load.run, "server.dead"})
{
}

void
Losses::OnSilentEnd(Slot slot, Duration now)
{
    Call& call = m_calls[slot];
    call.stage = Stage::Dead;
    m_events.Push(Later(now, m_deadTunnel.Sample(m_dead)), EventKind::HangUp, slot);
    m_callers.OnHungUp(call.from, now);
}

void
Losses::OnServersDrop(Duration now)
{
    m_events.Drop(EventKind::HangUp);
    m_events.Drop(EventKind::EndsSilently);
    for (Slot slot = 0; slot < m_calls.size(); ++slot)
    {
        const Call call = m_calls[slot];
        if (call.HasSession())
        {
            m_calls[slot].stage = Stage::Over;
            m_servers.Release(slot, now);
            TellClient(call, now);
        }
    }
}

void
Losses::OnServiceStops(std::uint32_t server, Outcome unfinished, Duration now)
{
    const Slot first = m_servers.FirstSlotOf(server);
    const Slot end = m_servers.FirstSlotOf(server + 1);
    m_events.DropIf([first, end](EventKind kind, std::uint32_t subject) {
        switch (kind)
        {
        case EventKind::SetUpEnds:
        case EventKind::HangUp:
        case EventKind::CleanUpEnds:
        case EventKind::EndsSilently:
            return subject >= first && subject < end;
        default:
            return false;
        }
    });
    for (Slot slot = first; slot < end; ++slot)
    {
        if (m_calls[slot].stage != Stage::Over)
        {
            LoseCall(slot, unfinished, now);
        }
    }
}

void
Losses::LoseCall(Slot slot, Outcome unfinished, Duration now)
{
    const Call call = m_calls[slot];
    m_calls[slot].stage = Stage::Over;
    m_servers.GiveBack(slot, now); // what stops leaves nothing behind, and its ports start anew
    if (call.stage == Stage::SettingUp)
    {
        m_callers.OnFailed(
            call.from, {call.offeredAt, unfinished, call.serversAsked, 0, slot}, now);
    }
    else
    {
        TellClient(call, now);
    }
}

void
Losses::TellClient(const Call& lost, Duration now)
{
    if (lost.stage != Stage::Dead) // a dead call's client went before
    {
        m_callers.OnSessionEnded(lost.from, now);
        m_callers.OnSessionLost(lost.from, now, lost.endsAt, now);
    }
}

void
Losses::OnHostFails(std::uint32_t server, Duration now)
{
    const Slot end = m_servers.FirstSlotOf(server + 1);
    for (Slot slot = m_servers.FirstSlotOf(server); slot < end; ++slot)
    {
        if (m_calls[slot].HasSession())
        {
            LoseUnnoticed(slot, now);
        }
    }
}

void
Losses::LoseUnnoticed(Slot slot, Duration now)
{
    const Call call = m_calls[slot];
    m_calls[slot].stage = Stage::Over;
    m_servers.GiveBack(slot, now);
    if (call.stage == Stage::Dead)
    {
        return; // a dead call's client went before
    }
    m_callers.OnSessionEnded(call.from, now);
    // The client's keep-alive finds out as a server's does of a dead client.
    const Duration noticed = Later(now, m_deadTunnel.Sample(m_dead));
    if (noticed < call.endsAt)
    {
        Waiting caller{call.from, {}, call.endsAt};
        caller.from.caller.lostAt = now;
        m_callers.Waiting().WakeAt(noticed, EventKind::LossNoticed, caller);
    }
    else
    {
        m_callers.GoIdle(call.from.source, call.endsAt);
    }
}

void
Losses::OnLossNoticed(std::uint32_t subject, Duration now)
{
    const Waiting caller = m_callers.Waiting().Take(subject);
    m_callers.OnSessionLost(caller.from, *caller.from.caller.lostAt, caller.callEnds, now);
}

} // namespace pptplab::call
