// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_SCENARIO_STRUCTS_NAT_H
#define PPTPLAB_SIM_SCENARIO_STRUCTS_NAT_H

#include "models/firewall/nat-options.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pptplab::sim::scenario
{

/// One [[nat]] table: boxes between the clients of some groups and their routers, or between the
/// servers and theirs.
struct NatSpec
{
    std::optional<std::string> name; ///< its name in --set, [sweep] and the table of counts
    std::vector<std::string> at;     ///< client groups, or "servers"; never empty
    /// Callers of a group with neighbouring addresses share one; none: all at one router do.
    std::optional<std::uint32_t> clientsPerAddress;
    /// Servers with neighbouring numbers share one; none: all do.
    std::optional<std::uint32_t> serversPerAddress;
    /// Servers that TCP port 1723 of their address leads to; none: the first of each.
    std::optional<std::vector<std::string>> forwardTcp;
    /// Servers that GRE to their address leads to which belongs to nothing the box knows.
    std::optional<std::vector<std::string>> forwardGre;
    firewall::NatOptions box;
};

} // namespace pptplab::sim::scenario

#endif
