// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/trace/internet.h"

#include <fmt/format.h>

#include <array>
#include <string_view>

namespace pptplab::analysis
{

namespace
{

constexpr std::size_t kIpv4HeaderSize = 20; // without options
constexpr std::size_t kTcpHeaderSize = 20;

// Codes of destination unreachable, RFC 792 and RFC 1812 5.2.7.1.
constexpr std::array<std::string_view, 16> kUnreachableCodes = {
    "network unreachable",
    "host unreachable",
    "protocol unreachable",
    "port unreachable",
    "fragmentation needed",
    "source route failed",
    "network unknown",
    "host unknown",
    "source host isolated",
    "network prohibited",
    "host prohibited",
    "network unreachable for type of service",
    "host unreachable for type of service",
    "administratively prohibited",
    "host precedence violation",
    "precedence cutoff",
};

} // namespace

std::optional<Ipv4Packet>
DecodeIpv4(ByteView in)
{
    ByteReader reader(in);
    const std::uint8_t first = reader.U8();
    reader.Skip(1); // type of service
    Ipv4Packet packet;
    packet.totalLength = reader.U16();
    packet.identification = reader.U16();
    const std::uint16_t fragment = reader.U16();
    reader.Skip(1); // time to live
    packet.protocol = reader.U8();
    reader.Skip(2); // checksum
    packet.source = reader.U32();
    packet.destination = reader.U32();
    const std::size_t headerLength = std::size_t{4} * (first & 0xFU);
    if (!reader.Ok() || first >> 4U != 4 || headerLength < kIpv4HeaderSize ||
        packet.totalLength < headerLength || in.size() < headerLength)
    {
        return std::nullopt;
    }
    packet.moreFragments = (fragment & 0x2000U) != 0;
    packet.fragmentOffset = static_cast<std::uint16_t>((fragment & 0x1FFFU) * 8);
    packet.payloadLength = packet.totalLength - headerLength;
    packet.payload = in.Part(headerLength, packet.payloadLength);
    return packet;
}

std::optional<TcpSegment>
DecodeTcp(ByteView in)
{
    ByteReader reader(in);
    TcpSegment segment;
    segment.sourcePort = reader.U16();
    segment.destinationPort = reader.U16();
    segment.sequence = reader.U32();
    segment.acknowledgment = reader.U32();
    segment.headerLength = std::size_t{4} * (reader.U8() >> 4U);
    segment.flags = reader.U8();
    segment.window = reader.U16();
    reader.Skip(4); // checksum, urgent pointer
    if (!reader.Ok() || segment.headerLength < kTcpHeaderSize || segment.headerLength > in.size())
    {
        return std::nullopt;
    }
    segment.payload = in.Part(segment.headerLength);
    return segment;
}

std::string
TcpFlagText(std::uint8_t flags)
{
    constexpr std::string_view kLetters = "UAPRSF";
    std::string text;
    for (std::size_t i = 0; i < kLetters.size(); ++i)
    {
        text += (flags >> (kLetters.size() - 1 - i) & 1U) != 0 ? kLetters[i] : '.';
    }
    return text;
}

std::optional<IcmpMessage>
DecodeIcmp(ByteView in)
{
    ByteReader reader(in);
    IcmpMessage message;
    message.type = reader.U8();
    message.code = reader.U8();
    reader.Skip(6); // checksum, and what the type makes of the rest
    message.body = reader.Rest();
    return reader.Ok() ? std::optional(message) : std::nullopt;
}

std::string
IcmpText(const IcmpMessage& message)
{
    switch (message.type)
    {
    case 0:
        return "Echo reply";
    case IcmpMessage::kUnreachable:
        return fmt::format("Destination unreachable ({})",
                           message.code < kUnreachableCodes.size()
                               ? std::string(kUnreachableCodes.at(message.code))
                               : fmt::format("code {}", message.code));
    case 8:
        return "Echo request";
    case IcmpMessage::kTimeExceeded:
        return "Time exceeded";
    default:
        return fmt::format("type {}, code {}", message.type, message.code);
    }
}

std::string
AddressText(std::uint32_t address)
{
    return fmt::format("{}.{}.{}.{}",
                       address >> 24U,
                       address >> 16U & 0xFFU,
                       address >> 8U & 0xFFU,
                       address & 0xFFU);
}

} // namespace pptplab::analysis
