// SPDX-License-Identifier: GPL-2.0-only
#include "models/call/event-queue.h"

#include <algorithm>
#include <cassert>

namespace pptplab::call
{

namespace
{

constexpr std::size_t kChildren = 4;

bool
Before(const Event& a, const Event& b)
{
    return a.at != b.at ? a.at < b.at : a.order < b.order;
}

} // namespace

void
EventQueue::Push(Duration at, EventKind kind, std::uint32_t subject)
{
    const Event event{at, m_pushed++, kind, subject};
    std::size_t hole = m_heap.size();
    m_heap.push_back(event);
    while (hole > 0)
    {
        const std::size_t parent = (hole - 1) / kChildren;
        if (!Before(event, m_heap[parent]))
        {
            break;
        }
        m_heap[hole] = m_heap[parent];
        hole = parent;
    }
    m_heap[hole] = event;
}

Event
EventQueue::Pop()
{
    assert(!m_heap.empty());
    const Event earliest = m_heap.front();
    const Event last = m_heap.back();
    m_heap.pop_back();
    const std::size_t size = m_heap.size();
    if (size == 0)
    {
        return earliest;
    }
    std::size_t hole = 0;
    for (;;)
    {
        const std::size_t first = hole * kChildren + 1;
        if (first >= size)
        {
            break;
        }
        std::size_t best = first;
        const std::size_t end = std::min(first + kChildren, size);
        for (std::size_t child = first + 1; child < end; ++child)
        {
            best = Before(m_heap[child], m_heap[best]) ? child : best;
        }
        if (!Before(m_heap[best], last))
        {
            break;
        }
        m_heap[hole] = m_heap[best];
        hole = best;
    }
    m_heap[hole] = last;
    return earliest;
}

} // namespace pptplab::call
