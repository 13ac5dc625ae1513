// SPDX-License-Identifier: GPL-2.0-only
#include "models/call/event-queue.h"

#include <algorithm>

namespace pptplab::call
{

void
EventQueue::Renumber()
{
    std::sort(m_heap.begin(), m_heap.end(), Before);
    m_pushed = 0;
    for (Entry& entry : m_heap)
    {
        const Event event = EventOf(entry);
        entry.tag = Tag(m_pushed++, event.kind, event.subject);
    }
}

} // namespace pptplab::call
