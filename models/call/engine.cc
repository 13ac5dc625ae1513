// SPDX-License-Identifier: GPL-2.0-only
#include "models/call/engine.h"

#include <cassert>
#include <string>
#include <utility>

namespace pptplab::call
{

Engine::Engine(Options options, Observer& observer)
    : m_options(std::move(options)),
      m_observer(observer),
      m_servers(m_options.servers, ras::Server(m_options.server)),
      m_cleanup({m_options.seed, m_options.replication, "server.cleanup"}),
      m_setup({m_options.seed, m_options.replication, "server.setup"}),
      m_calls(std::size_t{m_options.servers} * m_options.server.ports)
{
    for (std::uint32_t server = 0; server < m_options.servers; ++server)
    {
        const std::string name = "server." + std::to_string(server) + ".hunt";
        m_hunt.emplace_back(StreamKey{m_options.seed, m_options.replication, name});
    }
    for (std::uint32_t group = 0; group < m_options.groups.size(); ++group)
    {
        m_draws.emplace_back(m_options.groups[group], group, m_options.seed, m_options.replication);
    }
}

void
Engine::Run()
{
    Start();
    const auto untilArrival = [this] {
        return m_arrivals.empty() ? Duration::max() : m_arrivals[m_soonest].next;
    };
    for (;;)
    {
        const Duration arrival = untilArrival();
        // What ends at an instant ends before somebody dials at it.
        const bool eventFirst = !m_events.Empty() && m_events.Top().at <= arrival;
        const Duration next = eventFirst ? m_events.Top().at : arrival;
        if (next >= m_options.duration)
        {
            break;
        }
        m_now = next;
        if (eventFirst)
        {
            OnEvent(m_events.Pop());
        }
        else
        {
            OnArrival();
        }
    }
    while (m_settingUp > 0)
    {
        m_now = m_events.Top().at;
        OnEvent(m_events.Pop());
    }
}

void
Engine::Start()
{
    for (std::uint32_t group = 0; group < m_options.groups.size(); ++group)
    {
        const auto& options = m_options.groups[group];
        if (!options.count)
        {
            m_arrivals.push_back({group, m_draws[group].NextGap()});
            continue;
        }
        for (std::uint32_t i = 0; i < *options.count; ++i)
        {
            m_sources.push_back(group);
            ScheduleSource(static_cast<std::uint32_t>(m_sources.size() - 1));
        }
    }
    FindSoonest();
}

void
Engine::FindSoonest()
{
    m_soonest = 0;
    for (std::size_t i = 1; i < m_arrivals.size(); ++i)
    {
        m_soonest = m_arrivals[i].next < m_arrivals[m_soonest].next ? i : m_soonest;
    }
}

void
Engine::OnArrival()
{
    Arrivals& arrivals = m_arrivals[m_soonest];
    auto& draws = m_draws[arrivals.group];
    const Dialling from{draws.NextCaller(), kNoSource};
    arrivals.next = Later(m_now, draws.NextGap());
    FindSoonest();
    Dial(from);
}

void
Engine::OnEvent(const Event& event)
{
    switch (event.kind)
    {
    case EventKind::SetUpEnds:
        OnSetUpEnds(event.subject);
        break;
    case EventKind::HangUp:
        OnHangUp(event.subject);
        break;
    case EventKind::CleanUpEnds:
        ServerOf(event.subject).OnCleanUpEnded(PortOf(event.subject));
        break;
    case EventKind::SourceDials:
        Dial({m_draws[m_sources[event.subject]].NextCaller(), event.subject});
        break;
    case EventKind::Redial:
        OnRedial(event.subject);
        break;
    }
}

void
Engine::Dial(const Dialling& from)
{
    if (m_now >= m_options.duration)
    {
        return; // the run only waits for outcomes now
    }
    const std::uint32_t server = m_draws[from.caller.group].ChooseServer(m_options.servers);
    const auto port = m_servers[server].OnCallRequest(m_hunt[server]);
    if (!port)
    {
        Decide(from, m_now, port.Error());
        return;
    }
    const std::uint32_t slot = server * m_options.server.ports + port.Value().index;
    m_calls[slot] = {from, m_now};
    ++m_settingUp;
    if (m_options.setupTime.IsZero())
    {
        OnSetUpEnds(slot);
    }
    else
    {
        m_events.Push(
            Later(m_now, m_options.setupTime.Sample(m_setup)), EventKind::SetUpEnds, slot);
    }
}

void
Engine::OnSetUpEnds(std::uint32_t slot)
{
    --m_settingUp;
    const Call& call = m_calls[slot];
    const Outcome outcome = OpenSession(slot);
    if (IsConnected(outcome))
    {
        m_events.Push(Later(m_now, call.from.caller.holding), EventKind::HangUp, slot);
    }
    else
    {
        Release(slot);
    }
    Decide(call.from, call.offeredAt, outcome);
}

Outcome
Engine::OpenSession(std::uint32_t slot)
{
    ras::Server& server = ServerOf(slot);
    const ras::PortNumber port = PortOf(slot);
    ProtocolSet open = server.InCommon(port, m_calls[slot].from.caller.protocols);
    if (open.Empty())
    {
        return Outcome::FailedNoProtocol;
    }
    if (open.Has(NetworkProtocol::TcpIp) && !server.AssignAddress(port))
    {
        open = open.Without(NetworkProtocol::TcpIp);
        if (open.Empty())
        {
            return Outcome::FailedNoAddress;
        }
    }
    server.OnSessionUp(port, open);
    return Outcome::Connected;
}

void
Engine::OnHangUp(std::uint32_t slot)
{
    const std::uint32_t source = m_calls[slot].from.source;
    Release(slot);
    if (source != kNoSource)
    {
        ScheduleSource(source);
    }
}

void
Engine::Release(std::uint32_t slot)
{
    if (ServerOf(slot).OnReleased(PortOf(slot), m_now) == ras::PortState::CleanUp)
    {
        m_events.Push(
            Later(m_now, m_options.cleanup.Sample(m_cleanup)), EventKind::CleanUpEnds, slot);
    }
}

void
Engine::Decide(const Dialling& from, Duration offeredAt, Outcome outcome)
{
    std::optional<Duration> pause;
    if (!IsConnected(outcome))
    {
        pause = m_draws[from.caller.group].PauseAfterFailure(from.caller);
        if (pause)
        {
            LetWait(from, *pause);
        }
        else if (from.source != kNoSource)
        {
            ScheduleSource(from.source);
        }
    }
    m_observer.OnAttempt(
        {offeredAt, m_now, from.caller.group, from.caller.redials, !pause.has_value(), outcome});
}

void
Engine::LetWait(Dialling from, Duration pause)
{
    ++from.caller.redials;
    if (m_freePlaces.empty())
    {
        m_freePlaces.push_back(static_cast<std::uint32_t>(m_waiting.size()));
        m_waiting.emplace_back();
    }
    const std::uint32_t place = m_freePlaces.back();
    m_freePlaces.pop_back();
    m_waiting[place] = from;
    m_events.Push(Later(m_now, pause), EventKind::Redial, place);
}

void
Engine::OnRedial(std::uint32_t place)
{
    const Dialling from = m_waiting[place];
    m_freePlaces.push_back(place);
    Dial(from);
}

void
Engine::ScheduleSource(std::uint32_t source)
{
    const Duration idle = m_draws[m_sources[source]].NextIdleTime();
    m_events.Push(Later(m_now, idle), EventKind::SourceDials, source);
}

} // namespace pptplab::call
