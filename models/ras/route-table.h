// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_RAS_ROUTE_TABLE_H
#define PPTPLAB_MODELS_RAS_ROUTE_TABLE_H

#include "models/base/units.h"
#include "models/ras/address-pool.h"

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <vector>

namespace pptplab::ras
{

/// The host routes to callers: one for each address in use, "plumbed" when its caller is projected
/// onto the network. A route that the end of a session has left behind is stale, and while it
/// stands none can be plumbed for the next caller with that address (Q233048 says when plumbing
/// fails, not why; that a stale route is in its way is inference from Q159309).
class RouteTable
{
  public:
    explicit RouteTable(std::uint32_t addresses) : m_stands(addresses) {}

    /// Whether a route to `address` can be plumbed; it stands then until it is removed.
    bool Plumb(AddressLease address, Duration now)
    {
        Duration& until = m_stands[address.index];
        if (until > now)
        {
            return false;
        }
        until = Duration::max();
        return true;
    }

    void Remove(AddressLease address) { m_stands[address.index] = Duration{}; }

    /// The session is over and the route to `address` still there; it goes by itself at `until`.
    void LeaveStale(AddressLease address, Duration until)
    {
        assert(m_stands[address.index] == Duration::max());
        m_stands[address.index] = until;
    }

    void Clear() { std::fill(m_stands.begin(), m_stands.end(), Duration{}); }

    /// Routes that stand, of callers and stale.
    std::uint32_t Standing(Duration now) const
    {
        return static_cast<std::uint32_t>(std::count_if(
            m_stands.begin(), m_stands.end(), [now](Duration until) { return until > now; }));
    }

  private:
    std::vector<Duration> m_stands; ///< end of the route to each address; 0: there is none
};

} // namespace pptplab::ras

#endif
