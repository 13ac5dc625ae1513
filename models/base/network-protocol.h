// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_BASE_NETWORK_PROTOCOL_H
#define PPTPLAB_MODELS_BASE_NETWORK_PROTOCOL_H

#include <cstdint>
#include <initializer_list>

namespace pptplab
{

/// What a RAS port can carry (RAS Setup, "Network..."): each is one bit of a ProtocolSet.
enum class NetworkProtocol : std::uint8_t
{
    TcpIp = 1,
    NetBeui = 2,
    Ipx = 4,
};

/// The network protocols that a caller asks for, that a port is bound to, or that a session
/// carries.
class ProtocolSet
{
  public:
    constexpr ProtocolSet() = default;

    constexpr ProtocolSet(std::initializer_list<NetworkProtocol> protocols)
    {
        for (const NetworkProtocol protocol : protocols)
        {
            m_bits = static_cast<std::uint8_t>(m_bits | static_cast<std::uint8_t>(protocol));
        }
    }

    static constexpr ProtocolSet All()
    {
        return {NetworkProtocol::TcpIp, NetworkProtocol::NetBeui, NetworkProtocol::Ipx};
    }

    constexpr bool Has(NetworkProtocol protocol) const
    {
        return (m_bits & static_cast<std::uint8_t>(protocol)) != 0;
    }

    constexpr bool Empty() const { return m_bits == 0; }

    constexpr ProtocolSet With(NetworkProtocol protocol) const
    {
        return FromBits(m_bits | static_cast<std::uint8_t>(protocol));
    }

    constexpr ProtocolSet Without(NetworkProtocol protocol) const
    {
        return FromBits(m_bits & ~static_cast<unsigned>(protocol));
    }

    /// What both have in common.
    friend constexpr ProtocolSet operator&(ProtocolSet a, ProtocolSet b)
    {
        return FromBits(static_cast<unsigned>(a.m_bits) & b.m_bits);
    }

    friend constexpr bool operator==(ProtocolSet a, ProtocolSet b) { return a.m_bits == b.m_bits; }
    friend constexpr bool operator!=(ProtocolSet a, ProtocolSet b) { return !(a == b); }

  private:
    static constexpr ProtocolSet FromBits(unsigned bits)
    {
        ProtocolSet set;
        set.m_bits = static_cast<std::uint8_t>(bits);
        return set;
    }

    std::uint8_t m_bits = 0;
};

} // namespace pptplab

#endif
