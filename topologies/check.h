// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TOPOLOGIES_CHECK_H
#define PPTPLAB_TOPOLOGIES_CHECK_H

#include "topologies/graph.h"

#include <string>
#include <vector>

namespace pptplab::topologies
{

/// What is wrong with a network, a sentence each; empty when nothing is: machines that cannot be
/// reached, names or addresses that occur twice, a host outside the network of its line, lines
/// without a rate.
std::vector<std::string> FaultsOf(const Graph& graph);

} // namespace pptplab::topologies

#endif
