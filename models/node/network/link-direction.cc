// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/network/link-direction.h"

#include <algorithm>

namespace pptplab::node
{

Duration
LinkDirection::Backlog(Duration now) const
{
    if (m_idleFrom <= now)
    {
        return {};
    }
    return m_retrains ? m_retrains->WorkingTime(now, m_idleFrom) : m_idleFrom - now;
}

std::optional<Duration>
LinkDirection::Accept(Duration now, Bytes size)
{
    const Duration serialization = TransmissionTime(size, m_options.rate);
    const Duration backlog = Backlog(now);
    const Duration room = TransmissionTime(m_options.queueLimit, m_options.rate);
    if (backlog > Duration::zero() && backlog + serialization > room)
    {
        ++m_drops;
        return std::nullopt;
    }
    const Duration begins = std::max(now, m_idleFrom);
    m_idleFrom = begins + serialization;
    if (m_retrains)
    {
        m_idleFrom = m_retrains->Finish(begins, serialization);
        m_retrains->Forget(now);
    }
    return m_idleFrom - now + m_options.delay;
}

Deliveries
LinkDirection::Impair(Duration now, Duration travel)
{
    return m_impairments->Pass(now, now + travel - m_options.delay, now + travel);
}

} // namespace pptplab::node
