// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TOPOLOGIES_CHECK_H
#define PPTPLAB_TOPOLOGIES_CHECK_H

#include "topologies/graph.h"

#include <string>
#include <vector>

namespace pptplab::topologies
{

/// What is wrong with a network, a sentence each that names the place; empty when nothing is.
/// Looked for: machines that cannot be reached; names or addresses that are missing or occur twice;
/// networks that overlap; hosts without exactly one line, to a router that has the network of the
/// host; lines from a machine to itself, without a rate or with a negative delay.
std::vector<std::string> FaultsOf(const Graph& graph);

} // namespace pptplab::topologies

#endif
