// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_FIREWALL_GRE_HOLDERS_H
#define PPTPLAB_MODELS_FIREWALL_GRE_HOLDERS_H

#include "models/firewall/expiring-map.h"
#include "models/firewall/nat-options.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>

namespace pptplab::firewall
{

/// GRE by addresses only: which host inside gets what comes from a host outside. Kept by what goes
/// out (RFC 4787 REQ-6), not by what comes in.
class GreHolders
{
  public:
    GreHolders(GreHolder wins, Duration timeout) : m_wins(wins), m_timeout(timeout) {}

    void Expire(Duration now);

    /// GRE goes from `inside` to `peer`. False: another host holds the mapping.
    bool Send(std::uint32_t inside, std::uint32_t peer, Duration now);

    /// The host that gets what `peer` sends. None: nobody has sent anything there of late.
    std::optional<std::uint32_t> HolderOf(std::uint32_t peer) const;

    std::size_t Size() const { return m_mappings.Size(); }
    std::size_t HighWater() const { return m_mappings.HighWater(); }

  private:
    struct Mapping
    {
        std::uint32_t inside = 0;
        std::uint32_t peer = 0;
        std::uint64_t number = 0; ///< counts openings
    };

    using Key = std::pair<std::uint32_t, std::uint32_t>; ///< outside host, inside host

    GreHolder m_wins;
    Duration m_timeout;
    ExpiringMap<Key, Mapping> m_mappings;
    /// The holders of each host outside, in the order of opening.
    std::map<std::uint32_t, std::map<std::uint64_t, std::uint32_t>> m_byPeer;
    std::uint64_t m_openings = 0;
};

} // namespace pptplab::firewall

#endif
