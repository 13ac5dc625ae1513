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

} // namespace pptplab::sim::capacity

#endif
