// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_SCENARIO_STRUCTS_NAT_BOXES_H
#define PPTPLAB_SIM_SCENARIO_STRUCTS_NAT_BOXES_H

#include "sim/scenario/structs/nat.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pptplab::sim::scenario
{

/// Index in `nats` of the NAT that the machines of a group are behind, if any.
std::optional<std::size_t> NatOf(const std::vector<NatSpec>& nats, const std::string& group);

/// How many boxes `machines` of a group have, each with an address of their network.
std::uint32_t BoxesOf(const std::vector<NatSpec>& nats,
                      const std::string& group,
                      std::uint32_t machines);

/// The place in `at` for all servers.
inline constexpr std::string_view kServersPlace = "servers";

bool IsAtServers(const NatSpec& nat);

/// Index in `nats` of the NAT that the servers are behind, if any.
std::optional<std::size_t> ServerNatOf(const std::vector<NatSpec>& nats);

/// What an address in front of servers forwards, by the server's number.
struct ServerForwards
{
    std::optional<std::uint32_t> pptp; ///< server that TCP port 1723 leads to
    std::optional<std::uint32_t> gre;
};

/// The number of the address that a server is behind.
std::uint32_t AddressOfServer(const NatSpec& nat, std::uint32_t server);

/// All addresses in front of `servers` servers. Pre: IsAtServers(nat).
std::vector<ServerForwards> ForwardsOf(const NatSpec& nat, std::uint32_t servers);

/// Who answers where each of `servers` servers is dialled; none: nobody.
std::vector<std::optional<std::uint32_t>> AnsweringServers(const std::vector<NatSpec>& nats,
                                                           std::uint32_t servers);

} // namespace pptplab::sim::scenario

#endif
