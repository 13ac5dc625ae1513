// SPDX-License-Identifier: GPL-2.0-only
#include "models/firewall/ipv4-editor.h"

#include "models/firewall/packet-header.h"
#include "models/firewall/rejection.h"

#include <cassert>

namespace pptplab::firewall
{

namespace
{

// RFC 791 3.1.
constexpr std::size_t kHeader = 20;
constexpr std::size_t kTotalLength = 2;
constexpr std::size_t kIdentification = 4;
constexpr std::size_t kFragment = 6;
constexpr std::uint16_t kMoreFragments = 0x2000;
constexpr std::uint16_t kFragmentOffset = 0x1FFF;
constexpr std::size_t kProtocol = 9;
constexpr std::size_t kHeaderChecksum = 10;
constexpr std::size_t kSource = 12;
constexpr std::size_t kDestination = 16;

constexpr std::size_t kQuoted = 8;         // octets behind the header, RFC 792
constexpr std::size_t kIcmpChecksum = 2;   // RFC 792
constexpr std::size_t kUdpChecksum = 6;    // RFC 768
constexpr std::size_t kTcpChecksum = 16;   // RFC 793 3.1
constexpr std::uint16_t kNone = 0;         // a UDP checksum that was not computed
constexpr std::uint16_t kAllOnes = 0xFFFF; // a UDP checksum that comes to 0, in ones' complement

} // namespace

std::optional<Ipv4Editor>
Ipv4Editor::At(Octets& buffer, std::size_t start)
{
    constexpr unsigned kVersion = 4;
    if (buffer.size() < start + kHeader || buffer[start] >> 4U != kVersion)
    {
        return std::nullopt;
    }
    const Ipv4Editor editor(buffer, start);
    const bool hasHeader =
        editor.m_transport >= start + kHeader && editor.m_transport <= buffer.size();
    if (!hasHeader || (!editor.IsLaterFragment() && editor.Transport().size() < kQuoted))
    {
        return std::nullopt;
    }
    return editor;
}

Ipv4Editor::Ipv4Editor(Octets& buffer, std::size_t start)
    : m_buffer(&buffer),
      m_start(start),
      m_transport(start + std::size_t{buffer[start] & 0x0FU} * 4U)
{
}

std::uint8_t
Ipv4Editor::Protocol() const
{
    return (*m_buffer)[m_start + kProtocol];
}

std::uint32_t
Ipv4Editor::Source() const
{
    return ByteReader(ByteView(*m_buffer).Part(m_start + kSource)).U32();
}

std::uint32_t
Ipv4Editor::Destination() const
{
    return ByteReader(ByteView(*m_buffer).Part(m_start + kDestination)).U32();
}

std::uint16_t
Ipv4Editor::Identification() const
{
    return U16(m_start + kIdentification);
}

bool
Ipv4Editor::IsLaterFragment() const
{
    return (U16(m_start + kFragment) & kFragmentOffset) != 0;
}

bool
Ipv4Editor::HasMoreFragments() const
{
    return (U16(m_start + kFragment) & kMoreFragments) != 0;
}

ByteView
Ipv4Editor::Transport() const
{
    const std::size_t header = m_transport - m_start;
    const std::size_t total = U16(m_start + kTotalLength);
    return ByteView(*m_buffer).Part(m_transport, total < header ? 0 : total - header);
}

std::uint16_t
Ipv4Editor::TransportU16(std::size_t offset) const
{
    return U16(m_transport + offset);
}

void
Ipv4Editor::SetSource(std::uint32_t address)
{
    SetAddress(kSource, address);
}

void
Ipv4Editor::SetDestination(std::uint32_t address)
{
    SetAddress(kDestination, address);
}

void
Ipv4Editor::SetTransportU16(std::size_t offset, std::uint16_t value)
{
    const std::size_t at = m_transport + offset;
    const std::uint16_t before = U16(at);
    SetU16(at, value);
    if (const auto checksum = TransportChecksum())
    {
        Adjust(*checksum, before, value);
    }
}

void
Ipv4Editor::SumUpIcmp()
{
    SetU16(m_transport + kIcmpChecksum, 0);
    SetU16(m_transport + kIcmpChecksum, InternetChecksum(Transport()));
}

std::uint16_t
Ipv4Editor::U16(std::size_t at) const
{
    return ByteReader(ByteView(*m_buffer).Part(at)).U16();
}

void
Ipv4Editor::SetU16(std::size_t at, std::uint16_t value)
{
    ByteWriter(*m_buffer).PatchU16(at, value);
}

void
Ipv4Editor::SetAddress(std::size_t offset, std::uint32_t address)
{
    // Both checksums are over 16 bits at a time; ICMP's has no pseudo header.
    const auto transport = Protocol() == kIcmp ? std::nullopt : TransportChecksum();
    for (std::size_t half = 0; half < 4; half += 2)
    {
        const std::size_t at = m_start + offset + half;
        const std::uint16_t before = U16(at);
        const auto after = static_cast<std::uint16_t>(half == 0 ? address >> 16U : address);
        SetU16(at, after);
        Adjust(m_start + kHeaderChecksum, before, after);
        if (transport)
        {
            Adjust(*transport, before, after);
        }
    }
}

std::optional<std::size_t>
Ipv4Editor::TransportChecksum() const
{
    std::size_t offset = kIcmpChecksum;
    if (Protocol() == kTcp)
    {
        offset = kTcpChecksum;
    }
    else if (Protocol() == kUdp)
    {
        offset = kUdpChecksum;
    }
    else if (Protocol() != kIcmp)
    {
        return std::nullopt;
    }
    const bool isThere = !IsLaterFragment() && Transport().size() >= offset + 2;
    if (!isThere || (Protocol() == kUdp && TransportU16(offset) == kNone))
    {
        return std::nullopt;
    }
    return m_transport + offset;
}

void
Ipv4Editor::Adjust(std::size_t checksum, std::uint16_t before, std::uint16_t after)
{
    // RFC 1624 3: HC' = ~(~HC + ~m + m').
    std::uint32_t sum = static_cast<std::uint16_t>(~U16(checksum));
    sum += static_cast<std::uint16_t>(~before);
    sum += after;
    while (sum > 0xFFFFU)
    {
        sum = (sum & 0xFFFFU) + (sum >> 16U);
    }
    const auto adjusted = static_cast<std::uint16_t>(~sum);
    const bool isUdps = checksum == m_transport + kUdpChecksum && Protocol() == kUdp;
    SetU16(checksum, isUdps && adjusted == kNone ? kAllOnes : adjusted);
}

} // namespace pptplab::firewall
