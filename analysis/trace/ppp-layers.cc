// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/trace/ppp-layers.h"

#include "analysis/trace/configuration-layer.h"
#include "analysis/trace/internet.h"
#include "models/ppp/chap.h"
#include "models/ppp/frame.h"
#include "models/ppp/nbf-frame.h"
#include "models/ppp/pap.h"

#include <fmt/format.h>

#include <string_view>

namespace pptplab::analysis
{

namespace
{

std::string
Plain(ByteView text)
{
    std::string plain;
    for (const std::uint8_t octet : text)
    {
        plain += octet >= ' ' && octet <= '~' ? static_cast<char>(octet) : '?';
    }
    return plain;
}

std::string_view
NameOf(ppp::ChapCode code)
{
    switch (code)
    {
    case ppp::ChapCode::Challenge:
        return "Challenge";
    case ppp::ChapCode::Response:
        return "Response";
    case ppp::ChapCode::Success:
        return "Success";
    case ppp::ChapCode::Failure:
        break;
    }
    return "Failure";
}

Layer
ChapLayer(ByteView payload)
{
    const auto packet = ppp::DecodeChap(payload);
    if (!packet)
    {
        return MalformedLayer("CHAP", "its length is impossible");
    }
    Layer layer{"CHAP"};
    const std::string name(NameOf(packet->code));
    layer.fields["code"] = name;
    layer.fields["identifier"] = packet->identifier;
    layer.summary = fmt::format("{}, Ident = 0x{:02X}", name, packet->identifier);
    if (packet->code == ppp::ChapCode::Challenge || packet->code == ppp::ChapCode::Response)
    {
        layer.fields["value_length"] = packet->value.size();
        layer.fields["name"] = Plain(packet->name);
        layer.summary += fmt::format(
            ": value of {} octets, name \"{}\"", packet->value.size(), Plain(packet->name));
    }
    else
    {
        layer.fields["message"] = Plain(packet->message);
        layer.summary += fmt::format(": \"{}\"", Plain(packet->message));
    }
    return layer;
}

Layer
PapLayer(ByteView payload)
{
    const auto packet = ppp::DecodePap(payload);
    if (!packet)
    {
        return MalformedLayer("PAP", "its length is impossible");
    }
    Layer layer{"PAP"};
    const bool asks = packet->code == ppp::PapCode::AuthenticateRequest;
    const bool granted = packet->code == ppp::PapCode::AuthenticateAck;
    const std::string name = asks      ? "Authenticate-Request"
                             : granted ? "Authenticate-Ack"
                                       : "Authenticate-Nak";
    layer.fields["code"] = name;
    layer.fields["identifier"] = packet->identifier;
    layer.summary = fmt::format("{}, Ident = 0x{:02X}: ", name, packet->identifier);
    if (asks)
    {
        layer.fields["peer_id"] = Plain(packet->peerId);
        layer.summary += fmt::format("name \"{}\", password", Plain(packet->peerId));
    }
    else
    {
        layer.fields["message"] = Plain(packet->message);
        layer.summary += fmt::format("\"{}\"", Plain(packet->message));
    }
    return layer;
}

/// RFC 3078 3: four bits, and a coherency count of twelve.
Layer
MppeLayer(ByteView payload)
{
    ByteReader reader(payload);
    const std::uint16_t start = reader.U16();
    if (!reader.Ok())
    {
        return MalformedLayer("MPPE", "breaks off");
    }
    const bool flushed = (start & 0x8000U) != 0;
    const bool encrypted = (start & 0x1000U) != 0;
    Layer layer{"MPPE"};
    layer.fields["flushed"] = flushed;
    layer.fields["encrypted"] = encrypted;
    layer.fields["coherency_count"] = start & 0xFFFU;
    layer.fields["length"] = reader.Rest().size();
    layer.summary = fmt::format("{} octets {}, coherency count {}{}",
                                reader.Rest().size(),
                                encrypted ? "encrypted" : "compressed",
                                start & 0xFFFU,
                                flushed ? ", flushed" : "");
    return layer;
}

Layer
OtherLayer(ppp::ProtocolNumber protocol, ByteView payload)
{
    const auto number = static_cast<std::uint16_t>(protocol);
    const bool known = protocol == ppp::ProtocolNumber::Ipx || protocol == ppp::ProtocolNumber::Nbf;
    const std::string name = protocol == ppp::ProtocolNumber::Ipx ? "IPX" : "NBF";
    Layer layer{known ? name : "PPP"};
    layer.fields["number"] = number;
    layer.fields["length"] = payload.size();
    layer.summary = known ? fmt::format("{} octets", payload.size())
                          : fmt::format("protocol 0x{:04X}, {} octets", number, payload.size());
    return layer;
}

/// NetBEUI without PPP, as callers of NT 3.1's server type send it.
Layer
NbfLayer(ByteView frame)
{
    const auto name = ppp::DecodeNbfName(frame);
    if (!name)
    {
        return MalformedLayer("NBF", "no frame about a name");
    }
    const bool query = name->command == ppp::NbfNameFrame::Command::NameQuery;
    const std::string command = query ? "Name-Query" : "Name-Recognized";
    const std::string source = Plain(Octets(name->source.begin(), name->source.end()));
    const std::string destination =
        Plain(Octets(name->destination.begin(), name->destination.end()));
    Layer layer{"NBF"};
    layer.fields["command"] = command;
    layer.fields["session_number"] = name->sessionNumber;
    layer.fields["correlator"] = name->correlator;
    layer.fields["destination"] = destination;
    layer.fields["source"] = source;
    layer.summary = fmt::format(
        "{} {} > {}, session {}, without PPP", command, source, destination, name->sessionNumber);
    return layer;
}

} // namespace

Layer
PppLayer(ppp::ProtocolNumber protocol, ByteView payload)
{
    switch (protocol)
    {
    case ppp::ProtocolNumber::Ip:
        return TunnelledIpLayer(payload);
    case ppp::ProtocolNumber::Compressed:
        return MppeLayer(payload);
    case ppp::ProtocolNumber::Lcp:
    case ppp::ProtocolNumber::Ipcp:
    case ppp::ProtocolNumber::Ipxcp:
    case ppp::ProtocolNumber::Nbfcp:
    case ppp::ProtocolNumber::Ccp:
        return ConfigurationLayer(protocol, payload);
    case ppp::ProtocolNumber::Pap:
        return PapLayer(payload);
    case ppp::ProtocolNumber::Chap:
        return ChapLayer(payload);
    case ppp::ProtocolNumber::Ipx:
    case ppp::ProtocolNumber::Nbf:
        break;
    }
    return OtherLayer(protocol, payload);
}

Layer
PppFrameLayer(ByteView frame)
{
    if (ppp::IsNbf(frame))
    {
        return NbfLayer(frame);
    }
    const auto decoded = ppp::DecodeFrame(frame);
    if (!decoded)
    {
        return MalformedLayer("PPP", "no protocol field");
    }
    return PppLayer(decoded->protocol, decoded->payload);
}

Layer
TunnelledIpLayer(ByteView packet)
{
    const auto ip = DecodeIpv4(packet);
    if (!ip)
    {
        return MalformedLayer("IP", "no IPv4 header");
    }
    Layer layer{"IP"};
    layer.fields["source"] = AddressText(ip->source);
    layer.fields["destination"] = AddressText(ip->destination);
    layer.fields["protocol"] = ip->protocol;
    layer.fields["length"] = ip->totalLength;
    layer.summary = fmt::format("{} > {}, protocol {}, {} octets",
                                AddressText(ip->source),
                                AddressText(ip->destination),
                                ip->protocol,
                                ip->totalLength);
    return layer;
}

} // namespace pptplab::analysis
