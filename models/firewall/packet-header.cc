// SPDX-License-Identifier: GPL-2.0-only
#include "models/firewall/packet-header.h"

namespace pptplab::firewall
{

namespace
{

constexpr std::size_t kTcpFlagsOffset = 13;  // RFC 793 3.1
constexpr std::size_t kGreVersionOffset = 1; // RFC 2637 4.1
constexpr std::uint8_t kGreVersionMask = 0x07;

void
ReadPorts(PacketHeader& header, ByteView payload)
{
    ByteReader reader(payload);
    const std::uint16_t source = reader.U16();
    const std::uint16_t destination = reader.U16();
    if (reader.Ok())
    {
        header.ports = PacketHeader::Ports{source, destination};
    }
}

} // namespace

void
ReadTransport(PacketHeader& header, ByteView headOfPayload, bool laterFragment)
{
    header.ports.reset();
    header.tcpFlags.reset();
    header.icmpType.reset();
    header.greVersion.reset();
    if (laterFragment)
    {
        return;
    }
    switch (header.protocol)
    {
    case kTcp:
        ReadPorts(header, headOfPayload);
        if (headOfPayload.size() > kTcpFlagsOffset)
        {
            header.tcpFlags = headOfPayload[kTcpFlagsOffset];
        }
        break;
    case kUdp:
        ReadPorts(header, headOfPayload);
        break;
    case kIcmp:
        if (!headOfPayload.empty())
        {
            header.icmpType = headOfPayload[0];
        }
        break;
    case kGre:
        if (headOfPayload.size() > kGreVersionOffset)
        {
            header.greVersion =
                static_cast<std::uint8_t>(headOfPayload[kGreVersionOffset] & kGreVersionMask);
        }
        break;
    default:
        break;
    }
}

} // namespace pptplab::firewall
