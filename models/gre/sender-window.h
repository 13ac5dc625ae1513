// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_GRE_SENDER_WINDOW_H
#define PPTPLAB_MODELS_GRE_SENDER_WINDOW_H

#include <cstdint>

namespace pptplab::gre
{

/// Sending side of the sliding window, RFC 2637 4.2. Sizes in packets. Starts at half of what the
/// peer advertised; one more after a full window without a time-out; half, rounded up, after one.
/// Never below 1. Nothing is ever sent again.
/// Not here: the time-out itself (ack-timeout.h), the packets that wait (channel.h).
class SenderWindow
{
  public:
    explicit SenderWindow(std::uint16_t advertised);

    bool MaySend() const { return InFlight() < m_size; }

    /// The number of the packet that is sent now. Pre: MaySend().
    std::uint32_t TakeSequence();

    /// A packet of that number has gone out.
    bool WasSent(std::uint32_t sequence) const;

    /// The peer has everything up to `acknowledgment`. False when that is old or was never sent.
    bool OnAck(std::uint32_t acknowledgment);

    /// What is in flight counts as lost from here on.
    void OnTimeout();

    std::uint32_t InFlight() const { return m_next - m_acknowledged; }
    std::uint16_t Size() const { return m_size; }

  private:
    std::uint16_t m_advertised;
    std::uint16_t m_size;
    std::uint16_t m_ackedSinceGrowth = 0;
    std::uint32_t m_next = 0;         ///< RFC 2637 4.1: numbers start at 0
    std::uint32_t m_acknowledged = 0; ///< first number that is not yet acknowledged
};

} // namespace pptplab::gre

#endif
