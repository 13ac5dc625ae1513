// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_RAS_REMAINS_H
#define PPTPLAB_MODELS_RAS_REMAINS_H

#include "models/base/random-stream.h"
#include "models/base/units.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace pptplab::ras
{

/// How many of the sessions that end leave something behind, each a share of 0..1 and drawn apart.
/// They count on a server that has the fault only. Q159309 gives "about once in every 10 to 20
/// connections" for the address; for route and port no article has a figure.
struct LeakShares
{
    double route = 0;   ///< the caller's host route (Q233048; that it is the route: inference)
    double address = 0; ///< the caller's static address, out of the pool for good (Q159309)
    double port = 0;    ///< the caller's port, which is not initialised again (Q238171)
};

/// What the end of one session leaves behind.
struct Remains
{
    bool route = false;
    bool address = false;
    bool port = false;
};

inline Remains
DrawRemains(const LeakShares& shares, RandomStream& chance)
{
    // Each from its own draw: a share of 0 or 1 then changes nothing for the others.
    const double route = chance.Uniform();
    const double address = chance.Uniform();
    const double port = chance.Uniform();
    return {route < shares.route, address < shares.address, port < shares.port};
}

/// What makes a stale host route go. Q233048 does not say, Q159309 that the administrator may
/// delete it; each end includes those after it.
enum class StaleRouteEnd : std::uint8_t
{
    NextUse, ///< the projection that fails because of it
    Restart, ///< restart of the Remote Access service
    Reboot,  ///< reboot of the machine
};

inline constexpr std::array<std::string_view, 3> kStaleRouteEndNames = {
    "next-use", "restart", "reboot"};

struct StaleRoutes
{
    StaleRouteEnd end = StaleRouteEnd::NextUse;
    std::optional<Duration> lasts; ///< goes by itself after that; else never
};

} // namespace pptplab::ras

#endif
