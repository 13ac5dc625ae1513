// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/trace/decode.h"

#include "analysis/trace/control-stream.h"
#include "analysis/trace/ethernet.h"
#include "analysis/trace/internet.h"
#include "analysis/trace/ppp-layers.h"
#include "models/gre/header.h"

#include <fmt/format.h>

#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace pptplab::analysis
{

namespace
{

constexpr std::size_t kQuoted = 8; // octets behind the IP header in an ICMP error, RFC 792

/// The IP packet of a frame; none when it is something else.
std::optional<Ipv4Packet>
IpOf(LinkType link, ByteView frame)
{
    if (link == LinkType::RawIp)
    {
        return DecodeIpv4(frame);
    }
    const auto ethernet = DecodeEthernet(frame);
    const bool onLine = ethernet && ethernet->type == kEthernetIpv4 && !IsNdiswan(ethernet->source);
    return onLine ? DecodeIpv4(ethernet->payload) : std::nullopt;
}

/// The roles that machines play, from the ports of TCP.
class Roles
{
  public:
    explicit Roles(const Capture& capture)
    {
        for (const CapturedFrame& frame : capture.frames)
        {
            const auto ip = IpOf(capture.link, frame.octets);
            const bool isTcp = ip && ip->protocol == kTcpProtocol && ip->fragmentOffset == 0;
            const auto tcp = isTcp ? DecodeTcp(ip->payload) : std::nullopt;
            if (tcp && tcp->IsPptp())
            {
                const bool toServer = tcp->destinationPort == kPptpPort;
                m_clients.insert(toServer ? ip->source : ip->destination);
                m_servers.insert(toServer ? ip->destination : ip->source);
            }
        }
    }

    std::string NameOf(std::uint32_t address) const
    {
        if (m_clients.size() == 1 && m_servers.size() == 1 && m_clients != m_servers)
        {
            if (m_clients.count(address) != 0)
            {
                return "client";
            }
            if (m_servers.count(address) != 0)
            {
                return "server";
            }
        }
        return AddressText(address);
    }

  private:
    std::set<std::uint32_t> m_clients;
    std::set<std::uint32_t> m_servers;
};

std::string
GreFlagText(const gre::Header& header)
{
    // C R K S s, recursion (3), A, flags (4), version (3), as in the trace of Q162847.
    std::string text = "..K.............";
    text[3] = header.sequence ? 'S' : '.';
    text[8] = header.acknowledgment ? 'A' : '.';
    return text;
}

Layer
TcpLayer(const TcpSegment& tcp, std::size_t length)
{
    const auto last = static_cast<std::uint32_t>(tcp.sequence + (length > 0 ? length - 1 : 0));
    Layer layer{"TCP"};
    layer.fields["source_port"] = tcp.sourcePort;
    layer.fields["destination_port"] = tcp.destinationPort;
    layer.fields["flags"] = TcpFlagText(tcp.flags);
    layer.fields["length"] = length;
    layer.fields["sequence"] = tcp.sequence;
    layer.fields["last_sequence"] = last;
    layer.fields["acknowledgment"] = tcp.acknowledgment;
    layer.fields["window"] = tcp.window;
    layer.summary = fmt::format("{}, len: {}, seq: {}-{}, ack: {}, win: {}",
                                TcpFlagText(tcp.flags),
                                length,
                                tcp.sequence,
                                last,
                                tcp.acknowledgment,
                                tcp.window);
    return layer;
}

Layer
GreLayer(const gre::Header& header)
{
    Layer layer{"GRE"};
    layer.fields["flags"] = GreFlagText(header);
    layer.fields["length"] = header.payloadLength;
    layer.fields["call_id"] = header.callId;
    layer.summary = fmt::format(
        "{} Length: {}, Call ID: {}", GreFlagText(header), header.payloadLength, header.callId);
    if (header.sequence)
    {
        layer.fields["sequence"] = *header.sequence;
        layer.summary += fmt::format(", seq: {}", *header.sequence);
    }
    if (header.acknowledgment)
    {
        layer.fields["acknowledgment"] = *header.acknowledgment;
        layer.summary += fmt::format(", ack: {}", *header.acknowledgment);
    }
    return layer;
}

std::string_view
TextOf(gre::WireError error)
{
    switch (error)
    {
    case gre::WireError::Truncated:
        return "breaks off";
    case gre::WireError::NotEnhanced:
        return "not of PPTP's form";
    case gre::WireError::LengthTooLong:
        break;
    }
    return "longer than its packet";
}

/// Goes through a capture once and keeps what later frames refer to.
class Decoder
{
  public:
    explicit Decoder(const Capture& capture) : m_link(capture.link), m_roles(capture) {}

    Row Next(const CapturedFrame& frame)
    {
        Row row;
        row.number = ++m_number;
        if (m_number == 1)
        {
            m_start = frame.time;
        }
        row.time = frame.time - m_start;
        if (m_link == LinkType::RawIp)
        {
            ReadIp(frame.octets, row);
        }
        else
        {
            ReadEthernet(frame.octets, row);
        }
        if (frame.octets.size() < frame.length)
        {
            row.layers.front().fields["missing"] = frame.length - frame.octets.size();
        }
        return row;
    }

  private:
    using Direction = std::tuple<std::uint32_t, std::uint16_t, std::uint32_t, std::uint16_t>;

    void ReadEthernet(ByteView frame, Row& row)
    {
        const auto ethernet = DecodeEthernet(frame);
        if (!ethernet)
        {
            row.layers.push_back(MalformedLayer("ETH", "breaks off"));
            return;
        }
        row.from = MacText(ethernet->source);
        row.to = MacText(ethernet->destination);
        row.adapter = IsNdiswan(ethernet->source) && IsNdiswan(ethernet->destination);
        if (row.adapter)
        {
            const auto protocol = static_cast<ppp::ProtocolNumber>(ethernet->type);
            row.layers.push_back(ethernet->type == kEthernetIpv4
                                     ? TunnelledIpLayer(ethernet->payload)
                                     : PppLayer(protocol, ethernet->payload));
        }
        else if (ethernet->type == kEthernetIpv4)
        {
            ReadIp(ethernet->payload, row);
        }
        else
        {
            Layer layer{"ETH", fmt::format("type 0x{:04X}", ethernet->type)};
            layer.fields["type"] = ethernet->type;
            row.layers.push_back(std::move(layer));
        }
    }

    void ReadIp(ByteView octets, Row& row)
    {
        const auto ip = DecodeIpv4(octets);
        if (!ip)
        {
            row.layers.push_back(MalformedLayer("IP", "no IPv4 header"));
            return;
        }
        row.from = m_roles.NameOf(ip->source);
        row.to = m_roles.NameOf(ip->destination);
        Layer layer{"IP"};
        layer.fields["source"] = AddressText(ip->source);
        layer.fields["destination"] = AddressText(ip->destination);
        layer.fields["protocol"] = ip->protocol;
        layer.fields["identification"] = ip->identification;
        layer.fields["length"] = ip->totalLength;
        layer.summary = fmt::format("protocol {}, {} octets", ip->protocol, ip->totalLength);
        const bool fragment = ip->fragmentOffset != 0;
        if (fragment || ip->moreFragments)
        {
            layer.fields["fragment_offset"] = ip->fragmentOffset;
            layer.summary += fmt::format(", fragment at {}", ip->fragmentOffset);
        }
        row.layers.push_back(std::move(layer));
        if (!fragment)
        {
            ReadTransport(*ip, row);
        }
        m_frames[KeyOf(*ip)] = row.number;
    }

    void ReadTransport(const Ipv4Packet& ip, Row& row)
    {
        switch (ip.protocol)
        {
        case kTcpProtocol:
            return ReadTcp(ip, row);
        case kGreProtocol:
            return ReadGre(ip, row);
        case kIcmpProtocol:
            return ReadIcmp(ip.payload, row);
        case kUdpProtocol:
            row.layers.push_back({"UDP", fmt::format("{} octets", ip.payloadLength)});
            return;
        default:
            return; // the IP layer names it
        }
    }

    void ReadTcp(const Ipv4Packet& ip, Row& row)
    {
        const auto tcp = DecodeTcp(ip.payload);
        if (!tcp || tcp->headerLength > ip.payloadLength)
        {
            row.layers.push_back(MalformedLayer("TCP", "no header"));
            return;
        }
        row.layers.push_back(TcpLayer(*tcp, ip.payloadLength - tcp->headerLength));
        if (tcp->IsPptp())
        {
            const Direction direction{
                ip.source, tcp->sourcePort, ip.destination, tcp->destinationPort};
            for (Layer& layer : m_streams[direction].Read(*tcp))
            {
                row.layers.push_back(std::move(layer));
            }
        }
    }

    static void ReadGre(const Ipv4Packet& ip, Row& row)
    {
        const auto packet = gre::Decode(ip.payload);
        if (!packet && !ip.IsWhole())
        {
            row.layers.push_back({"GRE", "the start of a packet"});
            return;
        }
        if (!packet)
        {
            row.layers.push_back(MalformedLayer("GRE", std::string(TextOf(packet.Error()))));
            return;
        }
        row.layers.push_back(GreLayer(packet.Value().header));
        if (!packet.Value().payload.empty())
        {
            row.layers.push_back(PppFrameLayer(packet.Value().payload));
        }
    }

    void ReadIcmp(ByteView octets, Row& row)
    {
        const auto icmp = DecodeIcmp(octets);
        if (!icmp)
        {
            row.layers.push_back(MalformedLayer("ICMP", "breaks off"));
            return;
        }
        Layer layer{"ICMP", IcmpText(*icmp)};
        layer.fields["type"] = icmp->type;
        layer.fields["code"] = icmp->code;
        if (const auto quoted = icmp->IsError() ? DecodeIpv4(icmp->body) : std::nullopt)
        {
            layer.fields["quoted_destination"] = AddressText(quoted->destination);
            layer.fields["quoted_protocol"] = quoted->protocol;
            layer.summary += fmt::format(": {}", AddressText(quoted->destination));
            const auto meant = m_frames.find(KeyOf(*quoted));
            if (meant != m_frames.end())
            {
                row.see = meant->second;
                layer.summary += fmt::format(", see frame {}", meant->second);
            }
        }
        row.layers.push_back(std::move(layer));
    }

    /// What tells a packet from others and is quoted by ICMP.
    static std::string KeyOf(const Ipv4Packet& ip)
    {
        const ByteView start = ip.payload.Part(0, kQuoted);
        return fmt::format(
                   "{} {} {} {} ", ip.source, ip.destination, ip.protocol, ip.identification) +
               std::string(start.begin(), start.end());
    }

    LinkType m_link;
    Roles m_roles;
    std::size_t m_number = 0;
    Duration m_start{};
    std::map<Direction, ControlStream> m_streams;
    std::unordered_map<std::string, std::size_t> m_frames; ///< the last one with that key
};

} // namespace

FrameTable
Decode(const Capture& capture)
{
    FrameTable table;
    Decoder decoder(capture);
    table.rows.reserve(capture.frames.size());
    for (const CapturedFrame& frame : capture.frames)
    {
        table.rows.push_back(decoder.Next(frame));
    }
    if (!capture.remark.empty())
    {
        table.remarks.push_back(capture.remark);
    }
    return table;
}

} // namespace pptplab::analysis
