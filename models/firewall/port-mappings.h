// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_FIREWALL_PORT_MAPPINGS_H
#define PPTPLAB_MODELS_FIREWALL_PORT_MAPPINGS_H

#include "models/firewall/expiring-map.h"
#include "models/firewall/nat-options.h"
#include "models/firewall/number-rotation.h"

#include <cstddef>
#include <cstdint>
#include <map>

namespace pptplab::firewall
{

/// An address with a port, or with the identifier of ICMP echo. Host byte order.
struct Endpoint
{
    std::uint32_t address = 0;
    std::uint16_t port = 0;

    friend constexpr bool operator==(Endpoint a, Endpoint b)
    {
        return a.address == b.address && a.port == b.port;
    }

    friend constexpr bool operator<(Endpoint a, Endpoint b)
    {
        return a.address != b.address ? a.address < b.address : a.port < b.port;
    }
};

/// Packets between one endpoint inside and one outside. Of ICMP echo the peer has port 0.
struct Flow
{
    std::uint8_t protocol = 0;
    Endpoint inside;
    Endpoint peer;
};

bool operator<(const Flow& a, const Flow& b);

/// How far a TCP connection has come, as the packets tell who sees both ways.
struct TcpProgress
{
    std::uint8_t outwards = 0; ///< SYN, FIN and RST seen so far
    std::uint8_t inwards = 0;

    bool IsEstablished() const;
    bool IsOver() const; ///< FIN has gone both ways, or a RST
};

struct PortMapping
{
    Flow flow;
    std::uint16_t outside = 0; ///< port or identifier in place of the one inside
    TcpProgress tcp;
    std::uint64_t key = 0; ///< no other mapping of the address has it
};

/// Ports and echo identifiers of one outside address: one for each flow (address- and
/// port-dependent mapping, RFC 4787 4.1), as masquerading boxes of the 1990s did. Flows to a port
/// that is forwarded share it.
class PortMappings
{
  public:
    PortMappings(NumberRange range, const NatTimeouts& timeouts);

    /// `onGone(mapping)` before each that has been idle for its time.
    template <typename OnGone>
    void Expire(Duration now, OnGone onGone)
    {
        m_mappings.Expire(now, [&](const PortMapping& mapping) {
            onGone(mapping);
            m_byFlow.erase(mapping.flow);
            if (mapping.key < kFirstForwarded)
            {
                RotationOf(mapping.flow.protocol).GiveBack();
            }
        });
    }

    PortMapping* Find(const Flow& flow);

    /// The mapping of a packet from `peer` to the outside port.
    PortMapping* Find(std::uint8_t protocol, std::uint16_t outside, Endpoint peer);

    /// Pre: there is none for `flow`. Null when no number is free.
    PortMapping* Open(const Flow& flow, Duration now);

    /// A mapping whose number outside is given, not drawn. Pre: there is none for `flow`.
    PortMapping& OpenForwarded(const Flow& flow, std::uint16_t outside, Duration now);

    /// A packet has used it: from now on its time runs anew.
    void Use(const PortMapping& mapping, Duration now);

    std::size_t Size() const { return m_mappings.Size(); }
    std::size_t HighWater() const { return m_mappings.HighWater(); }

  private:
    /// protocol << 16 | outside port; of forwarded flows numbers from kFirstForwarded on.
    using Key = std::uint64_t;
    static constexpr Key kFirstForwarded = Key{1} << 32U;

    PortMapping& Put(const PortMapping& mapping, Duration now);
    Duration TimeoutOf(const PortMapping& mapping) const;
    NumberRotation& RotationOf(std::uint8_t protocol);

    NumberRange m_range;
    NatTimeouts m_timeouts;
    ExpiringMap<Key, PortMapping> m_mappings;
    std::map<Flow, Key> m_byFlow;
    std::map<std::uint8_t, NumberRotation> m_rotations; ///< numbers of each protocol
    Key m_nextForwarded = kFirstForwarded;
};

} // namespace pptplab::firewall

#endif
