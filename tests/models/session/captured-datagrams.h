// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TESTS_MODELS_SESSION_CAPTURED_DATAGRAMS_H
#define PPTPLAB_TESTS_MODELS_SESSION_CAPTURED_DATAGRAMS_H

#include "models/base/bytes.h"

#include <gtest/gtest.h>
#include <pcap/pcap.h>

#include <array>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace pptplab::session
{

inline constexpr std::uint8_t kTcp = 6;

/// The payload of one IPv4 packet.
struct Datagram
{
    bool fromClient = false;
    std::uint8_t protocol = 0;
    Octets payload;
};

/// Puts the IPv4 packets of a capture together; fragments are taken to come in order. The client is
/// who connects to port 1723 first.
class Reassembly
{
  public:
    /// An Ethernet frame; none of IPv4 is left out.
    void TakeFrame(ByteView frame)
    {
        constexpr std::size_t kAddresses = 12;
        ByteReader reader(frame);
        reader.Skip(kAddresses);
        if (reader.U16() == 0x0800)
        {
            TakePacket(frame.Part(kAddresses + 2));
        }
    }

    void TakePacket(ByteView packet)
    {
        constexpr unsigned kMoreFragments = 0x2000;
        ByteReader reader(packet);
        const std::size_t headerLength = std::size_t{4} * (reader.U8() & 0xFU);
        reader.Skip(1);
        const std::size_t totalLength = reader.U16();
        const std::uint16_t identification = reader.U16();
        const unsigned fragment = reader.U16();
        reader.Skip(1);
        const std::uint8_t protocol = reader.U8();
        reader.Skip(2);
        const std::uint32_t source = reader.U32();
        reader.Skip(headerLength - 16);
        const ByteView payload = reader.View(totalLength - headerLength);
        ASSERT_TRUE(reader.Ok());
        Octets& whole = m_parts[{source, identification}];
        ASSERT_EQ(whole.size(), 8U * (fragment & 0x1FFFU));
        ByteWriter(whole).View(payload);
        if ((fragment & kMoreFragments) == 0)
        {
            NoteClient(source, protocol, whole);
            datagrams.push_back({source == m_client, protocol, whole});
            m_parts.erase({source, identification});
        }
    }

    std::vector<Datagram> datagrams;

  private:
    void NoteClient(std::uint32_t source, std::uint8_t protocol, ByteView payload)
    {
        ByteReader reader(payload);
        reader.Skip(2);
        if (!m_client && protocol == kTcp && reader.U16() == 1723)
        {
            m_client = source;
        }
    }

    std::optional<std::uint32_t> m_client;
    std::map<std::pair<std::uint32_t, std::uint16_t>, Octets> m_parts;
};

inline std::vector<Datagram>
Read(const std::string& path)
{
    std::array<char, PCAP_ERRBUF_SIZE> message{};
    pcap_t* const capture = pcap_open_offline(path.c_str(), message.data());
    if (capture == nullptr)
    {
        ADD_FAILURE() << message.data();
        return {};
    }
    const bool isRaw = pcap_datalink(capture) == DLT_RAW;
    Reassembly reassembly;
    pcap_pkthdr* header = nullptr;
    const std::uint8_t* octets = nullptr;
    while (pcap_next_ex(capture, &header, &octets) == 1)
    {
        const ByteView whole(octets, header->caplen);
        isRaw ? reassembly.TakePacket(whole) : reassembly.TakeFrame(whole);
    }
    pcap_close(capture);
    return reassembly.datagrams;
}

} // namespace pptplab::session

#endif
