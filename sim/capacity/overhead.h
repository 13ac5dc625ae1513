// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_CAPACITY_OVERHEAD_H
#define PPTPLAB_SIM_CAPACITY_OVERHEAD_H

#include <cstddef>
#include <string>
#include <vector>

namespace pptplab::sim::capacity
{

/// One part of a tunnel packet, in the order of the wire.
struct Part
{
    std::string name;
    std::size_t octets = 0;
};

/// What stands before an IP datagram in the tunnel, counted from what the codecs of the models
/// write: IP (RFC 791 3.1, no options), enhanced GRE with both numbers (RFC 2637 4.1), PPP with
/// both of its fields compressed as the ends agree, MPPE (RFC 3078 3.1) and the encrypted protocol
/// field. The link layer of the access line is not in it, nor the control connection (an echo each
/// minute).
std::vector<Part> TunnelOverhead(bool encrypted);

std::size_t OctetsOf(const std::vector<Part>& parts);

/// What becomes of one datagram of a user on the access line.
struct OnTheLine
{
    std::size_t fragments = 1; ///< pieces that the tunnel's IP interface cuts it into
    std::size_t packets = 1; ///< IP packets on the line, cut once more if they are too long for it
    std::size_t octets = 0;  ///< octets of all these packets
};

/// What becomes of a datagram of `octets` with its IP header, 20..65535, that enters a tunnel of
/// that MTU; fragments are cut at multiples of 8 octets and each has an IP header of its own (RFC
/// 791 2.3). The line carries IP packets of up to 1500 octets.
OnTheLine SentThrough(std::size_t octets, std::size_t tunnelMtu, bool encrypted);

} // namespace pptplab::sim::capacity

#endif
