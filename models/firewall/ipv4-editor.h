// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_FIREWALL_IPV4_EDITOR_H
#define PPTPLAB_MODELS_FIREWALL_IPV4_EDITOR_H

#include "models/base/bytes.h"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace pptplab::firewall
{

/// An IPv4 packet in a buffer, or the head of one that an ICMP error quotes, to be changed in
/// place. The checksums of IP, TCP, UDP and ICMP follow by difference (RFC 1624, RFC 3022 4.1), so
/// that a wrong one stays wrong; a UDP checksum of 0 is none and stays so (RFC 768).
class Ipv4Editor
{
  public:
    /// The packet from `start` to the end of the buffer, which outlives the editor. None when the
    /// header or, but for later fragments, 8 octets behind it are not there.
    static std::optional<Ipv4Editor> At(Octets& buffer, std::size_t start);

    std::uint8_t Protocol() const;
    std::uint32_t Source() const; ///< host byte order
    std::uint32_t Destination() const;
    std::uint16_t Identification() const;
    bool IsLaterFragment() const;
    bool HasMoreFragments() const;

    /// What follows the IP header, as far as it is there.
    ByteView Transport() const;

    /// Where Transport() begins in the buffer.
    std::size_t TransportStart() const { return m_transport; }

    /// The field at `offset` of Transport().
    std::uint16_t TransportU16(std::size_t offset) const;

    void SetSource(std::uint32_t address);
    void SetDestination(std::uint32_t address);

    /// Pre: `offset` is even, and the field is there.
    void SetTransportU16(std::size_t offset, std::uint16_t value);

    /// Renews the checksum of an ICMP message after changes within what it quotes.
    void SumUpIcmp();

  private:
    Ipv4Editor(Octets& buffer, std::size_t start);

    std::uint16_t U16(std::size_t at) const;
    void SetU16(std::size_t at, std::uint16_t value);
    void SetAddress(std::size_t offset, std::uint32_t address);
    std::optional<std::size_t> TransportChecksum() const;
    void Adjust(std::size_t checksum, std::uint16_t before, std::uint16_t after);

    Octets* m_buffer;
    std::size_t m_start;
    std::size_t m_transport;
};

} // namespace pptplab::firewall

#endif
