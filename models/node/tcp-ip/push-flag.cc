// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/tcp-ip/push-flag.h"

#include "models/base/bytes.h"

#include <ns3/ipv4-route.h>
#include <ns3/node.h>
#include <ns3/packet.h>
#include <ns3/tcp-header.h>

#include <array>

namespace pptplab::node
{

namespace
{

constexpr std::uint16_t kControlPort = 1723; // RFC 2637 1.4
constexpr std::uint32_t kHeaderSize = 20;    // NT 4.0's segments with data have no options

bool
IsControlMessage(const ns3::Packet& segment)
{
    std::array<std::uint8_t, 4> ports{};
    segment.CopyData(ports.data(), ports.size());
    ByteReader reader({ports.data(), ports.size()});
    const std::uint16_t source = reader.U16();
    const std::uint16_t destination = reader.U16();
    return segment.GetSize() > kHeaderSize &&
           (source == kControlPort || destination == kControlPort);
}

// NOLINTBEGIN(readability-function-size): the types of ns3::IpL4Protocol

void
SendPushed(ns3::IpL4Protocol::DownTargetCallback down,
           ns3::Ptr<ns3::Packet> segment,
           ns3::Ipv4Address source,
           ns3::Ipv4Address destination,
           std::uint8_t protocol,
           ns3::Ptr<ns3::Ipv4Route> route)
{
    if (IsControlMessage(*segment))
    {
        ns3::TcpHeader header;
        segment->RemoveHeader(header);
        if (segment->GetSize() > 0)
        {
            header.SetFlags(header.GetFlags() | ns3::TcpHeader::PSH);
        }
        if (ns3::Node::ChecksumEnabled())
        {
            header.EnableChecksums();
        }
        header.InitializeChecksum(source, destination, protocol);
        segment->AddHeader(header);
    }
    down(segment, source, destination, protocol, route);
}

// NOLINTEND(readability-function-size)

} // namespace

void
PushControlMessages(const ns3::Ptr<ns3::TcpL4Protocol>& tcp)
{
    tcp->SetDownTarget(ns3::MakeBoundCallback(&SendPushed, tcp->GetDownTarget()));
}

} // namespace pptplab::node
