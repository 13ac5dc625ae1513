// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_BASE_SESSION_DATA_H
#define PPTPLAB_MODELS_BASE_SESSION_DATA_H

#include "models/base/units.h"

#include <chrono>
#include <cstdint>
#include <optional>

namespace pptplab
{

/// Datagrams of one size in one or both directions, one after the other at a constant rate.
struct Traffic
{
    BitRate rate;             ///< payload's rate in each direction, > 0
    std::uint32_t size = 512; ///< octets of payload in each datagram
    bool up = true;           ///< caller to server
    bool down = true;
};

/// One direction of the traffic of a session. Payload alone.
struct Delivery
{
    std::uint64_t sent = 0; ///< datagrams
    std::uint64_t arrived = 0;
};

/// What the traffic of one session came to.
struct SessionData
{
    Duration offeredAt{}; ///< time at which the attempt was dialled
    std::uint32_t group = 0;
    Duration lasted{};      ///< time from session up to its end, or the run's
    std::uint32_t size = 0; ///< octets of payload in each datagram
    std::optional<Delivery> up;
    std::optional<Delivery> down;
};

} // namespace pptplab

#endif
