// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_FIREWALL_CALL_MAPPINGS_H
#define PPTPLAB_MODELS_FIREWALL_CALL_MAPPINGS_H

#include "models/firewall/expiring-map.h"
#include "models/firewall/nat-options.h"
#include "models/firewall/number-rotation.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

namespace pptplab::firewall
{

/// One PPTP call of a host inside, as its control connection has told of it.
struct CallMapping
{
    std::uint32_t inside = 0;              ///< host
    std::uint32_t peer = 0;                ///< host
    std::uint16_t insideId = 0;            ///< the Call ID that the host inside chose
    std::uint16_t outsideId = 0;           ///< the Call ID in its place outside
    std::uint64_t control = 0;             ///< key of the control connection's mapping
    std::optional<std::uint16_t> peerId{}; ///< the one that the peer chose; it is left as it is
};

/// Call IDs of one outside address. Each is given to one call at a time, whoever the peer is.
class CallMappings
{
  public:
    CallMappings(NumberRange range, Duration timeout) : m_rotation(range), m_timeout(timeout) {}

    void Expire(Duration now);

    /// The call in which `inside` has that Call ID towards `peer`.
    CallMapping* FindOwn(std::uint32_t inside, std::uint32_t peer, std::uint16_t insideId);

    /// The call to which `peer` gave that Call ID.
    CallMapping* FindPeers(std::uint32_t peer, std::uint16_t peerId);

    CallMapping* FindOutside(std::uint16_t outsideId, std::uint32_t peer);

    /// The fields of `call` but `outsideId`; an older call with the same Call ID is over. Null when
    /// no Call ID is free.
    CallMapping* Open(CallMapping call, Duration now);

    void SetPeerId(CallMapping& call, std::uint16_t peerId);

    /// GRE of the call has passed.
    void Use(const CallMapping& call, Duration now);

    /// A message has passed on the control connection: its calls live on, too.
    void UseAll(std::uint64_t control, Duration now);

    void Close(const CallMapping& call);

    /// The control connection is over, and with it its calls.
    void CloseAll(std::uint64_t control);

    std::size_t Size() const { return m_calls.Size(); }
    std::size_t HighWater() const { return m_calls.HighWater(); }

  private:
    using OwnKey = std::tuple<std::uint32_t, std::uint32_t, std::uint16_t>; ///< inside, peer, ID
    using PeerKey = std::pair<std::uint32_t, std::uint16_t>;                ///< peer, ID

    template <typename Key>
    CallMapping* Find(const std::map<Key, std::uint16_t>& index, const Key& key);
    void Forget(const CallMapping& call);
    std::set<std::uint16_t> CallsOf(std::uint64_t control) const;

    NumberRotation m_rotation;
    Duration m_timeout;
    ExpiringMap<std::uint16_t, CallMapping> m_calls; ///< calls by Call ID outside
    std::map<OwnKey, std::uint16_t> m_byOwnId;
    std::map<PeerKey, std::uint16_t> m_byPeerId;
    std::map<std::uint64_t, std::set<std::uint16_t>> m_byControl;
};

} // namespace pptplab::firewall

#endif
