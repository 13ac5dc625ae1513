// SPDX-License-Identifier: GPL-2.0-only
#include "models/gre/ack-timeout.h"

#include <algorithm>

namespace pptplab::gre
{

AckTimeout::AckTimeout(Duration processingDelay, Limits limits)
    : m_limits(limits), m_roundTrip(processingDelay)
{
}

void
AckTimeout::OnSample(Duration roundTrip)
{
    const Duration difference = roundTrip - m_roundTrip;
    m_deviation += (std::chrono::abs(difference) - m_deviation) / 4;
    m_roundTrip += difference / 8;
}

void
AckTimeout::OnTimeout()
{
    // The RFC sets no bound to the doubling; beyond the maximum it could not be told anyway.
    m_roundTrip = std::min(m_roundTrip * 2, m_limits.maximum);
}

Duration
AckTimeout::Value() const
{
    return std::max(m_limits.minimum, std::min(m_roundTrip + 4 * m_deviation, m_limits.maximum));
}

} // namespace pptplab::gre
