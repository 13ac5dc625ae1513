// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_PATHS_STOP_H
#define PPTPLAB_SIM_PATHS_STOP_H

#include "models/firewall/rule-set.h"
#include "topologies/graph.h"

#include <cstddef>
#include <cstdint>
#include <string>

namespace pptplab::sim::paths
{

enum class StoppedBy : std::uint8_t
{
    Rule,
    BrokenLine, ///< routes do not know yet that the line is down, or it is the only one
    NoRoute,
    PptpFiltering, ///< RASPPTPF of a host
    Nat,
};

/// The place where a packet did not get on.
struct Stop
{
    StoppedBy by = StoppedBy::Rule;
    topologies::Vertex machine = 0; ///< machine that filtered, or could not send on
    std::string interface;          ///< what is behind it; empty at a host and without a route
    firewall::Direction direction = firewall::Direction::In; ///< direction as that machine sees it
    std::size_t rule = 0;                                    ///< the rule's number in the scenario
    std::size_t nat = 0; ///< the number of the [[nat]] table in the scenario
    firewall::Verdict verdict;
    topologies::Address address;   ///< address of the interface
    std::size_t hops = 0;          ///< lines that the packet had passed
    firewall::PacketHeader packet; ///< the packet as it was there
    /// The receiver's box has given it an address that its sender does not know.
    bool isTranslated = false;
};

} // namespace pptplab::sim::paths

#endif
