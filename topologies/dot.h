// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TOPOLOGIES_DOT_H
#define PPTPLAB_TOPOLOGIES_DOT_H

#include "topologies/graph.h"

#include <string>

namespace pptplab::topologies
{

/// The network in the language of Graphviz: names and addresses at the vertices, rates and delays
/// at the edges.
std::string ToDot(const Graph& graph);

} // namespace pptplab::topologies

#endif
