// SPDX-License-Identifier: GPL-2.0-only
#include "models/ppp/chap.h"

#include "models/ppp/control-packet.h"

namespace pptplab::ppp
{

void
Encode(const ChapPacket& packet, ByteWriter& out)
{
    Octets data;
    ByteWriter writer(data);
    if (packet.code == ChapCode::Challenge || packet.code == ChapCode::Response)
    {
        writer.U8(static_cast<std::uint8_t>(packet.value.size()));
        writer.View(packet.value);
        writer.View(packet.name);
    }
    else
    {
        writer.View(packet.message);
    }
    Encode(ControlPacket{static_cast<Code>(packet.code), packet.identifier, data}, out);
}

std::optional<ChapPacket>
DecodeChap(ByteView in)
{
    const auto outer = DecodeControlPacket(in);
    if (!outer)
    {
        return std::nullopt;
    }
    ChapPacket packet;
    packet.code = static_cast<ChapCode>(outer->code);
    packet.identifier = outer->identifier;
    switch (packet.code)
    {
    case ChapCode::Challenge:
    case ChapCode::Response: {
        ByteReader reader(outer->data);
        packet.value = reader.View(reader.U8());
        packet.name = reader.Rest();
        return reader.Ok() ? std::optional(packet) : std::nullopt;
    }
    case ChapCode::Success:
    case ChapCode::Failure:
        packet.message = outer->data;
        return packet;
    }
    return std::nullopt;
}

} // namespace pptplab::ppp
