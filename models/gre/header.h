// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_GRE_HEADER_H
#define PPTPLAB_MODELS_GRE_HEADER_H

#include "models/base/bytes.h"
#include "models/base/result.h"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace pptplab::gre
{

inline constexpr std::uint8_t kIpProtocol = 47;

/// Enhanced GRE header, RFC 2637 4.1: version 1, protocol type 0x880B, key of payload length and
/// Call ID. 8 octets, and 4 more for each of the two numbers.
struct Header
{
    std::uint16_t payloadLength = 0;
    std::uint16_t callId = 0;                    ///< the one that the receiver gave to the call
    std::optional<std::uint32_t> sequence;       ///< present exactly when there is a payload
    std::optional<std::uint32_t> acknowledgment; ///< highest sequence number received

    std::size_t Size() const { return 8U + (sequence ? 4U : 0U) + (acknowledgment ? 4U : 0U); }
};

/// A received packet. The payload is a part of the octets that were decoded.
struct Packet
{
    Header header;
    ByteView payload;
};

/// Why octets are no enhanced GRE packet.
enum class WireError : std::uint8_t
{
    Truncated,     ///< shorter than its header
    NotEnhanced,   ///< wrong version or protocol type, or flags that must be 0
    LengthTooLong, ///< the payload length goes past the end (Q230177)
};

void Encode(const Header& header, ByteWriter& out);

/// Octets behind the payload length are left out.
Result<Packet, WireError> Decode(ByteView in);

/// The Call ID alone, to find the call that a packet belongs to.
std::optional<std::uint16_t> CallIdOf(ByteView in);

} // namespace pptplab::gre

#endif
