// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_PATHS_NAT_SHARE_H
#define PPTPLAB_SIM_PATHS_NAT_SHARE_H

#include "sim/scenario/structs/nat.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace pptplab::sim::paths
{

/// How many of the callers of one group, who share the addresses of their NAT boxes, can be
/// connected at the same time.
struct NatShare
{
    std::size_t nat = 0;                     ///< the NAT's number in the scenario
    std::optional<std::uint64_t> callers;    ///< callers of the group; none: as many as call
    std::optional<std::uint64_t> perAddress; ///< most callers who share one; none: all of a place
    std::optional<std::uint64_t> addresses;  ///< addresses there are; none: as many as callers need
    std::uint64_t oneAddressToOneServer = 0; ///< connected behind one address
    std::optional<std::uint64_t> toOneServer; ///< connected of the group; none: see above
    /// GreMode::Address: a call that has ended keeps others of its address from that server for so
    /// long. None: no others, or they are not kept out.
    std::optional<Duration> keptOut{};
    /// Who dials within that time after its end fails: he gives up before the address is free.
    Duration failsWithin{};

    /// Whether not all callers can be connected to one server.
    bool FallsShort() const;
};

/// `hosts` are the callers at each place where the group is connected; none: nobody knows.
/// Pre: places > 0.
NatShare ShareOf(const scenario::NatSpec& spec,
                 std::size_t nat,
                 std::size_t places,
                 const std::optional<std::vector<std::uint64_t>>& hosts);

/// Says for how long an ended call keeps others out, of whom each repeats his first PPP packet over
/// a time of `patience`.
void TellKeptOut(const scenario::NatSpec& spec, Duration patience, NatShare& share);

/// How many of `hosts` at one place can be connected to any of `servers`.
std::uint64_t ConnectedAtOnce(const scenario::NatSpec& spec,
                              std::uint64_t hosts,
                              std::uint64_t servers);

} // namespace pptplab::sim::paths

#endif
