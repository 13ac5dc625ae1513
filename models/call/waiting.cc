// SPDX-License-Identifier: GPL-2.0-only
#include "models/call/waiting.h"

namespace pptplab::call
{

void
WaitingCallers::WakeAt(Duration at, EventKind kind, const Waiting& waiting)
{
    if (m_free.empty())
    {
        m_free.push_back(static_cast<std::uint32_t>(m_places.size()));
        m_places.emplace_back();
    }
    const std::uint32_t place = m_free.back();
    m_free.pop_back();
    m_places[place] = waiting;
    m_events.Push(at, kind, place);
}

Waiting
WaitingCallers::Take(std::uint32_t subject)
{
    m_free.push_back(subject);
    return m_places[subject];
}

} // namespace pptplab::call
