// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_NETWORK_LINK_DIRECTION_H
#define PPTPLAB_MODELS_NODE_NETWORK_LINK_DIRECTION_H

#include "models/base/units.h"
#include "models/node/network/impairments.h"
#include "models/node/network/retrain.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <utility>

namespace pptplab::node
{

/// One direction of a full-duplex point-to-point link: a drop-tail queue, a transmitter, a
/// propagation delay and, if given, impairments. As packets leave in the order they came, the time
/// at which the transmitter falls idle is all the state there is, and a packet costs one event, at
/// its arrival.
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

    /// Without `impairments` and `retrains` nothing happens to packets on their way, and the
    /// transmitter never stops.
    explicit LinkDirection(const Options& options,
                           std::unique_ptr<ImpairmentProcess> impairments = nullptr,
                           std::unique_ptr<RetrainProcess> retrains = nullptr)
        : m_options(options), m_impairments(std::move(impairments)), m_retrains(std::move(retrains))
    {
    }

    /// Takes a packet and tells how long from `now` until its last bit arrives if nothing happens
    /// to it on its way, or none when it finds the queue full. An idle transmitter takes any
    /// packet. Pre: calls in order of `now`.
    std::optional<Duration> Accept(Duration now, Bytes size);

    bool IsImpaired() const { return m_impairments != nullptr; }

    /// Times at which the packet that Accept() has just taken arrives, after `travel` without
    /// impairments: not at all, once or twice. Pre: IsImpaired().
    Deliveries Impair(Duration now, Duration travel);

    const Options& Settings() const { return m_options; }
    /// Packets that found the queue full.
    std::uint64_t Drops() const { return m_drops; }

  private:
    /// How long the transmitter has to work on what it has been given.
    Duration Backlog(Duration now) const;

    Options m_options;
    Duration m_idleFrom{};
    std::uint64_t m_drops = 0;
    std::unique_ptr<ImpairmentProcess> m_impairments;
    std::unique_ptr<RetrainProcess> m_retrains;
};

} // namespace pptplab::node

#endif
