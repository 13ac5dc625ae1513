// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TOPOLOGIES_INTERFACES_H
#define PPTPLAB_TOPOLOGIES_INTERFACES_H

#include "topologies/graph.h"

#include <vector>

namespace pptplab::topologies
{

/// One end of a line at a router: the address its ICMP messages to that side carry.
struct Interface
{
    Edge line;
    Vertex other = 0;
    Address address;
};

/// All ends of lines at a router in the order of its lines. Towards hosts the address is the
/// gateway of their network; towards the n-th other router it is the n-th of the router's own
/// network after its own address. Lines added later leave these as they are.
std::vector<Interface> InterfacesOf(const Graph& graph, Vertex router);

} // namespace pptplab::topologies

#endif
