// SPDX-License-Identifier: GPL-2.0-only
#include "models/ppp/frame.h"

namespace pptplab::ppp
{

namespace
{

constexpr std::uint8_t kAllStations = 0xFF;
constexpr std::uint8_t kUnnumbered = 0x03;

} // namespace

void
EncodeFrameHeader(ProtocolNumber protocol, Framing framing, ByteWriter& out)
{
    const auto number = static_cast<std::uint16_t>(protocol);
    if (!framing.addressCompression)
    {
        out.U8(kAllStations);
        out.U8(kUnnumbered);
    }
    if (framing.protocolCompression && number <= 0xFF)
    {
        out.U8(static_cast<std::uint8_t>(number));
    }
    else
    {
        out.U16(number);
    }
}

std::optional<Frame>
DecodeFrame(ByteView in)
{
    Frame frame;
    frame.framing.addressCompression =
        in.size() < 2 || in[0] != kAllStations || in[1] != kUnnumbered;
    ByteReader reader(in.Part(frame.framing.addressCompression ? 0 : 2));
    std::uint16_t number = reader.U8();
    // The last octet of a protocol number is odd, the one before it even (RFC 1661 2).
    frame.framing.protocolCompression = (number & 1U) != 0;
    if (!frame.framing.protocolCompression)
    {
        number = static_cast<std::uint16_t>(number << 8U | reader.U8());
    }
    if (!reader.Ok() || (number & 1U) == 0)
    {
        return std::nullopt;
    }
    frame.protocol = static_cast<ProtocolNumber>(number);
    frame.payload = reader.Rest();
    return frame;
}

} // namespace pptplab::ppp
