// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_GRE_OPTIONS_H
#define PPTPLAB_MODELS_GRE_OPTIONS_H

#include "models/base/units.h"

#include <chrono>
#include <cstdint>

namespace pptplab::gre
{

/// What to do with a packet whose sequence number is not the next one, RFC 2637 4.3.
enum class ReceiveOrder : std::uint8_t
{
    Discard, ///< a late packet is thrown away
    Reorder, ///< packets wait for the missing one, at most a window full
};

/// One side of a call's data tunnel, RFC 2637 section 4.
struct Options
{
    std::uint16_t receiveWindow = 2;   ///< packets; 2 before SP4, 16 from SP4 (Q162230, Q167040)
    std::uint16_t processingDelay = 0; ///< tenths of a second, told to the peer
    ReceiveOrder order = ReceiveOrder::Discard;
    Duration reorderWait = std::chrono::milliseconds(300); ///< wait for a missing packet, inference
    Duration ackDelay = std::chrono::milliseconds(500);    ///< longest wait of an acknowledgment

    /// Bounds of the acknowledgment time-out. The RFC names them without values. The minimum is
    /// twice the ackDelay of peers, or each delayed acknowledgment would count as loss (inference);
    /// the maximum is FreeBSD's (SOURCES: GRE).
    Duration minimumTimeout = std::chrono::seconds(1);
    Duration maximumTimeout = std::chrono::seconds(10);

    /// Packets that wait for the window to open; more are dropped. NDISWAN's bound is not
    /// documented: inference.
    std::uint16_t transmitQueue = 32;
};

} // namespace pptplab::gre

#endif
