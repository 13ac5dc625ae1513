// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_TRACE_INTERNET_H
#define PPTPLAB_ANALYSIS_TRACE_INTERNET_H

#include "models/base/bytes.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace pptplab::analysis
{

inline constexpr std::uint8_t kIcmpProtocol = 1;
inline constexpr std::uint8_t kTcpProtocol = 6;
inline constexpr std::uint8_t kUdpProtocol = 17;
inline constexpr std::uint8_t kGreProtocol = 47;

inline constexpr std::uint16_t kPptpPort = 1723;

/// IPv4 header, RFC 791 3.1, and as much of the payload as there is: a quote in ICMP holds but
/// eight octets of it. Octets behind the total length are padding.
struct Ipv4Packet
{
    std::uint32_t source = 0;
    std::uint32_t destination = 0;
    std::uint8_t protocol = 0;
    std::uint16_t identification = 0;
    std::size_t totalLength = 0;
    std::uint16_t fragmentOffset = 0; ///< octets; beyond 0 there is no header of the next layer
    bool moreFragments = false;
    std::size_t payloadLength = 0; ///< octets by the header
    ByteView payload;              ///< the octets there are, at most payloadLength

    /// Neither a fragment nor cut by the capture.
    bool IsWhole() const
    {
        return fragmentOffset == 0 && !moreFragments && payload.size() == payloadLength;
    }
};

/// None when no IPv4 header, or one whose lengths are impossible.
std::optional<Ipv4Packet> DecodeIpv4(ByteView in);

/// TCP, RFC 793 3.1. Bits of `flags` as on the wire: FIN 1, SYN 2, RST 4, PSH 8, ACK 16, URG 32.
struct TcpSegment
{
    static constexpr std::uint8_t kFin = 1;
    static constexpr std::uint8_t kSyn = 2;
    static constexpr std::uint8_t kRst = 4;
    static constexpr std::uint8_t kAck = 16;

    std::uint16_t sourcePort = 0;
    std::uint16_t destinationPort = 0;
    std::uint32_t sequence = 0;
    std::uint32_t acknowledgment = 0;
    std::uint8_t flags = 0;
    std::uint16_t window = 0;
    std::size_t headerLength = 0;
    ByteView payload;

    bool IsPptp() const { return sourcePort == kPptpPort || destinationPort == kPptpPort; }
};

std::optional<TcpSegment> DecodeTcp(ByteView in);

/// The flags in the order of the trace in Q162847: ".AP..." for ACK and PSH out of UAPRSF.
std::string TcpFlagText(std::uint8_t flags);

/// ICMP, RFC 792: what errors quote begins with the IP header of the packet that is meant.
struct IcmpMessage
{
    static constexpr std::uint8_t kUnreachable = 3;
    static constexpr std::uint8_t kTimeExceeded = 11;

    std::uint8_t type = 0;
    std::uint8_t code = 0;
    ByteView body; ///< behind the eight octets of the header

    bool IsError() const { return type == kUnreachable || type == kTimeExceeded; }
};

std::optional<IcmpMessage> DecodeIcmp(ByteView in);

/// "Destination unreachable (protocol unreachable)".
std::string IcmpText(const IcmpMessage& message);

/// "10.0.0.1".
std::string AddressText(std::uint32_t address);

} // namespace pptplab::analysis

#endif
