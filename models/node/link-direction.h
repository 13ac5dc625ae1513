// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_LINK_DIRECTION_H
#define PPTPLAB_MODELS_NODE_LINK_DIRECTION_H

#include "models/base/units.h"

#include <cstdint>
#include <optional>

namespace pptplab::node
{

/// One direction of a full-duplex point-to-point link: a drop-tail queue, a transmitter and a
/// propagation delay. As packets leave in the order they came, the time at which the transmitter
/// falls idle is all the state there is, and a packet costs one event, at its arrival.
/// Sizes are IP packets; framing of a particular medium is not modelled.
class LinkDirection
{
  public:
    struct Options
    {
        BitRate rate{10'000'000};                   ///< above 0
        Duration delay{10'000'000};                 ///< propagation, 0 or more
        Bytes queueLimit{std::uint64_t{40} * 1500}; ///< 40 packets as in a router of the time
    };

    explicit LinkDirection(const Options& options) : m_options(options) {}

    /// Takes a packet and tells how long from `now` until its last bit arrives, or none when it
    /// finds the queue full. An idle transmitter takes any packet. Pre: calls in order of `now`.
    std::optional<Duration> Accept(Duration now, Bytes size);

    const Options& Settings() const { return m_options; }
    std::uint64_t Drops() const { return m_drops; }

  private:
    Options m_options;
    Duration m_idleFrom{};
    std::uint64_t m_drops = 0;
};

} // namespace pptplab::node

#endif
