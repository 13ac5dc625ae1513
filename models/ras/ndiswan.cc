// SPDX-License-Identifier: GPL-2.0-only
#include "models/ras/ndiswan.h"

#include <algorithm>

namespace pptplab::ras
{

Ndiswan::Ndiswan(const Options& options)
    : m_options(options), m_held(options.lock == NdiswanLock::Port ? options.ports : 1)
{
}

bool
Ndiswan::Take(std::size_t lock)
{
    const bool excludes = m_options.processors > 1;
    if (m_held[lock] && excludes)
    {
        return false;
    }
    m_held[lock] = true;
    return true;
}

bool
Ndiswan::Send(PortNumber port, Framing framing)
{
    const std::size_t lock = LockOf(port);
    if (!Take(lock))
    {
        return false;
    }
    if (framing == Framing::Old && m_options.locksTwice && !Take(lock))
    {
        return false; // the frame holds the lock that it waits for
    }
    m_held[lock] = false;
    return true;
}

void
Ndiswan::OnReboot()
{
    std::fill(m_held.begin(), m_held.end(), false);
}

} // namespace pptplab::ras
