// SPDX-License-Identifier: GPL-2.0-only
#include "models/gre/header.h"

namespace pptplab::gre
{

namespace
{

// First 16 bits: C R K S s Recur(3) A Flags(4) Ver(3).
constexpr std::uint16_t kKey = 0x2000;
constexpr std::uint16_t kSequence = 0x1000;
constexpr std::uint16_t kAcknowledgment = 0x0080;
constexpr std::uint16_t kVersion1 = 0x0001;
constexpr std::uint16_t kOptional = kSequence | kAcknowledgment;

constexpr std::uint16_t kProtocolType = 0x880B;

} // namespace

void
Encode(const Header& header, ByteWriter& out)
{
    unsigned flags = kKey | kVersion1;
    flags |= header.sequence ? kSequence : 0U;
    flags |= header.acknowledgment ? kAcknowledgment : 0U;
    out.U16(static_cast<std::uint16_t>(flags));
    out.U16(kProtocolType);
    out.U16(header.payloadLength);
    out.U16(header.callId);
    if (header.sequence)
    {
        out.U32(*header.sequence);
    }
    if (header.acknowledgment)
    {
        out.U32(*header.acknowledgment);
    }
}

Result<Packet, WireError>
Decode(ByteView in)
{
    ByteReader reader(in);
    Packet packet;
    const std::uint16_t flags = reader.U16();
    const std::uint16_t protocolType = reader.U16();
    packet.header.payloadLength = reader.U16();
    packet.header.callId = reader.U16();
    if ((flags & kSequence) != 0)
    {
        packet.header.sequence = reader.U32();
    }
    if ((flags & kAcknowledgment) != 0)
    {
        packet.header.acknowledgment = reader.U32();
    }
    if (!reader.Ok())
    {
        return Failure{WireError::Truncated};
    }
    if ((flags & ~kOptional) != (kKey | kVersion1) || protocolType != kProtocolType)
    {
        return Failure{WireError::NotEnhanced};
    }
    packet.payload = reader.View(packet.header.payloadLength);
    if (!reader.Ok())
    {
        return Failure{WireError::LengthTooLong};
    }
    return packet;
}

std::optional<std::uint16_t>
CallIdOf(ByteView in)
{
    ByteReader reader(in);
    reader.Skip(6); // flags, protocol type, payload length
    const std::uint16_t callId = reader.U16();
    return reader.Ok() ? std::optional(callId) : std::nullopt;
}

} // namespace pptplab::gre
