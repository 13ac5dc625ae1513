// SPDX-License-Identifier: GPL-2.0-only
#include "models/firewall/rejection.h"

#include <algorithm>
#include <array>

namespace pptplab::firewall
{

namespace
{

constexpr std::size_t kProtocolOffset = 9;     // RFC 791 3.1
constexpr std::size_t kSourceOffset = 12;      // RFC 791 3.1
constexpr std::size_t kDestinationOffset = 16; // RFC 791 3.1
constexpr std::size_t kQuoted = 8;             // octets behind the header, RFC 792
constexpr std::size_t kIcmpChecksumOffset = 2; // RFC 792
constexpr std::size_t kTcpHeader = 20;         // RFC 793 3.1
constexpr std::size_t kTcpChecksumOffset = 16; // RFC 793 3.1

std::uint32_t
AddressAt(ByteView packet, std::size_t offset)
{
    return ByteReader(packet.Part(offset)).U32();
}

std::size_t
HeaderLength(ByteView packet)
{
    return std::size_t{packet[0] & 0x0FU} * 4U;
}

bool
IsLaterFragment(ByteView packet)
{
    return (ByteReader(packet.Part(6)).U16() & 0x1FFFU) != 0; // RFC 791 3.1
}

/// Errors, about which no error is sent (RFC 792).
bool
IsIcmpError(ByteView packet)
{
    constexpr std::array<std::uint8_t, 5> kErrors = {kIcmpUnreachable,
                                                     kIcmpSourceQuench,
                                                     kIcmpRedirect,
                                                     kIcmpTimeExceeded,
                                                     kIcmpParameterProblem};
    const ByteView message = packet.Part(HeaderLength(packet));
    return packet[kProtocolOffset] == kIcmp && !message.empty() &&
           std::find(kErrors.begin(), kErrors.end(), message[0]) != kErrors.end();
}

Rejection
Unreachable(ByteView packet, std::uint8_t code, std::uint32_t ownAddress)
{
    Rejection answer{ownAddress, AddressAt(packet, kSourceOffset), kIcmp, {}};
    ByteWriter out(answer.payload);
    out.U8(kIcmpUnreachable);
    out.U8(code);
    out.Zeros(6); // checksum, unused
    out.View(packet.Part(0, HeaderLength(packet) + kQuoted));
    out.PatchU16(kIcmpChecksumOffset, InternetChecksum(answer.payload));
    return answer;
}

/// TCP's checksum over pseudo header and segment, RFC 793 3.1.
std::uint16_t
TcpChecksum(const Rejection& answer)
{
    Octets octets;
    ByteWriter out(octets);
    out.U32(answer.source);
    out.U32(answer.destination);
    out.U16(kTcp);
    out.U16(static_cast<std::uint16_t>(answer.payload.size()));
    out.View(answer.payload);
    return InternetChecksum(octets);
}

struct Segment
{
    std::uint16_t source = 0;
    std::uint16_t destination = 0;
    std::uint32_t sequence = 0;
    std::uint32_t acknowledgment = 0;
    std::uint8_t flags = 0;
    std::uint32_t length = 0; ///< octets of data, SYN and FIN counted as one each
};

Segment
SegmentIn(ByteView packet)
{
    const std::size_t total = ByteReader(packet.Part(2)).U16();
    const std::size_t header = HeaderLength(packet);
    ByteReader in(packet.Part(header));
    Segment segment;
    segment.source = in.U16();
    segment.destination = in.U16();
    segment.sequence = in.U32();
    segment.acknowledgment = in.U32();
    const std::size_t dataOffset = static_cast<std::size_t>(in.U8() >> 4U) * 4U;
    segment.flags = in.U8();
    segment.length = static_cast<std::uint32_t>(total - std::min(total, header + dataOffset));
    segment.length += (segment.flags & kSyn) != 0 ? 1 : 0;
    segment.length += (segment.flags & kFin) != 0 ? 1 : 0;
    return segment;
}

/// RFC 793 3.4, reset generation for a connection that does not exist.
Rejection
ResetFor(ByteView packet, const Segment& segment)
{
    const bool acknowledges = (segment.flags & kAck) != 0;
    Rejection answer{
        AddressAt(packet, kDestinationOffset), AddressAt(packet, kSourceOffset), kTcp, {}};
    ByteWriter out(answer.payload);
    out.U16(segment.destination);
    out.U16(segment.source);
    out.U32(acknowledges ? segment.acknowledgment : 0);
    out.U32(acknowledges ? 0 : segment.sequence + segment.length);
    out.U8(kTcpHeader / 4 << 4U);
    out.U8(acknowledges ? kRst : kRst | kAck);
    out.Zeros(6); // window, checksum, urgent pointer
    out.PatchU16(kTcpChecksumOffset, TcpChecksum(answer));
    return answer;
}

} // namespace

std::uint16_t
InternetChecksum(ByteView octets)
{
    std::uint32_t sum = 0;
    for (std::size_t i = 0; i < octets.size(); ++i)
    {
        sum += i % 2 == 0 ? octets[i] << 8U : octets[i];
    }
    while (sum > 0xFFFFU)
    {
        sum = (sum & 0xFFFFU) + (sum >> 16U);
    }
    return static_cast<std::uint16_t>(~sum);
}

std::optional<Rejection>
RejectionOf(ByteView packet, Verdict verdict, std::uint32_t ownAddress)
{
    if (IsLaterFragment(packet) || IsIcmpError(packet))
    {
        return std::nullopt;
    }
    if (verdict.action == Action::IcmpUnreachable)
    {
        return Unreachable(packet, verdict.icmpCode, ownAddress);
    }
    if (verdict.action == Action::Reset && packet[kProtocolOffset] == kTcp)
    {
        const Segment segment = SegmentIn(packet);
        if ((segment.flags & kRst) == 0)
        {
            return ResetFor(packet, segment);
        }
    }
    return std::nullopt;
}

} // namespace pptplab::firewall
