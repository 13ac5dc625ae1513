// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TOPOLOGIES_GRAPHML_DOCUMENT_H
#define PPTPLAB_TOPOLOGIES_GRAPHML_DOCUMENT_H

#include "topologies/map-document.h"
#include "topologies/map-file.h"

#include <istream>

namespace pptplab::topologies
{

/// Reads the part of GraphML that tells networks: one graph of nodes and edges with data, and
/// graphs inside nodes. Of the elements of others inside <data>, yEd's labels are read, the rest is
/// passed over, as are <desc> and ports. A second graph and hyperedges are errors.
/// Errors have no file name yet.
Result<MapDocument, MapError> ReadGraphMl(std::istream& in, const MapLimits& limits);

} // namespace pptplab::topologies

#endif
