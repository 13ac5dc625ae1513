// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_PPP_NBF_FRAME_H
#define PPTPLAB_MODELS_PPP_NBF_FRAME_H

#include "models/base/bytes.h"

#include <cstdint>
#include <optional>
#include <string>

namespace pptplab::ppp
{

/// A NetBEUI frame (NBF) about names, in an unnumbered LLC frame: 3 octets of LLC and 44 of NBF,
/// whose numbers are little-endian (IBM LAN Technical Reference; recalled). It is all that a caller
/// of NT 3.1's server type sends here: session frames want LLC connections, which are not modelled.
struct NbfNameFrame
{
    enum class Command : std::uint8_t
    {
        NameQuery = 0x0A,
        NameRecognized = 0x0E,
    };

    static constexpr std::size_t kWireSize = 47;

    Command command = Command::NameQuery;
    std::uint8_t sessionNumber = 0; ///< sender's number; 0: only finds the name, else calls it
    std::uint16_t correlator = 0;   ///< the query's, which its answer repeats
    std::string destination;        ///< up to 16 octets, padded with blanks on the wire
    std::string source;
};

void Encode(const NbfNameFrame& frame, ByteWriter& out);

/// None for any other frame.
std::optional<NbfNameFrame> DecodeNbfName(ByteView octets);

/// Whether a payload is a frame of NetBIOS by its LLC addresses, and so none of PPP: a PPP protocol
/// begins with an even octet and ends with an odd one (RFC 1661 2).
bool IsNbf(ByteView payload);

} // namespace pptplab::ppp

#endif
