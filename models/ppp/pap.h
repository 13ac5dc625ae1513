// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_PPP_PAP_H
#define PPTPLAB_MODELS_PPP_PAP_H

#include "models/base/bytes.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace pptplab::ppp
{

/// Password Authentication Protocol, RFC 1334 section 2.
enum class PapCode : std::uint8_t
{
    AuthenticateRequest = 1,
    AuthenticateAck = 2,
    AuthenticateNak = 3,
};

/// A PAP packet: who asks and the password, or the authenticator's answer with a message.
struct PapPacket
{
    PapCode code = PapCode::AuthenticateRequest;
    std::uint8_t identifier = 0;
    ByteView peerId;   ///< AuthenticateRequest only
    ByteView password; ///< AuthenticateRequest only
    ByteView message;  ///< Ack and Nak only
};

void Encode(const PapPacket& packet, ByteWriter& out);

/// The views are parts of `in`; none when no PAP packet.
std::optional<PapPacket> DecodePap(ByteView in);

} // namespace pptplab::ppp

#endif
