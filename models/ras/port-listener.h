// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_RAS_PORT_LISTENER_H
#define PPTPLAB_MODELS_RAS_PORT_LISTENER_H

#include "models/base/units.h"

#include <cstdint>

namespace pptplab::ras
{

enum class PortState : std::uint8_t
{
    Idle,
    Connecting, ///< held by a call that has no session yet
    Connected,
    CleanUp, ///< cleaned up after a session with NetBEUI; refuses callers
    Lost,    ///< never initialised again after its session (Q238171)
};

/// By a call.
constexpr bool
IsHeld(PortState state)
{
    return state == PortState::Connecting || state == PortState::Connected;
}

/// One port of a pool, counted from 0; NT calls port n "VPN(n+1)".
struct PortNumber
{
    std::uint32_t index = 0;

    friend constexpr bool operator==(PortNumber a, PortNumber b) { return a.index == b.index; }
};

struct PortChange
{
    Duration at{};
    std::uint32_t server = 0; ///< index
    PortNumber port;
    PortState from = PortState::Idle;
    PortState to = PortState::Idle;
};

/// A listener that hears of each change of a port's state. All are idle at the beginning.
class PortListener
{
  public:
    PortListener() = default;
    PortListener(const PortListener&) = delete;
    PortListener& operator=(const PortListener&) = delete;
    virtual ~PortListener() = default;

    virtual void OnPortChange(const PortChange& change) = 0;
};

} // namespace pptplab::ras

#endif
