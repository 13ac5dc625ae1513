// SPDX-License-Identifier: GPL-2.0-only
#include "models/ppp/nbf-frame.h"

#include <algorithm>

namespace pptplab::ppp
{

namespace
{

constexpr std::uint8_t kNetBios = 0xF0; // LLC address
constexpr std::uint8_t kUnnumbered = 0x03;
constexpr std::uint16_t kHeaderLength = 0x2C;
constexpr std::uint16_t kDelimiter = 0xEFFF;
constexpr std::size_t kNameSize = 16;

void
LittleU16(std::uint16_t value, ByteWriter& out)
{
    out.U8(static_cast<std::uint8_t>(value));
    out.U8(static_cast<std::uint8_t>(value >> 8U));
}

std::uint16_t
LittleU16(ByteReader& in)
{
    const std::uint16_t low = in.U8();
    return static_cast<std::uint16_t>(low | in.U8() << 8U);
}

void
Name(const std::string& name, ByteWriter& out)
{
    for (std::size_t i = 0; i < kNameSize; ++i)
    {
        out.U8(i < name.size() ? static_cast<std::uint8_t>(name[i]) : std::uint8_t{' '});
    }
}

std::string
Name(ByteReader& in)
{
    const ByteView octets = in.View(kNameSize);
    std::string name(octets.begin(), octets.end());
    name.erase(name.find_last_not_of(' ') + 1);
    return name;
}

} // namespace

void
Encode(const NbfNameFrame& frame, ByteWriter& out)
{
    const bool query = frame.command == NbfNameFrame::Command::NameQuery;
    out.U8(kNetBios);
    out.U8(kNetBios);
    out.U8(kUnnumbered);
    LittleU16(kHeaderLength, out);
    LittleU16(kDelimiter, out);
    out.U8(static_cast<std::uint8_t>(frame.command));
    out.U8(0);
    LittleU16(frame.sessionNumber, out);
    LittleU16(query ? 0 : frame.correlator, out); // transmit correlator
    LittleU16(query ? frame.correlator : 0, out); // response correlator
    Name(frame.destination, out);
    Name(frame.source, out);
}

std::optional<NbfNameFrame>
DecodeNbfName(ByteView octets)
{
    ByteReader in(octets);
    const bool llc = in.U8() == kNetBios && in.U8() == kNetBios && in.U8() == kUnnumbered;
    const std::uint16_t length = LittleU16(in);
    const std::uint16_t delimiter = LittleU16(in);
    NbfNameFrame frame;
    frame.command = static_cast<NbfNameFrame::Command>(in.U8());
    in.Skip(1);
    frame.sessionNumber = static_cast<std::uint8_t>(LittleU16(in));
    const std::uint16_t transmit = LittleU16(in);
    const std::uint16_t response = LittleU16(in);
    frame.destination = Name(in);
    frame.source = Name(in);
    const bool query = frame.command == NbfNameFrame::Command::NameQuery;
    const bool known = query || frame.command == NbfNameFrame::Command::NameRecognized;
    if (!in.Ok() || !llc || !known || length != kHeaderLength || delimiter != kDelimiter)
    {
        return std::nullopt;
    }
    frame.correlator = query ? response : transmit;
    return frame;
}

bool
IsNbf(ByteView payload)
{
    return payload.size() >= 2 && payload[0] == kNetBios && (payload[1] | 1U) == (kNetBios | 1U);
}

} // namespace pptplab::ppp
