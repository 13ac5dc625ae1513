// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_PATHS_NAT_WORDS_H
#define PPTPLAB_SIM_PATHS_NAT_WORDS_H

#include "sim/paths/words.h"
#include "sim/scenario/structs/nat-boxes.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace pptplab::sim::paths
{

/// "NAT box \"house\"".
std::string NatName(const Source& source, std::size_t nat);

/// Why a box drops a packet of that kind.
std::string BoxReason(const scenario::NatSpec& nat, PacketKind packet);

/// What the boxes of a group are, how many of its callers they let through at a time and why, what
/// they can run out of, and for how long an ended call is in the way.
std::vector<std::string> NatTexts(const Source& source, const NatShare& share);

/// An address in front of servers.
struct ServerAddress
{
    topologies::Address outside;
    std::vector<std::uint32_t> servers; ///< numbers of those behind it
    scenario::ServerForwards forwards;
};

/// The addresses of that NAT, which is in front of the servers.
std::vector<ServerAddress> ServerAddressesOf(const Source& source, std::size_t nat);

/// What callers reach there, and how.
std::vector<std::string> ServerNatTexts(const Source& source, std::size_t nat);

} // namespace pptplab::sim::paths

#endif
