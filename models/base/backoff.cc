// SPDX-License-Identifier: GPL-2.0-only
#include "models/base/backoff.h"

#include <algorithm>

namespace pptplab
{

namespace
{

/// `count` times `span`, saturated.
Duration
Times(Duration span, std::uint64_t count)
{
    const auto limit = static_cast<std::uint64_t>(Duration::max() / span);
    return count > limit ? Duration::max() : span * static_cast<Duration::rep>(count);
}

Duration
Doubled(Duration span)
{
    return Later(span, span);
}

} // namespace

Duration
Backoff::Timeout(std::uint32_t retransmissions) const
{
    const Duration longest = ceiling.value_or(Duration::max());
    Duration timeout = std::min(initial, longest);
    for (std::uint32_t i = 0; i < retransmissions && timeout < longest; ++i)
    {
        timeout = std::min(Doubled(timeout), longest);
    }
    return timeout;
}

Duration
Backoff::GiveUpAfter(std::uint32_t retransmissions) const
{
    const Duration longest = ceiling.value_or(Duration::max());
    const std::uint64_t timeouts = std::uint64_t{retransmissions} + 1;
    Duration total{};
    Duration timeout = std::min(initial, longest);
    std::uint64_t passed = 0;
    while (passed < timeouts && timeout < longest)
    {
        total = Later(total, timeout);
        timeout = std::min(Doubled(timeout), longest);
        ++passed;
    }
    return Later(total, Times(timeout, timeouts - passed));
}

} // namespace pptplab
