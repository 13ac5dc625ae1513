// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_FIREWALL_PACKET_HEADER_H
#define PPTPLAB_MODELS_FIREWALL_PACKET_HEADER_H

#include "models/base/bytes.h"

#include <cstdint>
#include <optional>

namespace pptplab::firewall
{

inline constexpr std::uint8_t kIcmp = 1;
inline constexpr std::uint8_t kTcp = 6;
inline constexpr std::uint8_t kUdp = 17;
inline constexpr std::uint8_t kGre = 47;

/// Types of ICMP messages (RFC 792).
inline constexpr std::uint8_t kIcmpEchoReply = 0;
inline constexpr std::uint8_t kIcmpUnreachable = 3;
inline constexpr std::uint8_t kIcmpSourceQuench = 4;
inline constexpr std::uint8_t kIcmpRedirect = 5;
inline constexpr std::uint8_t kIcmpEcho = 8;
inline constexpr std::uint8_t kIcmpTimeExceeded = 11;
inline constexpr std::uint8_t kIcmpParameterProblem = 12;

/// TCP flags as they stand in octet 13 of the header (RFC 793 3.1).
inline constexpr std::uint8_t kFin = 0x01;
inline constexpr std::uint8_t kSyn = 0x02;
inline constexpr std::uint8_t kRst = 0x04;
inline constexpr std::uint8_t kAck = 0x10;

/// What a filter of the 1990s looks at: the IPv4 header and the first octets behind it. The fields
/// of one transport are there when the packet has that transport and is not a later fragment.
struct PacketHeader
{
    struct Ports
    {
        std::uint16_t source = 0;
        std::uint16_t destination = 0;
    };

    std::uint32_t source = 0; ///< IPv4 address, host byte order
    std::uint32_t destination = 0;
    std::uint8_t protocol = 0;
    std::optional<Ports> ports;             ///< TCP, UDP
    std::optional<std::uint8_t> tcpFlags;   ///< TCP
    std::optional<std::uint8_t> icmpType;   ///< ICMP
    std::optional<std::uint8_t> greVersion; ///< 0 plain GRE (RFC 1701), 1 PPTP's (RFC 2637)
};

/// `headOfPayload` is what follows the IP header, as much as there is; 14 octets are enough.
/// `laterFragment`: the fragment offset is above 0, so that no transport header is there.
void ReadTransport(PacketHeader& header, ByteView headOfPayload, bool laterFragment);

} // namespace pptplab::firewall

#endif
