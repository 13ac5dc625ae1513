// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_PPP_NETWORK_H
#define PPTPLAB_MODELS_PPP_NETWORK_H

#include <cstdint>

namespace pptplab::ppp
{

/// An IPv4 address in host order: 10.0.0.1 is 0x0A000001.
struct Ipv4Address
{
    std::uint32_t value = 0;

    friend constexpr bool operator==(Ipv4Address a, Ipv4Address b) { return a.value == b.value; }
    friend constexpr bool operator!=(Ipv4Address a, Ipv4Address b) { return a.value != b.value; }
};

/// Network protocols that NT carries over PPP: bound to a port, offered by a caller, or open.
struct NetworkProtocols
{
    bool tcpIp = false;
    bool netBeui = false;
    bool ipx = false;

    constexpr bool Any() const { return tcpIp || netBeui || ipx; }

    friend constexpr bool operator==(NetworkProtocols a, NetworkProtocols b)
    {
        return a.tcpIp == b.tcpIp && a.netBeui == b.netBeui && a.ipx == b.ipx;
    }
};

/// Protocol field of PPP frames (facts: RFC 1661, 1332, 1552, 2097).
enum class ProtocolNumber : std::uint16_t
{
    Ip = 0x0021,
    Ipx = 0x002B,
    Nbf = 0x003F,
    Compressed = 0x00FD,
    Ipcp = 0x8021,
    Ipxcp = 0x802B,
    Nbfcp = 0x803F,
    Ccp = 0x80FD,
    Lcp = 0xC021,
    Pap = 0xC023,
    Chap = 0xC223,
};

} // namespace pptplab::ppp

#endif
