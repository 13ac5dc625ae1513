// SPDX-License-Identifier: GPL-2.0-only
#include "models/gre/sender-window.h"

#include "models/gre/sequence.h"

#include <algorithm>
#include <cassert>

namespace pptplab::gre
{

namespace
{

std::uint16_t
Half(std::uint16_t size)
{
    return static_cast<std::uint16_t>((size + 1) / 2);
}

} // namespace

SenderWindow::SenderWindow(std::uint16_t advertised)
    : m_advertised(std::max<std::uint16_t>(1, advertised)), m_size(Half(m_advertised))
{
}

std::uint32_t
SenderWindow::TakeSequence()
{
    assert(MaySend());
    return m_next++;
}

bool
SenderWindow::WasSent(std::uint32_t sequence) const
{
    return Ahead(sequence, m_next) < 0;
}

bool
SenderWindow::OnAck(std::uint32_t acknowledgment)
{
    const std::uint32_t upTo = acknowledgment + 1;
    if (Ahead(upTo, m_acknowledged) <= 0 || Ahead(upTo, m_next) > 0)
    {
        return false;
    }
    const std::uint32_t acked = m_ackedSinceGrowth + (upTo - m_acknowledged);
    m_acknowledged = upTo;
    if (acked < m_size)
    {
        m_ackedSinceGrowth = static_cast<std::uint16_t>(acked);
        return true;
    }
    m_ackedSinceGrowth = 0;
    m_size = std::min<std::uint16_t>(m_advertised, static_cast<std::uint16_t>(m_size + 1));
    return true;
}

void
SenderWindow::OnTimeout()
{
    m_acknowledged = m_next;
    m_ackedSinceGrowth = 0;
    m_size = Half(m_size);
}

} // namespace pptplab::gre
