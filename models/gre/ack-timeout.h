// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_GRE_ACK_TIMEOUT_H
#define PPTPLAB_MODELS_GRE_ACK_TIMEOUT_H

#include "models/base/units.h"

namespace pptplab::gre
{

/// Adaptive acknowledgment time-out, RFC 2637 4.4:
/// DEV += (|sample - RTT| - DEV) / 4, RTT += (sample - RTT) / 8,
/// time-out = RTT + 4 DEV kept between minimum and maximum; RTT doubles after a time-out.
class AckTimeout
{
  public:
    struct Limits
    {
        Duration minimum{};
        Duration maximum{};
    };

    /// RTT starts at the peer's packet processing delay, DEV at 0.
    AckTimeout(Duration processingDelay, Limits limits);

    void OnSample(Duration roundTrip);
    void OnTimeout();

    Duration Value() const;
    Duration RoundTrip() const { return m_roundTrip; }
    Duration Deviation() const { return m_deviation; }

  private:
    Limits m_limits;
    Duration m_roundTrip;
    Duration m_deviation{};
};

} // namespace pptplab::gre

#endif
