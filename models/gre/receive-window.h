// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_GRE_RECEIVE_WINDOW_H
#define PPTPLAB_MODELS_GRE_RECEIVE_WINDOW_H

#include "models/base/bytes.h"
#include "models/gre/options.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace pptplab::gre
{

/// Receiving side, RFC 2637 4.3: payloads go up in the order of their numbers, each at most once.
/// With ReceiveOrder::Discard a gap is taken as loss at once and what comes late is thrown away.
/// With Reorder, packets after a gap wait for the missing one, at most a window full of them and
/// until GiveUpGap(). The first packet starts the order whatever its number, as peers start at 0 or
/// at 1.
class ReceiveWindow
{
  public:
    enum class Verdict : std::uint8_t
    {
        Deliver, ///< now; then what Ready() yields
        Wait,    ///< kept until its turn; Ready() may yield others that were kept before
        Drop,    ///< late or twice
    };

    /// `capacity`: packets that may wait; 0 with ReceiveOrder::Discard.
    ReceiveWindow(ReceiveOrder order, std::uint16_t capacity);

    Verdict OnPacket(std::uint32_t sequence, ByteView payload);

    /// The next kept payload whose turn has come.
    std::optional<Octets> Ready();

    bool HasGap() const { return !m_kept.empty(); }

    /// The missing packet is not waited for any longer.
    void GiveUpGap();

    /// Highest number received, the one to acknowledge; none before the first packet.
    std::optional<std::uint32_t> Highest() const { return m_highest; }

  private:
    struct Kept
    {
        std::uint32_t sequence = 0;
        Octets payload;
    };

    Verdict Keep(std::uint32_t sequence, ByteView payload);

    std::size_t m_capacity;
    std::optional<std::uint32_t> m_highest;
    std::uint32_t m_next = 0; ///< the number whose turn it is
    std::vector<Kept> m_kept; ///< packets kept, in the order of their numbers
};

} // namespace pptplab::gre

#endif
