// SPDX-License-Identifier: GPL-2.0-only
#include "models/ppp/pap.h"

#include "models/ppp/control-packet.h"

namespace pptplab::ppp
{

namespace
{

void
WriteField(ByteView field, ByteWriter& out)
{
    out.U8(static_cast<std::uint8_t>(field.size()));
    out.View(field);
}

} // namespace

void
Encode(const PapPacket& packet, ByteWriter& out)
{
    Octets data;
    ByteWriter writer(data);
    if (packet.code == PapCode::AuthenticateRequest)
    {
        WriteField(packet.peerId, writer);
        WriteField(packet.password, writer);
    }
    else
    {
        WriteField(packet.message, writer);
    }
    Encode(ControlPacket{static_cast<Code>(packet.code), packet.identifier, data}, out);
}

std::optional<PapPacket>
DecodePap(ByteView in)
{
    const auto outer = DecodeControlPacket(in);
    if (!outer)
    {
        return std::nullopt;
    }
    PapPacket packet;
    packet.code = static_cast<PapCode>(outer->code);
    packet.identifier = outer->identifier;
    ByteReader reader(outer->data);
    switch (packet.code)
    {
    case PapCode::AuthenticateRequest:
        packet.peerId = reader.View(reader.U8());
        packet.password = reader.View(reader.U8());
        break;
    case PapCode::AuthenticateAck:
    case PapCode::AuthenticateNak:
        packet.message = reader.View(reader.U8());
        break;
    default:
        return std::nullopt;
    }
    return reader.Ok() ? std::optional(packet) : std::nullopt;
}

} // namespace pptplab::ppp
