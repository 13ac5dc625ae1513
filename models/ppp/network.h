// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_PPP_NETWORK_H
#define PPTPLAB_MODELS_PPP_NETWORK_H

#include "models/base/network-protocol.h"

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

/// Protocol field of PPP frames (SOURCES: PPP).
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
