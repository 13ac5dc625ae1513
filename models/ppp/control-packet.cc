// SPDX-License-Identifier: GPL-2.0-only
#include "models/ppp/control-packet.h"

namespace pptplab::ppp
{

namespace
{

constexpr std::size_t kOptionHeaderSize = 2;

} // namespace

void
Encode(const ControlPacket& packet, ByteWriter& out)
{
    out.U8(static_cast<std::uint8_t>(packet.code));
    out.U8(packet.identifier);
    out.U16(static_cast<std::uint16_t>(kControlHeaderSize + packet.data.size()));
    out.View(packet.data);
}

std::optional<ControlPacket>
DecodeControlPacket(ByteView in)
{
    ByteReader reader(in);
    ControlPacket packet;
    packet.code = static_cast<Code>(reader.U8());
    packet.identifier = reader.U8();
    const std::size_t length = reader.U16();
    if (!reader.Ok() || length < kControlHeaderSize)
    {
        return std::nullopt;
    }
    packet.data = reader.View(length - kControlHeaderSize);
    return reader.Ok() ? std::optional(packet) : std::nullopt;
}

void
Encode(const Option& option, ByteWriter& out)
{
    out.U8(option.type);
    out.U8(static_cast<std::uint8_t>(kOptionHeaderSize + option.value.size()));
    out.View(option.value);
}

std::optional<Option>
OptionReader::Next()
{
    if (m_rest.empty() || !m_ok)
    {
        return std::nullopt;
    }
    ByteReader reader(m_rest);
    Option option;
    option.type = reader.U8();
    const std::size_t length = reader.U8();
    if (!reader.Ok() || length < kOptionHeaderSize || length > m_rest.size())
    {
        m_ok = false;
        return std::nullopt;
    }
    option.value = reader.View(length - kOptionHeaderSize);
    m_rest = reader.Rest();
    return option;
}

bool
OptionsAreWellFormed(ByteView options)
{
    OptionReader reader(options);
    while (reader.Next())
    {
    }
    return reader.Ok();
}

} // namespace pptplab::ppp
