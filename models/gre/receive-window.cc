// SPDX-License-Identifier: GPL-2.0-only
#include "models/gre/receive-window.h"

#include "models/gre/sequence.h"

#include <algorithm>
#include <utility>

namespace pptplab::gre
{

ReceiveWindow::ReceiveWindow(ReceiveOrder order, std::uint16_t capacity)
    : m_capacity(order == ReceiveOrder::Reorder ? capacity : 0U)
{
}

ReceiveWindow::Verdict
ReceiveWindow::OnPacket(std::uint32_t sequence, ByteView payload)
{
    if (!m_highest)
    {
        m_next = sequence;
    }
    if (!m_highest || Ahead(sequence, *m_highest) > 0)
    {
        m_highest = sequence;
    }
    if (Ahead(sequence, m_next) < 0)
    {
        return Verdict::Drop;
    }
    if (sequence == m_next || m_capacity == 0)
    {
        m_next = sequence + 1;
        return Verdict::Deliver;
    }
    return Keep(sequence, payload);
}

ReceiveWindow::Verdict
ReceiveWindow::Keep(std::uint32_t sequence, ByteView payload)
{
    const auto place = std::find_if(m_kept.begin(), m_kept.end(), [sequence](const Kept& kept) {
        return Ahead(kept.sequence, sequence) >= 0;
    });
    if (place != m_kept.end() && place->sequence == sequence)
    {
        return Verdict::Drop;
    }
    m_kept.insert(place, Kept{sequence, Octets(payload.begin(), payload.end())});
    if (m_kept.size() > m_capacity)
    {
        GiveUpGap();
    }
    return Verdict::Wait;
}

std::optional<Octets>
ReceiveWindow::Ready()
{
    if (m_kept.empty() || m_kept.front().sequence != m_next)
    {
        return std::nullopt;
    }
    Octets payload = std::move(m_kept.front().payload);
    m_kept.erase(m_kept.begin());
    ++m_next;
    return payload;
}

void
ReceiveWindow::GiveUpGap()
{
    if (!m_kept.empty())
    {
        m_next = m_kept.front().sequence;
    }
}

} // namespace pptplab::gre
