// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_TRACE_ETHERNET_H
#define PPTPLAB_ANALYSIS_TRACE_ETHERNET_H

#include "models/base/bytes.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace pptplab::analysis
{

inline constexpr std::uint16_t kEthernetIpv4 = 0x0800;

using MacAddress = std::array<std::uint8_t, 6>;

// The NDISWAN adapter shows its frames as Ethernet frames between " SEND" and " RECV", hence the
// addresses 20 20 in the trace of Q162847. The type field of what belongs to PPP is its protocol
// number. Wireshark knows both: Send_ and Receive_ are names of its list of makers, and it reads
// such types. That SEND is this machine's side is inference.
inline constexpr MacAddress kNdiswanOwn = {0x20, 0x53, 0x45, 0x4E, 0x44, 0x01};
inline constexpr MacAddress kNdiswanPeer = {0x20, 0x52, 0x45, 0x43, 0x56, 0x01};

/// An address of either side of such an adapter; the last octet numbers the adapters.
bool IsNdiswan(ByteView address);

/// "02:00:0A:00:00:02"; "20 SEND" and "20 RECV" for those of NDISWAN.
std::string MacText(ByteView address);

struct EthernetHeader
{
    ByteView destination;
    ByteView source;
    std::uint16_t type = 0;
    ByteView payload;
};

/// None when shorter than its header.
std::optional<EthernetHeader> DecodeEthernet(ByteView in);

/// An Ethernet frame, without check sequence.
Octets EthernetFrame(const MacAddress& from,
                     const MacAddress& to,
                     std::uint16_t type,
                     ByteView payload);

} // namespace pptplab::analysis

#endif
