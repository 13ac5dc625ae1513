// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/link-direction.h"

#include <algorithm>

namespace pptplab::node
{

std::optional<Duration>
LinkDirection::Accept(Duration now, Bytes size)
{
    const Duration serialization = TransmissionTime(size, m_options.rate);
    const Duration wait = std::max(m_idleFrom - now, Duration::zero());
    const Duration room = TransmissionTime(m_options.queueLimit, m_options.rate);
    if (wait > Duration::zero() && wait + serialization > room)
    {
        ++m_drops;
        return std::nullopt;
    }
    m_idleFrom = now + wait + serialization;
    return wait + serialization + m_options.delay;
}

Deliveries
LinkDirection::Impair(Duration now, Duration travel)
{
    return m_impairments->Pass(now, now + travel - m_options.delay, now + travel);
}

} // namespace pptplab::node
