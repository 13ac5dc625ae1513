// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_PPP_FRAME_H
#define PPTPLAB_MODELS_PPP_FRAME_H

#include "models/base/bytes.h"
#include "models/ppp/network.h"

#include <cstdint>
#include <optional>

namespace pptplab::ppp
{

/// How a frame begins: with FF 03 unless address compression was agreed, and with a protocol field
/// of one octet if protocol compression was. RFC 1661 6.5, 6.6; no flags, no check sequence, no
/// escapes inside GRE (RFC 2637 1.3).
struct Framing
{
    bool addressCompression = false;
    bool protocolCompression = false;
};

/// A received frame. The payload is a part of the octets that were decoded.
struct Frame
{
    ProtocolNumber protocol{};
    ByteView payload;
    Framing framing; ///< how the received frame began
};

void EncodeFrameHeader(ProtocolNumber protocol, Framing framing, ByteWriter& out);

/// Takes both forms of either field at any time, as RFC 1661 asks. None when no frame.
std::optional<Frame> DecodeFrame(ByteView in);

} // namespace pptplab::ppp

#endif
