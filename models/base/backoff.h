// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_BASE_BACKOFF_H
#define PPTPLAB_MODELS_BASE_BACKOFF_H

#include "models/base/units.h"

#include <cstdint>
#include <optional>

namespace pptplab
{

/// TCP's doubling retransmission timer (RFC 1122 4.2.3.1), as NT counts it: the registry value is
/// the number of retransmissions, so the segment is sent that often and once more.
struct Backoff
{
    Duration initial = std::chrono::seconds(3); ///< first time-out, above 0; InitialRtt, Q296692
    std::optional<Duration> ceiling;            ///< longest time-out; none doubles for ever

    /// Time-out after the segment was sent `retransmissions` times more.
    Duration Timeout(std::uint32_t retransmissions) const;

    /// Time from the first sending to giving up, when nothing is ever acknowledged. Duration::max()
    /// ("never") when that is beyond what a Duration holds, 292 years.
    Duration GiveUpAfter(std::uint32_t retransmissions) const;
};

} // namespace pptplab

#endif
