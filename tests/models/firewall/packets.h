// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TESTS_MODELS_FIREWALL_PACKETS_H
#define PPTPLAB_TESTS_MODELS_FIREWALL_PACKETS_H

#include "models/base/bytes.h"
#include "models/firewall/packet-header.h"
#include "models/firewall/port-mappings.h"
#include "models/firewall/rejection.h"
#include "models/gre/header.h"
#include "models/pptp/message.h"

#include <cstdint>

namespace pptplab::firewall
{

// Whole IPv4 packets with right checksums, written field by field; nothing of the code under test
// but the checksum of RFC 1071 takes part.

/// RFC 791 3.1. `fragment` is the field of flags and offset.
inline Octets
IpPacket(std::uint32_t source,
         std::uint32_t destination,
         std::uint8_t protocol,
         ByteView payload,
         std::uint16_t fragment = 0)
{
    Octets packet;
    ByteWriter out(packet);
    out.U16(0x4500);
    out.U16(static_cast<std::uint16_t>(20 + payload.size()));
    out.U16(0xECB3); // identification
    out.U16(fragment);
    out.U8(128);
    out.U8(protocol);
    out.U16(0);
    out.U32(source);
    out.U32(destination);
    out.PatchU16(10, InternetChecksum(packet));
    out.View(payload);
    return packet;
}

/// The checksum of TCP and UDP, over the pseudo header too.
inline std::uint16_t
PseudoChecksum(ByteView packet)
{
    Octets octets;
    ByteWriter out(octets);
    out.View(packet.Part(12, 8));
    out.U16(packet[9]);
    out.U16(static_cast<std::uint16_t>(packet.size() - 20));
    out.View(packet.Part(20));
    return InternetChecksum(octets);
}

/// RFC 793 3.1.
inline Octets
TcpPacket(Endpoint from, Endpoint to, std::uint8_t flags, ByteView data = {})
{
    Octets segment;
    ByteWriter out(segment);
    out.U16(from.port);
    out.U16(to.port);
    out.U32(1000);
    out.U32(2000);
    out.U8(0x50);
    out.U8(flags);
    out.U16(8760);
    out.U32(0);
    out.View(data);
    Octets packet = IpPacket(from.address, to.address, kTcp, segment);
    ByteWriter(packet).PatchU16(20 + 16, PseudoChecksum(packet));
    return packet;
}

/// RFC 768.
inline Octets
UdpPacket(Endpoint from, Endpoint to, ByteView data)
{
    Octets datagram;
    ByteWriter out(datagram);
    out.U16(from.port);
    out.U16(to.port);
    out.U16(static_cast<std::uint16_t>(8 + data.size()));
    out.U16(0);
    out.View(data);
    Octets packet = IpPacket(from.address, to.address, kUdp, datagram);
    ByteWriter(packet).PatchU16(20 + 6, PseudoChecksum(packet));
    return packet;
}

/// RFC 792: a message whose second word is `rest`.
inline Octets
IcmpPacket(std::uint32_t from,
           std::uint32_t to,
           std::uint16_t typeAndCode,
           std::uint32_t rest,
           ByteView data)
{
    Octets message;
    ByteWriter out(message);
    out.U16(typeAndCode);
    out.U16(0);
    out.U32(rest);
    out.View(data);
    out.PatchU16(2, InternetChecksum(message));
    return IpPacket(from, to, kIcmp, message);
}

/// RFC 2637 4.1, with a sequence number.
inline Octets
GrePacket(std::uint32_t from, std::uint32_t to, std::uint16_t callId, ByteView payload)
{
    Octets octets;
    ByteWriter out(octets);
    gre::Header header;
    header.payloadLength = static_cast<std::uint16_t>(payload.size());
    header.callId = callId;
    header.sequence = 7;
    gre::Encode(header, out);
    out.View(payload);
    return IpPacket(from, to, kGre, octets);
}

/// A segment of a control connection.
inline Octets
ControlPacket(Endpoint from, Endpoint to, const pptp::ControlMessage& message)
{
    Octets octets;
    ByteWriter out(octets);
    pptp::Encode(message, out);
    return TcpPacket(from, to, kAck, octets);
}

/// Whether the checksums of IP, TCP, UDP and ICMP hold, where there is one.
inline bool
ChecksumsHold(ByteView packet)
{
    if (InternetChecksum(packet.Part(0, 20)) != 0)
    {
        return false;
    }
    switch (packet[9])
    {
    case kTcp:
    case kUdp:
        return PseudoChecksum(packet) == 0;
    case kIcmp:
        return InternetChecksum(packet.Part(20)) == 0;
    default:
        return true;
    }
}

inline std::uint16_t
U16At(ByteView packet, std::size_t offset)
{
    return ByteReader(packet.Part(offset)).U16();
}

inline std::uint32_t
U32At(ByteView packet, std::size_t offset)
{
    return ByteReader(packet.Part(offset)).U32();
}

} // namespace pptplab::firewall

#endif
