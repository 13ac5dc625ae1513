// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TESTS_MODELS_NODE_WIRE_LOG_H
#define PPTPLAB_TESTS_MODELS_NODE_WIRE_LOG_H

#include "models/base/bytes.h"
#include "models/node/network/light-device.h"
#include "models/node/units/ns3-units.h"

#include <ns3/callback.h>

#include <cstdint>
#include <vector>

namespace pptplab::node
{

/// One IP packet as it passed a device.
struct WirePacket
{
    Duration at{};
    bool sent = false; ///< sent by the host whose device it is
    std::uint8_t protocol = 0;
    std::uint32_t octets = 0;        ///< octets of the packet, IP header included
    std::uint32_t payloadOctets = 0; ///< inside TCP; inside IP for other protocols
    std::uint8_t tcpFlags = 0;
    std::uint32_t tcpSequence = 0;
    std::uint32_t tcpAcknowledgment = 0;
};

/// All packets that pass one device.
class WireLog
{
  public:
    WireLog(LightDevice& device, std::uint32_t ownAddress) : m_own(ownAddress)
    {
        device.TraceConnectWithoutContext("Sniffer", ns3::MakeCallback(&WireLog::OnPacket, this));
    }
    WireLog(const WireLog&) = delete;
    WireLog& operator=(const WireLog&) = delete;

    const std::vector<WirePacket>& Packets() const { return m_packets; }

    /// TCP segments with data and packets of other protocols, i.e. messages.
    std::vector<WirePacket> Messages() const
    {
        std::vector<WirePacket> messages;
        for (const WirePacket& packet : m_packets)
        {
            if (packet.payloadOctets > 0)
            {
                messages.push_back(packet);
            }
        }
        return messages;
    }

    std::size_t Count(std::uint8_t protocol) const
    {
        std::size_t count = 0;
        for (const WirePacket& packet : m_packets)
        {
            count += packet.protocol == protocol ? 1 : 0;
        }
        return count;
    }

  private:
    static constexpr std::uint32_t kIpHeader = 20;
    static constexpr std::uint8_t kTcp = 6;

    void OnPacket(ns3::Ptr<const ns3::Packet> packet)
    {
        Octets octets(packet->GetSize());
        packet->CopyData(octets.data(), packet->GetSize());
        const ByteView view(octets);
        WirePacket seen;
        seen.at = Now();
        seen.protocol = view[9];
        seen.octets = packet->GetSize();
        seen.sent = ByteReader(view.Part(12, 4)).U32() == m_own;
        seen.payloadOctets = seen.octets - kIpHeader;
        if (seen.protocol == kTcp)
        {
            seen.payloadOctets -= (view[kIpHeader + 12] >> 4U) * 4U; // data offset, RFC 793 3.1
            seen.tcpFlags = view[kIpHeader + 13];
            seen.tcpSequence = ByteReader(view.Part(kIpHeader + 4, 4)).U32();
            seen.tcpAcknowledgment = ByteReader(view.Part(kIpHeader + 8, 4)).U32();
        }
        m_packets.push_back(seen);
    }

    std::uint32_t m_own;
    std::vector<WirePacket> m_packets;
};

} // namespace pptplab::node

#endif
