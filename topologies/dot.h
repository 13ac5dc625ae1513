// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TOPOLOGIES_DOT_H
#define PPTPLAB_TOPOLOGIES_DOT_H

#include "topologies/graph.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace pptplab::topologies
{

/// Lines of text of the box that stands between a host and its router, such as one with NAT. Hosts
/// of a router whose boxes have the same text stand behind one.
using HostBoxes = std::map<Vertex, std::vector<std::string>>;

/// What is to be seen in a network beside itself.
struct Marks
{
    std::set<const Line*> ways;            ///< lines that packets take: thick and blue
    std::set<const Line*> weakLines;       ///< single points of failure: orange
    std::set<Vertex> weakMachines;         ///< single points of failure: with an orange border
    std::map<Vertex, std::string> remarks; ///< text below the name, with a red border
};

struct PictureOptions
{
    std::string title; ///< above the picture; empty: none
    /// Where a router has more clients of one group or more servers than this, one box with their
    /// number stands for them.
    std::uint32_t mostHosts = 8;
    HostBoxes boxes; ///< boxes of some hosts, yellow
    Marks marks;     ///< marks on the same graph; a box for many hosts has those of the first
};

/// The network in the language of Graphviz. Routers are ellipses, servers green boxes, clients blue
/// ones with round corners; each with its name, hosts with address; lines with rate and delay.
/// Routers that have a place stand where they are on a map.
std::string ToDot(const Graph& graph, const PictureOptions& options = {});

} // namespace pptplab::topologies

#endif
