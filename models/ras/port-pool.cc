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

void
PortPool::Restart()
{
    for (std::uint32_t port = 0; port < Size(); ++port)
    {
        if (StateOf({port}) != PortState::Idle)
        {
            Move({port}, PortState::Idle);
        }
    }
    const Follower follower = m_follower;
    *this = PortPool(m_options);
    m_follower = follower;
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

void
PortPool::Tell(PortNumber port, PortState from, PortState to) const
{
    m_follower.listener->OnPortChange({*m_follower.now, m_follower.server, port, from, to});
}

void
PortPool::SetOtherCandidate(PortNumber port, bool is)
{
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
