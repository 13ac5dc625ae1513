// SPDX-License-Identifier: GPL-2.0-only
#include "models/call/splitting.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace pptplab::call
{

namespace
{

population::Law
GapOf(Rate arrivals)
{
    assert(arrivals.perSecond > 0);
    return population::Law::Exponential(std::max(Duration{1}, FromSeconds(1 / arrivals.perSecond)));
}

} // namespace

Splitting::Splitting(SplittingOptions options)
    : m_options(std::move(options)),
      m_gap(GapOf(m_options.arrivals)),
      m_arrivals({m_options.run, "splitting.arrivals"}),
      m_setup({m_options.run, "server.setup"}),
      m_cleanup({m_options.run, "server.cleanup"}),
      m_hunt({m_options.run, "server.0.hunt"}),
      m_width((m_options.duration - m_options.warmUp) / m_options.batches + Duration{1}),
      m_batches(m_options.batches)
{
    assert(m_options.copies.size() == m_options.server.ports + 1U);
    double all = 0;
    for (std::uint32_t group = 0; group < m_options.groups.size(); ++group)
    {
        m_draws.emplace_back(m_options.groups[group], group, m_options.run);
        all += m_options.groups[group].arrivalRate.perSecond;
        m_upTo.push_back(all);
    }
    for (double& share : m_upTo)
    {
        share /= all;
    }
    double weight = 1;
    for (const std::uint32_t copies : m_options.copies)
    {
        weight /= copies;
        m_weight.push_back(weight);
    }
}

std::vector<RareBatch>
Splitting::Run()
{
    const std::uint32_t ports = m_options.server.ports;
    State state{ras::Server(m_options.server), std::vector<Line>(ports)};
    Follow(state, 0);
    return m_batches;
}

void
Splitting::Follow(State& state, std::uint32_t floor)
{
    do
    {
        // The time until the next Poisson caller has no memory: it is drawn anew at each event.
        const Duration caller = Later(state.now, m_gap.Sample(m_arrivals));
        const Duration line =
            state.stageEnds.Empty() ? Duration::max() : state.stageEnds.NextTime();
        const Duration next = std::min(caller, line);
        Count(state, next);
        if (next >= m_options.duration)
        {
            return;
        }
        state.now = next;
        if (caller < line)
        {
            OnCaller(state);
        }
        else
        {
            OnLine(state, state.stageEnds.Pop().subject);
        }
    } while (state.inUse >= floor);
}

void
Splitting::OnCaller(State& state)
{
    const double share = m_arrivals.Uniform();
    const auto group = static_cast<std::size_t>(
        std::lower_bound(m_upTo.begin(), m_upTo.end() - 1, share) - m_upTo.begin());
    const auto caller = m_draws[group].NextCaller(state.now);
    const auto port = state.server.OnCallRequest(m_hunt);
    if (m_depth == 0 && state.now >= m_options.warmUp)
    {
        RareBatch& batch = BatchAt(state.now);
        ++batch.offered;
        batch.noPortSeen += !port && port.Error() == Outcome::RefusedNoPort ? 1 : 0;
        batch.cleanupSeen += !port && port.Error() == Outcome::RefusedCleanup ? 1 : 0;
    }
    if (!port)
    {
        return;
    }
    const std::uint32_t index = port.Value().index;
    state.lines[index] = {Stage::SettingUp, caller.holding, caller.protocols};
    const Duration setUpEnds = Later(state.now, m_options.setupTime.Sample(m_setup));
    if (setUpEnds == state.now)
    {
        OnLine(state, index);
    }
    else
    {
        state.stageEnds.Push(setUpEnds, EventKind::SetUpEnds, index);
    }
    ++state.inUse;
    Split(state);
}

void
Splitting::OnLine(State& state, std::uint32_t port)
{
    Line& line = state.lines[port];
    const ras::PortNumber number{port};
    switch (line.stage)
    {
    case Stage::SettingUp:
        state.server.OnSessionUp(number, line.protocols);
        line.stage = Stage::Session;
        state.stageEnds.Push(Later(state.now, line.holding), EventKind::HangUp, port);
        return;
    case Stage::Session:
        if (state.server.OnReleased(number, state.now) == ras::PortState::CleanUp)
        {
            line.stage = Stage::CleanUp;
            state.stageEnds.Push(Later(state.now, m_options.cleanup.Sample(m_cleanup)),
                                 EventKind::CleanUpEnds,
                                 port);
            return;
        }
        break;
    case Stage::CleanUp:
        state.server.OnCleanUpEnded(number, state.now);
        break;
    case Stage::Idle:
        assert(false);
    }
    line.stage = Stage::Idle;
    --state.inUse;
}

void
Splitting::Split(const State& state)
{
    for (std::uint32_t i = 1; i < m_options.copies[state.inUse]; ++i)
    {
        if (m_copies.size() == m_depth)
        {
            m_copies.push_back(state);
        }
        State& copy = m_copies[m_depth];
        copy = state;
        ++m_depth;
        Follow(copy, copy.inUse);
        --m_depth;
    }
}

void
Splitting::Count(const State& state, Duration until)
{
    const Duration end = std::min(until, m_options.duration);
    Duration from = std::max(state.now, m_options.warmUp);
    const ras::PortPool& ports = state.server.Ports();
    const bool full = ports.CountOf(ras::PortState::Idle) == 0;
    const double refused = full ? 1 : ports.RefusalProbability(m_hunt);
    const double weight = m_weight[state.inUse] * refused;
    if (weight == 0)
    {
        return;
    }
    while (from < end)
    {
        RareBatch& batch = BatchAt(from);
        const auto number = &batch - m_batches.data();
        const Duration to = std::min(end, m_options.warmUp + (number + 1) * m_width);
        (full ? batch.noPort : batch.cleanup) += weight * ToSeconds(to - from);
        from = to;
    }
}

RareBatch&
Splitting::BatchAt(Duration time)
{
    return m_batches[static_cast<std::size_t>((time - m_options.warmUp) / m_width)];
}

} // namespace pptplab::call
