// SPDX-License-Identifier: GPL-2.0-only
// Callers between two attempts.
#include "models/call/engine.h"

namespace pptplab::call
{

void
Engine::OnSourceDials(std::uint32_t source)
{
    population::Caller caller = m_draws[m_sources[source].group].NextCaller(m_now);
    caller.number = source;
    caller.known = m_sources[source].known;
    Dial(caller, source);
}

void
Engine::Decide(const Dialling& from, const Decision& decision)
{
    Dialling next = from;
    const auto pause =
        m_draws[from.caller.group].PauseAfterFailure(next.caller, decision.outcome, m_now);
    if (pause)
    {
        LetWait(next, *pause);
    }
    else if (from.source != kNoSource)
    {
        ScheduleSource(from.source);
    }
    m_observer.OnAttempt({decision.offeredAt,
                          m_now,
                          from.caller.group,
                          from.caller.redials,
                          !pause.has_value(),
                          decision.outcome,
                          0,
                          decision.serversAsked,
                          from.caller.since,
                          from.caller.lostAt});
}

void
Engine::LetWait(const Dialling& from, Duration pause)
{
    m_events.Push(Later(m_now, pause), EventKind::Redial, PlaceFor({from, {}, {}}));
}

std::uint32_t
Engine::PlaceFor(const Waiting& waiting)
{
    if (m_freePlaces.empty())
    {
        m_freePlaces.push_back(static_cast<std::uint32_t>(m_waiting.size()));
        m_waiting.emplace_back();
    }
    const std::uint32_t place = m_freePlaces.back();
    m_freePlaces.pop_back();
    m_waiting[place] = waiting;
    return place;
}

Engine::Waiting
Engine::TakeFrom(std::uint32_t place)
{
    m_freePlaces.push_back(place);
    return m_waiting[place];
}

void
Engine::OnRedial(std::uint32_t place)
{
    Waiting waiting = TakeFrom(place);
    Dial(waiting.from.caller, waiting.from.source);
}

void
Engine::ScheduleSourceFrom(std::uint32_t source, Duration idleFrom)
{
    const Duration idle = m_draws[m_sources[source].group].NextIdleTime();
    m_events.Push(Later(idleFrom, idle), EventKind::SourceDials, source);
}

} // namespace pptplab::call
