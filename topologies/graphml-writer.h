// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TOPOLOGIES_GRAPHML_WRITER_H
#define PPTPLAB_TOPOLOGIES_GRAPHML_WRITER_H

#include "topologies/dot.h"
#include "topologies/graph.h"

#include <string>

namespace pptplab::topologies
{

/// The whole network as GraphML; ReadMap() gives the same one. What stands between hosts and their
/// routers is written as "box" of the host, which is not read.
std::string ToGraphMl(const Graph& graph, const HostBoxes& boxes = {});

} // namespace pptplab::topologies

#endif
