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
    if (m_areFollowed)
    {
        TellFollower(from.caller, decision, !pause.has_value(), now);
        return;
    }
    m_observer.OnAttempt(AttemptOf(from.caller, decision, !pause.has_value(), now));
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

void
Callers::TellFollower(const population::Caller& caller,
                      const Decision& decision,
                      bool isDone,
                      Duration now)
{
    Attempt attempt = AttemptOf(caller, decision, isDone, now);
    AttemptPlace& place = attempt.place.emplace();
    place.caller = caller.number;
    place.server = decision.server;
    place.idlePorts = decision.idlePorts;
    if (decision.slot != kNoSlot)
    {
        place.server = decision.slot / m_ports;
        place.port = decision.slot % m_ports;
    }
    m_observer.OnAttempt(attempt);
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
