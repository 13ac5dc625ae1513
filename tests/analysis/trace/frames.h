// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TESTS_ANALYSIS_TRACE_FRAMES_H
#define PPTPLAB_TESTS_ANALYSIS_TRACE_FRAMES_H

#include "analysis/trace/capture.h"
#include "analysis/trace/internet.h"
#include "models/gre/header.h"
#include "models/pptp/message.h"

#include <chrono>
#include <cstdint>
#include <utility>

namespace pptplab::analysis
{

// Packets as their RFCs write them, with checksums of zero: nothing here looks at these.

inline constexpr std::uint32_t kClient = 0x0A000002;
inline constexpr std::uint32_t kServer = 0xC0A80002;
inline constexpr std::uint32_t kRouter = 0xC0A80001;
inline constexpr std::uint16_t kClientPort = 1025;

struct IpParts
{
    std::uint32_t from = kClient;
    std::uint32_t to = kServer;
    std::uint8_t protocol = kGreProtocol;
    std::uint16_t identification = 1;
    std::uint16_t fragment = 0; ///< flags and offset as on the wire
};

inline Octets
Ip(const IpParts& parts, const Octets& payload)
{
    Octets packet;
    ByteWriter out(packet);
    out.U16(0x4500);
    out.U16(static_cast<std::uint16_t>(20 + payload.size()));
    out.U16(parts.identification);
    out.U16(parts.fragment);
    out.U8(64);
    out.U8(parts.protocol);
    out.U16(0);
    out.U32(parts.from);
    out.U32(parts.to);
    out.View(payload);
    return packet;
}

struct TcpParts
{
    bool fromClient = true;
    std::uint32_t sequence = 0;
    std::uint32_t acknowledgment = 0;
    std::uint8_t flags = TcpSegment::kAck;
};

inline Octets
Tcp(const TcpParts& parts, const Octets& payload = {})
{
    Octets segment;
    ByteWriter out(segment);
    out.U16(parts.fromClient ? kClientPort : kPptpPort);
    out.U16(parts.fromClient ? kPptpPort : kClientPort);
    out.U32(parts.sequence);
    out.U32(parts.acknowledgment);
    out.U8(0x50);
    out.U8(parts.flags);
    out.U16(8760);
    out.U32(0);
    out.View(payload);
    const auto from = parts.fromClient ? kClient : kServer;
    const auto to = parts.fromClient ? kServer : kClient;
    return Ip({from, to, kTcpProtocol}, segment);
}

inline Octets
Message(const pptp::ControlMessage& message)
{
    Octets octets;
    ByteWriter out(octets);
    pptp::Encode(message, out);
    return octets;
}

/// The caller's PPP frame in GRE, sequence number 0.
inline Octets
Gre(const Octets& frame, std::uint16_t callId = 0)
{
    Octets packet;
    ByteWriter out(packet);
    gre::Encode({static_cast<std::uint16_t>(frame.size()), callId, 0U, {}}, out);
    out.View(frame);
    return Ip({}, packet);
}

/// The first request of NT's caller (SOURCES: Trace of Q162847): magic number, PFC, ACFC, callback.
inline Octets
LcpRequest()
{
    return {0x01,
            0x00,
            0x00,
            0x11,
            0x05,
            0x06,
            0x12,
            0x34,
            0x56,
            0x78,
            0x07,
            0x02,
            0x08,
            0x02,
            0x0D,
            0x03,
            0x06};
}

/// A PPP frame with address and control fields.
inline Octets
Ppp(std::uint16_t protocol, const Octets& payload)
{
    Octets frame;
    ByteWriter out(frame);
    out.U16(0xFF03);
    out.U16(protocol);
    out.View(payload);
    return frame;
}

/// What a router answers: IP header and eight octets of the packet.
inline Octets
Unreachable(const Octets& packet, std::uint8_t code = 2)
{
    Octets message;
    ByteWriter out(message);
    out.U8(IcmpMessage::kUnreachable);
    out.U8(code);
    out.Zeros(6);
    out.View(ByteView(packet).Part(0, 28));
    return Ip({kRouter, kClient, kIcmpProtocol}, message);
}

/// Frames of bare IP, a tenth of a second apart.
inline Capture
RawCapture(const std::vector<Octets>& packets)
{
    Capture capture;
    capture.link = LinkType::RawIp;
    Duration time = std::chrono::seconds(5);
    for (const Octets& packet : packets)
    {
        capture.frames.push_back({time, packet, packet.size()});
        time += std::chrono::milliseconds(100);
    }
    return capture;
}

} // namespace pptplab::analysis

#endif
