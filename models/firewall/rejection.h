// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_FIREWALL_REJECTION_H
#define PPTPLAB_MODELS_FIREWALL_REJECTION_H

#include "models/base/bytes.h"
#include "models/firewall/rule-set.h"

#include <cstdint>
#include <optional>

namespace pptplab::firewall
{

/// What a filter sends back for a packet that it does not let pass: the payload of an IPv4 packet.
struct Rejection
{
    std::uint32_t source = 0; ///< host byte order
    std::uint32_t destination = 0;
    std::uint8_t protocol = 0;
    Octets payload; ///< what follows the IP header, with its checksum
};

/// The answer to `packet`, an IPv4 packet from its header on, that a verdict demands: for
/// IcmpUnreachable an ICMP message from `ownAddress`, the filter's address on the interface, that
/// quotes the IP header and 8 octets (RFC 792); for Reset a TCP segment in the name of the receiver
/// (RFC 793 3.4). None for other verdicts, nor for what must not be answered: ICMP errors, later
/// fragments (RFC 1122 3.2.2), a RST, or for Reset what is not TCP.
/// Pre: `packet` holds its whole IP header, and of TCP the header.
std::optional<Rejection> RejectionOf(ByteView packet, Verdict verdict, std::uint32_t ownAddress);

/// The Internet checksum (RFC 1071).
std::uint16_t InternetChecksum(ByteView octets);

} // namespace pptplab::firewall

#endif
