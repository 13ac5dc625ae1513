// SPDX-License-Identifier: GPL-2.0-only
#include "models/ras/port-pool.h"

#include <cassert>

namespace pptplab::ras
{

PortPool::PortPool(Options options)
    : m_options(options), m_states(options.ports, PortState::Idle), m_candidates(OrderFor(options))
{
    assert(options.ports > 0);
    m_counts[static_cast<std::size_t>(PortState::Idle)] = options.ports;
    for (std::uint32_t port = 0; port < options.ports; ++port)
    {
        std::visit([port](auto& order) { order.Insert(port); }, m_candidates);
    }
}

Result<PortNumber, Refusal>
PortPool::Offer(RandomStream& choice)
{
    const bool wholeServerBlocked = m_options.refusalEndsHunt &&
                                    m_options.cleanupBlocks == CleanupBlocks::Server &&
                                    CountOf(PortState::CleanUp) > 0;
    if (wholeServerBlocked)
    {
        return Failure{WhyRefused()};
    }
    const auto chosen = Choose(choice);
    if (!chosen)
    {
        return Failure{WhyRefused()};
    }
    const PortNumber port{*chosen};
    const bool accepts = StateOf(port) == PortState::Idle;
    if (accepts || m_options.hunt == Hunt::RotaryAdvance)
    {
        m_next = port.index + 1;
    }
    if (!accepts)
    {
        return Failure{WhyRefused()};
    }
    Move(port, PortState::Connecting);
    return port;
}

void
PortPool::OnSessionUp(PortNumber port)
{
    assert(StateOf(port) == PortState::Connecting);
    Move(port, PortState::Connected);
}

void
PortPool::OnSetUpEnded(PortNumber port)
{
    assert(StateOf(port) == PortState::Connecting);
    Move(port, PortState::Idle);
}

void
PortPool::OnSessionEnded(PortNumber port, Duration now, bool needsCleanUp)
{
    assert(StateOf(port) == PortState::Connected);
    if (auto* byIdleTime = std::get_if<IdleTimeOrder>(&m_candidates))
    {
        byIdleTime->SetSessionEnd(port.index, now);
    }
    Move(port, needsCleanUp ? PortState::CleanUp : PortState::Idle);
}

void
PortPool::OnCleanUpEnded(PortNumber port)
{
    assert(StateOf(port) == PortState::CleanUp);
    Move(port, PortState::Idle);
}

PortPool::Order
PortPool::OrderFor(const Options& options)
{
    switch (options.hunt)
    {
    case Hunt::Random:
        return UniformOrder(options.ports);
    case Hunt::LongestIdle:
        return IdleTimeOrder(options.ports, IdleTimeOrder::Wanted::LongestIdle);
    case Hunt::LastReleased:
        return IdleTimeOrder(options.ports, IdleTimeOrder::Wanted::LastReleased);
    case Hunt::Lowest:
    case Hunt::Rotary:
    case Hunt::RotaryAdvance:
        break;
    }
    return NumberOrder(options.ports);
}

bool
PortPool::IsCandidate(PortState state) const
{
    // With the fault, a port in clean-up is offered the call like an idle one and its refusal ends
    // the hunt. Without it the hunt goes on in the same order, which is to look at idle ports only.
    return state == PortState::Idle || (state == PortState::CleanUp && m_options.refusalEndsHunt);
}

double
PortPool::RefusalProbability(RandomStream& choice) const
{
    const std::uint32_t idle = CountOf(PortState::Idle);
    const std::uint32_t cleaned = CountOf(PortState::CleanUp);
    if (!m_options.refusalEndsHunt || cleaned == 0 || idle == 0)
    {
        return 0;
    }
    if (m_options.cleanupBlocks == CleanupBlocks::Server)
    {
        return 1;
    }
    if (m_options.hunt == Hunt::Random)
    {
        return static_cast<double>(cleaned) / (cleaned + idle);
    }
    return StateOf({*Choose(choice)}) == PortState::CleanUp ? 1 : 0;
}

std::optional<std::uint32_t>
PortPool::Choose(RandomStream& choice) const
{
    if (const auto* byNumber = std::get_if<NumberOrder>(&m_candidates))
    {
        if (m_options.hunt == Hunt::Lowest)
        {
            return byNumber->FirstFrom(0);
        }
        const auto next = byNumber->FirstFrom(m_next);
        return next ? next : byNumber->FirstFrom(0);
    }
    if (const auto* uniform = std::get_if<UniformOrder>(&m_candidates))
    {
        return uniform->Pick(choice);
    }
    return std::get_if<IdleTimeOrder>(&m_candidates)->Best();
}

Refusal
PortPool::WhyRefused() const
{
    return CountOf(PortState::Idle) > 0 ? Refusal::CleanUp : Refusal::NoIdlePort;
}

void
PortPool::Move(PortNumber port, PortState to)
{
    PortState& state = m_states[port.index];
    const bool was = IsCandidate(state);
    const bool is = IsCandidate(to);
    --m_counts[static_cast<std::size_t>(state)];
    ++m_counts[static_cast<std::size_t>(to)];
    state = to;
    if (was == is)
    {
        return;
    }
    std::visit(
        [port, is](auto& order) {
            if (is)
            {
                order.Insert(port.index);
            }
            else
            {
                order.Erase(port.index);
            }
        },
        m_candidates);
}

} // namespace pptplab::ras
