// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/trace/configuration-layer.h"

#include "analysis/trace/internet.h"
#include "models/ppp/authentication-protocol.h"
#include "models/ppp/ccp.h"
#include "models/ppp/control-packet.h"

#include <fmt/format.h>

#include <array>
#include <string_view>

namespace pptplab::analysis
{

namespace
{

constexpr std::array<std::string_view, 15> kCodeNames = {
    "Configure-Request",
    "Configure-Ack",
    "Configure-Nak",
    "Configure-Reject",
    "Terminate-Request",
    "Terminate-Ack",
    "Code-Reject",
    "Protocol-Reject",
    "Echo-Request",
    "Echo-Reply",
    "Discard-Request",
    "Identification",
    "Time-Remaining",
    "Reset-Request",
    "Reset-Ack",
};

std::string
NameOf(ppp::Code code)
{
    const auto number = static_cast<std::size_t>(code);
    return number >= 1 && number <= kCodeNames.size() ? std::string(kCodeNames.at(number - 1))
                                                      : fmt::format("code {}", number);
}

std::string_view
NameOf(ppp::ProtocolNumber protocol)
{
    switch (protocol)
    {
    case ppp::ProtocolNumber::Ipcp:
        return "IPCP";
    case ppp::ProtocolNumber::Ipxcp:
        return "IPXCP";
    case ppp::ProtocolNumber::Nbfcp:
        return "NBFCP";
    case ppp::ProtocolNumber::Ccp:
        return "CCP";
    default: // any other is not asked about
        return "LCP";
    }
}

std::string_view
NameOf(ppp::AuthenticationProtocol protocol)
{
    switch (protocol)
    {
    case ppp::AuthenticationProtocol::MsChapV2:
        return "MS-CHAP v2";
    case ppp::AuthenticationProtocol::MsChapV1:
        return "MS-CHAP v1";
    case ppp::AuthenticationProtocol::ChapMd5:
        return "CHAP-MD5";
    case ppp::AuthenticationProtocol::Pap:
        return "PAP";
    case ppp::AuthenticationProtocol::None:
        break;
    }
    return "none";
}

std::string
HexOf(ByteView octets)
{
    std::string text;
    for (const std::uint8_t octet : octets)
    {
        text += fmt::format("{:02X}", octet);
    }
    return text;
}

std::uint32_t
NumberOf(ByteView octets)
{
    return ByteReader(octets).U32();
}

std::string
Unnamed(const ppp::Option& option)
{
    return option.value.empty() ? fmt::format("option {}", option.type)
                                : fmt::format("option {} {}", option.type, HexOf(option.value));
}

/// RFC 1661 section 6, RFC 1570 2.3 (callback).
std::string
LcpOptionText(const ppp::Option& option)
{
    const std::size_t size = option.value.size();
    ByteReader value(option.value);
    if (option.type == 1 && size == 2)
    {
        return fmt::format("MRU {}", value.U16());
    }
    if (option.type == 2 && size == 4)
    {
        return fmt::format("ACCM {:08X}", value.U32());
    }
    if (option.type == 3)
    {
        const auto protocol = ppp::DecodeAuthenticationValue(option.value);
        return protocol ? fmt::format("authentication {}", NameOf(*protocol)) : Unnamed(option);
    }
    if (option.type == 5 && size == 4)
    {
        return fmt::format("magic {:08X}", value.U32());
    }
    if (option.type == 7 && size == 0)
    {
        return "PFC";
    }
    if (option.type == 8 && size == 0)
    {
        return "ACFC";
    }
    return option.type == 13 ? fmt::format("callback {}", HexOf(option.value)) : Unnamed(option);
}

/// RFC 1332 section 3, RFC 1877.
std::string
IpcpOptionText(const ppp::Option& option)
{
    constexpr std::array<std::string_view, 4> kServers = {"DNS", "NBNS", "DNS2", "NBNS2"};
    if (option.value.size() != 4)
    {
        return Unnamed(option);
    }
    const std::string address = AddressText(NumberOf(option.value));
    if (option.type == 3)
    {
        return "address " + address;
    }
    return option.type >= 129 && option.type <= 132
               ? fmt::format("{} {}", kServers.at(option.type - 129U), address)
               : Unnamed(option);
}

/// RFC 2097: names of 16 octets with a result each; class, version and name of the peer.
std::string
NbfcpOptionText(const ppp::Option& option)
{
    constexpr std::size_t kEntrySize = 17;
    if (option.type == 1)
    {
        return fmt::format("{} names to project", option.value.size() / kEntrySize);
    }
    if (option.type == 2 && option.value.size() >= 2)
    {
        return fmt::format("peer class {}", ByteReader(option.value).U16());
    }
    return Unnamed(option);
}

/// RFC 1552 section 3.
std::string
IpxcpOptionText(const ppp::Option& option)
{
    if (option.type == 1 && option.value.size() == 4)
    {
        return fmt::format("network {:08X}", NumberOf(option.value));
    }
    return option.type == 2 ? "node " + HexOf(option.value) : Unnamed(option);
}

/// RFC 3078 2.1.
std::string
CcpOptionText(const ppp::Option& option)
{
    if (option.type != 18 || option.value.size() != 4)
    {
        return Unnamed(option);
    }
    const std::uint32_t bits = NumberOf(option.value);
    std::string text = "MPPE";
    text += (bits & ppp::MppeBits::k40) != 0 ? " 40" : "";
    text += (bits & ppp::MppeBits::k56) != 0 ? " 56" : "";
    text += (bits & ppp::MppeBits::k128) != 0 ? " 128" : "";
    text += (bits & ppp::MppeBits::kStateless) != 0 ? " stateless" : "";
    text += (bits & ppp::MppeBits::kMppc) != 0 ? " MPPC" : "";
    return text;
}

std::string
OptionText(ppp::ProtocolNumber protocol, const ppp::Option& option)
{
    switch (protocol)
    {
    case ppp::ProtocolNumber::Ipcp:
        return IpcpOptionText(option);
    case ppp::ProtocolNumber::Ipxcp:
        return IpxcpOptionText(option);
    case ppp::ProtocolNumber::Nbfcp:
        return NbfcpOptionText(option);
    case ppp::ProtocolNumber::Ccp:
        return CcpOptionText(option);
    default: // any other is not asked about
        return LcpOptionText(option);
    }
}

bool
HasOptions(ppp::Code code)
{
    return code >= ppp::Code::ConfigureRequest && code <= ppp::Code::ConfigureReject;
}

} // namespace

Layer
ConfigurationLayer(ppp::ProtocolNumber protocol, ByteView payload)
{
    Layer layer{std::string(NameOf(protocol))};
    const auto packet = ppp::DecodeControlPacket(payload);
    if (!packet)
    {
        layer.summary = "malformed: its length is impossible";
        layer.malformed = true;
        return layer;
    }
    const std::size_t length = ppp::kControlHeaderSize + packet->data.size();
    layer.fields["code"] = NameOf(packet->code);
    layer.fields["identifier"] = packet->identifier;
    layer.fields["length"] = length;
    layer.summary = fmt::format(
        "{}, Ident = 0x{:02X}, Length = {}", NameOf(packet->code), packet->identifier, length);
    if (!HasOptions(packet->code))
    {
        return layer;
    }
    std::vector<std::string> options;
    ppp::OptionReader reader(packet->data);
    while (const auto option = reader.Next())
    {
        options.push_back(OptionText(protocol, *option));
    }
    layer.fields["options"] = options;
    layer.summary += options.empty() ? "" : fmt::format(": {}", fmt::join(options, ", "));
    if (!reader.Ok())
    {
        layer.summary += "; malformed: an option's length is impossible";
        layer.malformed = true;
    }
    return layer;
}

} // namespace pptplab::analysis
