// SPDX-License-Identifier: GPL-2.0-only
#include "models/pptp/message.h"

#include "models/pptp/layout.h"

#include <array>
#include <utility>

namespace pptplab::pptp
{

namespace
{

constexpr std::size_t kTypes = std::variant_size_v<ControlMessage>;

constexpr std::array<std::string_view, kTypes> kNames = {
    "Start-Control-Connection-Request",
    "Start-Control-Connection-Reply",
    "Stop-Control-Connection-Request",
    "Stop-Control-Connection-Reply",
    "Echo-Request",
    "Echo-Reply",
    "Outgoing-Call-Request",
    "Outgoing-Call-Reply",
    "Incoming-Call-Request",
    "Incoming-Call-Reply",
    "Incoming-Call-Connected",
    "Call-Clear-Request",
    "Call-Disconnect-Notify",
    "WAN-Error-Notify",
    "Set-Link-Info",
};

template <std::size_t... I>
constexpr std::array<std::size_t, kTypes>
WireSizes(std::index_sequence<I...> /*types*/)
{
    return {std::variant_alternative_t<I, ControlMessage>::kWireSize...};
}

template <std::size_t... I>
constexpr bool
AreInOrderOfType(std::index_sequence<I...> /*types*/)
{
    return ((std::variant_alternative_t<I, ControlMessage>::kType == I + 1) && ...);
}

constexpr auto kWireSizes = WireSizes(std::make_index_sequence<kTypes>{});

static_assert(AreInOrderOfType(std::make_index_sequence<kTypes>{}));

template <typename M>
ControlMessage
DecodeBody(ByteReader& in)
{
    M message;
    Source source(in);
    Layout(source, message);
    return message;
}

template <std::size_t... I>
ControlMessage
DecodeType(std::size_t index, ByteReader& in, std::index_sequence<I...> /*types*/)
{
    using Decoder = ControlMessage (*)(ByteReader&);
    constexpr std::array<Decoder, kTypes> kDecoders = {
        &DecodeBody<std::variant_alternative_t<I, ControlMessage>>...};
    return kDecoders[index](in);
}

} // namespace

std::string_view
NameOf(const ControlMessage& message)
{
    return kNames[message.index()];
}

void
Encode(const ControlMessage& message, ByteWriter& out)
{
    out.U16(static_cast<std::uint16_t>(kWireSizes[message.index()]));
    out.U16(kControlMessageType);
    out.U32(kMagicCookie);
    out.U16(static_cast<std::uint16_t>(message.index() + 1));
    out.U16(0); // reserved
    Sink sink(out);
    std::visit([&sink](auto body) { Layout(sink, body); }, message);
}

Result<std::size_t, WireError>
MessageLength(ByteView in)
{
    ByteReader header(in);
    const std::size_t length = header.U16();
    const std::uint16_t messageType = header.U16();
    const std::uint32_t cookie = header.U32();
    const std::uint16_t type = header.U16();
    header.Skip(2); // reserved
    if (!header.Ok())
    {
        return Failure{WireError::Truncated};
    }
    if (cookie != kMagicCookie)
    {
        return Failure{WireError::BadCookie};
    }
    if (messageType != kControlMessageType)
    {
        return Failure{WireError::BadMessageType};
    }
    if (type < 1 || type > kTypes)
    {
        return Failure{WireError::UnknownType};
    }
    if (length != kWireSizes[type - 1U])
    {
        return Failure{WireError::BadLength};
    }
    return length;
}

Result<ControlMessage, WireError>
Decode(ByteView in)
{
    const auto length = MessageLength(in);
    if (!length)
    {
        return Failure{length.Error()};
    }
    if (in.size() != length.Value())
    {
        return Failure{in.size() < length.Value() ? WireError::Truncated : WireError::BadLength};
    }
    ByteReader type(in.Part(8));
    const std::size_t index = type.U16() - 1U;
    ByteReader body(in.Part(kHeaderSize));
    ControlMessage message = DecodeType(index, body, std::make_index_sequence<kTypes>{});
    assert(body.Ok());
    return message;
}

} // namespace pptplab::pptp
