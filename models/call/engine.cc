// SPDX-License-Identifier: GPL-2.0-only
#include "models/call/engine.h"

#include <algorithm>
#include <cassert>
#include <string>
#include <utility>

namespace pptplab::call
{

Engine::Engine(Options options, Observer& observer, ras::RefusingPeriodListener* listener)
    : m_options(std::move(options)),
      m_observer(observer),
      m_listener(listener),
      m_farm(m_options.load.farm),
      m_servers(m_farm.Size(), ras::Server(m_options.server)),
      m_services(m_farm.Size(), ras::ServiceState::Running),
      m_cleanup({m_options.load.run, "server.cleanup"}),
      m_setup({m_options.load.run, "server.setup"}),
      m_dead({m_options.load.run, "server.dead"}),
      m_leaks({m_options.load.run, "server.leaks"}),
      m_calls(std::size_t{m_farm.Size()} * m_options.server.ports)
{
    assert(m_calls.size() < EventQueue::kMostSubjects);
    assert(m_listener == nullptr || m_farm.Size() == 1);
    for (std::uint32_t server = 0; server < m_farm.Size(); ++server)
    {
        const std::string name = "server." + std::to_string(server) + ".hunt";
        m_hunt.emplace_back(StreamKey{m_options.load.run, name});
    }
    for (std::uint32_t group = 0; group < m_options.groups.size(); ++group)
    {
        m_draws.emplace_back(m_options.groups[group], group, m_options.load.run);
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
        const bool eventFirst = !m_events.Empty() && m_events.NextTime() <= arrival;
        const Duration next = eventFirst ? m_events.NextTime() : arrival;
        if (next >= m_options.load.duration)
        {
            MoveOn(m_options.load.duration);
            break;
        }
        MoveOn(next);
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
        MoveOn(m_events.NextTime());
        OnEvent(m_events.Pop());
    }
}

void
Engine::Start()
{
    if (m_options.load.dropAt)
    {
        m_events.Push(*m_options.load.dropAt, EventKind::ServersDrop, 0);
    }
    PlanServices();
    PlanFailures();
    for (std::uint32_t group = 0; group < m_options.groups.size(); ++group)
    {
        const auto& options = m_options.groups[group];
        if (!options.IsFinite())
        {
            m_arrivals.push_back({group, {}, {}});
            PrepareArrival(m_arrivals.back());
            continue;
        }
        for (std::uint32_t i = 0; i < *options.count; ++i)
        {
            m_sources.push_back({group, {}});
            ScheduleSource(static_cast<std::uint32_t>(m_sources.size() - 1));
        }
    }
    FindSoonest();
}

void
Engine::PrepareArrival(Arrivals& arrivals)
{
    auto& draws = m_draws[arrivals.group];
    arrivals.next = draws.NextArrival(arrivals.next);
    if (arrivals.next < m_options.load.duration)
    {
        draws.NextCaller(arrivals.next, arrivals.caller.emplace());
    }
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
    Dial(*arrivals.caller, kNoSource);
    PrepareArrival(arrivals);
    FindSoonest();
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
        OnCleanUpEnds(event.subject);
        break;
    case EventKind::SourceDials:
        OnSourceDials(event.subject);
        break;
    case EventKind::Redial:
        OnRedial(event.subject);
        break;
    case EventKind::EndsSilently:
        OnSilentEnd(event.subject);
        break;
    case EventKind::ServersDrop:
        OnServersDrop();
        break;
    case EventKind::FailureStep:
        OnFailureStep(m_failures[event.subject]);
        break;
    case EventKind::NoAnswer:
        OnNoAnswer(event.subject);
        break;
    case EventKind::LossNoticed:
        OnLossNoticed(event.subject);
        break;
    case EventKind::RestartDue:
        OnRestartDue(event.subject);
        break;
    case EventKind::ServiceStarts:
        OnServiceStarts(event.subject);
        break;
    case EventKind::RebootDue:
        OnRebootDue(event.subject);
        break;
    case EventKind::HostStops:
        OnHostStops(event.subject);
        break;
    case EventKind::HostStarts:
        OnHostStarts(event.subject);
        break;
    }
}

void
Engine::Dial(population::Caller& caller, std::uint32_t source)
{
    if (m_now >= m_options.load.duration)
    {
        return; // the run only waits for outcomes now
    }
    Progress progress;
    progress.offeredAt = m_now;
    progress.server = m_draws[caller.group].ChooseServer(m_farm, caller, m_now);
    if (source != kNoSource)
    {
        m_sources[source].known = caller.known;
    }
    Ask(caller, source, progress);
}

void
Engine::Ask(const population::Caller& caller, std::uint32_t source, Progress& progress)
{
    const std::uint32_t ports = m_options.groups[caller.group].portsPerCall;
    for (;;)
    {
        ++progress.asked;
        if (m_services[progress.server] == ras::ServiceState::NoHost)
        {
            LetWaitForAnswer({caller, source}, progress);
            return;
        }
        const Slot slot = AskServer(progress.server, ports);
        if (slot != kNoSlot)
        {
            SetUp(slot, {caller, source}, progress);
            return;
        }
        if (IsRefusal(m_refusal))
        {
            progress.refusal = std::max(progress.refusal, m_refusal);
            m_refusal = progress.refusal;
        }
        const auto next = m_farm.After(progress.server);
        if (!next)
        {
            Decide({caller, source}, {progress.offeredAt, m_refusal, progress.asked});
            return;
        }
        progress.server = *next;
    }
}

void
Engine::SetUp(Slot slot, const Dialling& from, const Progress& progress)
{
    Call& call = m_calls[slot];
    call.from = from;
    call.offeredAt = progress.offeredAt;
    call.serversAsked = progress.asked;
    call.stage = Stage::SettingUp;
    ++m_settingUp;
    const ras::Server& taken = ServerOf(slot);
    if (taken.StopsNow())
    {
        m_events.Push(m_now, EventKind::HostStops, ServerNumber(slot));
    }
    const Duration query = taken.InterfaceQuery();
    if (m_options.setupTime.IsZero() && query == Duration{})
    {
        OnSetUpEnds(slot);
    }
    else
    {
        const Duration setUp = Later(m_options.setupTime.Sample(m_setup), query);
        m_events.Push(Later(m_now, setUp), EventKind::SetUpEnds, slot);
    }
}

Engine::Slot
Engine::AskServer(std::uint32_t server, std::uint32_t ports)
{
    if (m_services[server] == ras::ServiceState::Stopped)
    {
        m_refusal = Outcome::FailedNoAnswer;
        return kNoSlot;
    }
    Slot first = kNoSlot;
    for (std::uint32_t i = 0; i < ports; ++i)
    {
        const auto port = m_servers[server].TakePort(m_hunt[server]);
        if (!port)
        {
            m_refusal = m_servers[server].WhyRefused(); // while those before it are still taken
            GiveBack(first);
            return kNoSlot;
        }
        const Slot slot = server * m_options.server.ports + port->index;
        m_calls[slot].next = first;
        first = slot;
    }
    return first;
}

void
Engine::GiveBack(Slot slot)
{
    for (; slot != kNoSlot; slot = m_calls[slot].next)
    {
        ServerOf(slot).OnReleased(PortOf(slot), m_now);
    }
}

void
Engine::OnSetUpEnds(Slot slot)
{
    --m_settingUp;
    Call& call = m_calls[slot];
    const Outcome outcome = OpenSession(slot);
    if (IsConnected(outcome))
    {
        const bool silent = call.from.caller.endsSilently;
        call.stage = Stage::Session;
        call.endsAt = Later(m_now, call.from.caller.holding);
        m_events.Push(call.endsAt, silent ? EventKind::EndsSilently : EventKind::HangUp, slot);
        m_observer.OnAttempt({call.offeredAt,
                              m_now,
                              call.from.caller.group,
                              call.from.caller.redials,
                              true,
                              outcome,
                              0,
                              call.serversAsked,
                              call.from.caller.since,
                              call.from.caller.lostAt});
        return;
    }
    if (outcome == Outcome::FailedProjection)
    {
        Log(slot, ras::EventKind::NotProjected);
    }
    Release(slot);
    Decide(call.from, {call.offeredAt, outcome, call.serversAsked});
}

Outcome
Engine::OpenSession(Slot slot)
{
    ras::Server& server = ServerOf(slot);
    const Call& call = m_calls[slot];
    ProtocolSet open = call.from.caller.protocols;
    for (Slot each = slot; each != kNoSlot; each = m_calls[each].next)
    {
        open = server.InCommon(PortOf(each), open);
    }
    if (open.Empty())
    {
        return Outcome::FailedNoProtocol;
    }
    if (open.Has(NetworkProtocol::TcpIp) && !server.AssignAddress(PortOf(slot)))
    {
        open = open.Without(NetworkProtocol::TcpIp);
        if (open.Empty())
        {
            return Outcome::FailedNoAddress;
        }
    }
    if (open.Has(NetworkProtocol::TcpIp) && !server.Project(PortOf(slot), m_now))
    {
        return Outcome::FailedProjection;
    }
    for (Slot each = slot; each != kNoSlot; each = m_calls[each].next)
    {
        server.OnSessionUp(PortOf(each), open);
    }
    return Outcome::Connected;
}

void
Engine::OnHangUp(Slot slot)
{
    const Call& call = m_calls[slot];
    const std::uint32_t source = call.stage == Stage::Session ? call.from.source : kNoSource;
    Release(slot);
    if (source != kNoSource)
    {
        ScheduleSource(source);
    }
}

void
Engine::Release(Slot slot)
{
    m_calls[slot].stage = Stage::Over;
    for (; slot != kNoSlot; slot = m_calls[slot].next)
    {
        ReleasePort(slot);
    }
}

void
Engine::ReleasePort(Slot slot)
{
    ras::Server& server = ServerOf(slot);
    const ras::Remains left = server.DrawRemains(m_leaks);
    if (server.OnReleased(PortOf(slot), m_now, left) == ras::PortState::CleanUp)
    {
        m_events.Push(
            Later(m_now, m_options.cleanup.Sample(m_cleanup)), EventKind::CleanUpEnds, slot);
    }
}

} // namespace pptplab::call
