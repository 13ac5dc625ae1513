// SPDX-License-Identifier: GPL-2.0-only
#include "models/call/callers.h"

namespace pptplab::call
{

Callers::Callers(const Options& options, Observer& observer, EventQueue& events)
    : m_observer(observer),
      m_areFollowed(observer.FollowsCalls()),
      m_ports(options.server.ports),
      m_events(events),
      m_waiting(events)
{
    for (std::uint32_t group = 0; group < options.groups.size(); ++group)
    {
        m_draws.emplace_back(options.groups[group], group, options.load.run);
    }
}

void
Callers::AddSources(std::uint32_t group, std::uint32_t count)
{
    for (std::uint32_t i = 0; i < count; ++i)
    {
        m_sources.push_back({group, {}});
        GoIdle(static_cast<std::uint32_t>(m_sources.size() - 1), {});
    }
}

population::Caller
Callers::OfSource(std::uint32_t source, Duration now)
{
    population::Caller caller = m_draws[m_sources[source].group].NextCaller(now);
    caller.number = source;
    caller.known = m_sources[source].known;
    return caller;
}

void
Callers::OnFailed(const Dialling& from, const Decision& decision, Duration now)
{
    --m_undecided;
    Dialling next = from;
    const auto pause =
        m_draws[from.caller.group].PauseAfterFailure(next.caller, decision.outcome, now);
    if (pause)
    {
        m_waiting.WakeAt(Later(now, *pause), EventKind::Redial, {next, {}, {}});
    }
    else
    {
        GoIdle(from.source, now);
    }
    Tell(from.caller, decision, !pause.has_value(), now);
}

void
Callers::OnSessionLost(const Dialling& from, Duration lostAt, Duration callEnds, Duration now)
{
    Dialling next = from;
    next.caller.lostAt = lostAt;
    const auto pause = m_draws[from.caller.group].PauseAfterLoss(next.caller, callEnds - now, now);
    if (pause)
    {
        m_waiting.WakeAt(Later(now, *pause), EventKind::Redial, {next, {}, {}});
    }
    else
    {
        GoIdle(from.source, now);
    }
    m_observer.OnSessionLost({lostAt, from.caller.group, pause.has_value()});
}

AttemptPlace
Callers::PlaceOf(std::uint32_t caller,
                 std::uint32_t server,
                 Slot slot,
                 std::uint32_t idlePorts) const
{
    if (slot == kNoSlot)
    {
        return {caller, server, std::nullopt, idlePorts};
    }
    return {caller, slot / m_ports, slot % m_ports, idlePorts};
}

void
Callers::TellEnd(const population::Caller& caller, Duration at)
{
    m_observer.OnSessionEnd({at, caller.group, caller.number});
}

void
Callers::GoIdle(std::uint32_t source, Duration from)
{
    if (source != kNoSource)
    {
        const Duration idle = m_draws[m_sources[source].group].NextIdleTime();
        m_events.Push(Later(from, idle), EventKind::SourceDials, source);
    }
}

} // namespace pptplab::call
