// SPDX-License-Identifier: GPL-2.0-only
#include "models/call/engine.h"

#include <algorithm>
#include <cassert>
#include <string>
#include <utility>

namespace pptplab::call
{

Engine::Engine(Options options,
               Observer& observer,
               ras::RefusingPeriodListener* listener,
               ras::PortListener* ports)
    : m_options(std::move(options)),
      m_observer(observer),
      m_listener(listener),
      m_farm(m_options.load.farm),
      m_servers(m_options, m_events),
      m_calls(m_servers.SlotCount()),
      m_callers(m_options, m_observer, m_events),
      m_arrivals(m_options.load.duration),
      m_losses(m_options, m_calls, m_servers, m_callers, m_events),
      m_services(m_options, m_servers, m_events, m_losses),
      m_failures(m_options, m_services, m_farm, m_events),
      m_setup({m_options.load.run, "server.setup"})
{
    assert(m_listener == nullptr || m_farm.Size() == 1);
    for (std::uint32_t server = 0; ports != nullptr && server < m_servers.Count(); ++server)
    {
        m_servers.At(server).FollowPorts(*ports, m_now, server);
    }
}

void
Engine::Run()
{
    Start();
    RunUntil(m_options.load.duration);
    Finish();
}

void
Engine::RunUntil(Duration until)
{
    assert(until >= m_now && until <= m_options.load.duration);
    for (;;)
    {
        const Duration arrival = m_arrivals.NextTime();
        // What ends at an instant ends before somebody dials at it.
        const bool eventFirst = !m_events.Empty() && m_events.NextTime() <= arrival;
        const Duration next = eventFirst ? m_events.NextTime() : arrival;
        if (next >= until)
        {
            MoveOn(until);
            return;
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
}

void
Engine::Finish()
{
    while (m_callers.AreUndecided())
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
    m_services.Plan();
    m_failures.Plan();
    for (std::uint32_t group = 0; group < m_options.groups.size(); ++group)
    {
        const auto& options = m_options.groups[group];
        if (options.IsFinite())
        {
            m_callers.AddSources(group, *options.count);
        }
        else
        {
            m_arrivals.Add(m_callers.DrawsOf(group));
        }
    }
}

void
Engine::FollowRefusing()
{
    const bool serves = m_services.StateOf(0) == ras::ServiceState::Running;
    const auto period =
        m_refusing.Since(m_now, m_servers.At(0).Ports(), serves, m_servers.HuntOf(0));
    if (period)
    {
        m_listener->OnRefusingPeriod(*period);
    }
}

void
Engine::OnArrival()
{
    Dial(m_arrivals.Soonest(), kNoSource);
    m_arrivals.Advance();
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
        m_servers.OnCleanUpEnds(event.subject, m_now);
        break;
    case EventKind::SourceDials:
        OnSourceDials(event.subject);
        break;
    case EventKind::Redial:
        OnRedial(event.subject);
        break;
    case EventKind::EndsSilently:
        m_losses.OnSilentEnd(event.subject, m_now);
        break;
    case EventKind::ServersDrop:
        m_losses.OnServersDrop(m_now);
        break;
    case EventKind::FailureStep:
        m_failures.OnStep(event.subject, m_now);
        break;
    case EventKind::NoAnswer:
        OnNoAnswer(event.subject);
        break;
    case EventKind::LossNoticed:
        m_losses.OnLossNoticed(event.subject, m_now);
        break;
    case EventKind::RestartDue:
        m_services.OnRestartDue(event.subject, m_now);
        break;
    case EventKind::ServiceStarts:
        m_services.StartService(event.subject);
        break;
    case EventKind::RebootDue:
        m_services.OnRebootDue(event.subject, m_now);
        break;
    case EventKind::HostStops:
        m_services.StopHost(event.subject, m_now);
        break;
    case EventKind::HostStarts:
        m_services.StartHost(event.subject, m_now);
        break;
    }
}

void
Engine::OnSourceDials(std::uint32_t source)
{
    population::Caller caller = m_callers.OfSource(source, m_now);
    Dial(caller, source);
}

void
Engine::OnRedial(std::uint32_t subject)
{
    Waiting waiting = m_callers.Waiting().Take(subject);
    Dial(waiting.from.caller, waiting.from.source);
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
    progress.server = m_callers.ChooseServer(m_farm, caller, source, m_now);
    Ask(caller, source, progress);
}

void
Engine::Ask(const population::Caller& caller, std::uint32_t source, Progress& progress)
{
    const std::uint32_t ports = m_options.groups[caller.group].portsPerCall;
    for (;;)
    {
        ++progress.asked;
        const ras::ServiceState state = m_services.StateOf(progress.server);
        if (state == ras::ServiceState::NoHost)
        {
            m_callers.Waiting().WakeAt(Later(m_now, m_options.connectTimeout),
                                       EventKind::NoAnswer,
                                       {{caller, source}, progress, {}});
            return;
        }
        Outcome outcome = Outcome::FailedNoAnswer;
        if (state == ras::ServiceState::Running)
        {
            const Slot slot = m_servers.TakePorts(progress.server, ports, m_now);
            if (slot != kNoSlot)
            {
                SetUp(slot, {caller, source}, progress);
                return;
            }
            progress.refusal = std::max(progress.refusal, m_servers.WhyRefused());
            progress.idlePorts += m_servers.IdleAtRefusal();
            outcome = progress.refusal;
        }
        const auto next = m_farm.After(progress.server);
        if (!next)
        {
            m_callers.OnFailed({caller, source},
                               {progress.offeredAt,
                                outcome,
                                progress.asked,
                                progress.server,
                                kNoSlot,
                                progress.idlePorts},
                               m_now);
            return;
        }
        progress.server = *next;
    }
}

void
Engine::OnNoAnswer(std::uint32_t subject)
{
    Waiting waiting = m_callers.Waiting().Take(subject);
    Progress& progress = waiting.progress;
    if (const auto next = m_farm.After(progress.server))
    {
        progress.server = *next;
        Ask(waiting.from.caller, waiting.from.source, progress);
        return;
    }
    m_callers.OnFailed(
        waiting.from,
        {progress.offeredAt, Outcome::FailedNotResponding, progress.asked, progress.server},
        m_now);
}

void
Engine::SetUp(Slot slot, const Dialling& from, const Progress& progress)
{
    Call& call = m_calls[slot];
    call.from = from;
    call.offeredAt = progress.offeredAt;
    call.serversAsked = progress.asked;
    call.stage = Stage::SettingUp;
    const ras::Server& taken = m_servers.ServerOf(slot);
    if (taken.StopsNow())
    {
        m_events.Push(m_now, EventKind::HostStops, m_servers.ServerNumber(slot));
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

void
Engine::OnSetUpEnds(Slot slot)
{
    Call& call = m_calls[slot];
    const Outcome outcome = m_servers.OpenSession(slot, call.from.caller.protocols, m_now);
    if (IsConnected(outcome))
    {
        const bool silent = call.from.caller.endsSilently;
        call.stage = Stage::Session;
        call.endsAt = Later(m_now, call.from.caller.holding);
        m_events.Push(call.endsAt, silent ? EventKind::EndsSilently : EventKind::HangUp, slot);
        m_callers.OnConnected(call, slot, m_now);
        return;
    }
    if (outcome == Outcome::FailedProjection)
    {
        Log(slot, ras::EventKind::NotProjected);
    }
    call.stage = Stage::Over;
    m_servers.Release(slot, m_now);
    m_callers.OnFailed(call.from, {call.offeredAt, outcome, call.serversAsked, 0, slot}, m_now);
}

void
Engine::OnHangUp(Slot slot)
{
    Call& call = m_calls[slot];
    // The caller of a dead call has gone on before.
    const bool isDead = call.stage == Stage::Dead;
    call.stage = Stage::Over;
    m_servers.Release(slot, m_now);
    if (!isDead)
    {
        m_callers.OnHungUp(call.from, m_now);
    }
}

void
Engine::Log(Slot slot, ras::EventKind kind)
{
    const std::string& user = m_options.groups[m_calls[slot].from.caller.group].name;
    const std::string text = ras::EventText({kind, m_servers.PortOf(slot), user});
    m_observer.OnServerEvent({m_now,
                              m_servers.ServerNumber(slot),
                              ras::EventId(kind, m_options.server.level.product),
                              text});
}

} // namespace pptplab::call
