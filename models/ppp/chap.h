// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_PPP_CHAP_H
#define PPTPLAB_MODELS_PPP_CHAP_H

#include "models/base/bytes.h"

#include <cstdint>
#include <optional>

namespace pptplab::ppp
{

/// Challenge Handshake Authentication Protocol, RFC 1994 section 4.
enum class ChapCode : std::uint8_t
{
    Challenge = 1,
    Response = 2,
    Success = 3,
    Failure = 4,
};

/// A CHAP packet: a value and whose it is, or the authenticator's verdict with a message.
struct ChapPacket
{
    ChapCode code = ChapCode::Challenge;
    std::uint8_t identifier = 0;
    ByteView value;   ///< Challenge and Response only
    ByteView name;    ///< Challenge and Response only
    ByteView message; ///< Success and Failure only
};

void Encode(const ChapPacket& packet, ByteWriter& out);

/// The views are parts of `in`; none when no CHAP packet.
std::optional<ChapPacket> DecodeChap(ByteView in);

} // namespace pptplab::ppp

#endif
