// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TOPOLOGIES_GML_DOCUMENT_H
#define PPTPLAB_TOPOLOGIES_GML_DOCUMENT_H

#include "topologies/map-document.h"
#include "topologies/map-file.h"

#include <istream>

namespace pptplab::topologies
{

/// Reads a graph in GML (M. Himsolt, "GML: A portable Graph File Format", University of Passau,
/// 1997), and what is written beyond it: underscores in keys, numbers without digits (NAN), texts
/// in UTF-8 or ISO 8859-1. Lists inside a node or an edge give names with a dot; those that hold a
/// drawing are passed over. A second graph is an error.
/// Errors have no file name yet.
Result<MapDocument, MapError> ReadGml(std::istream& in, const MapLimits& limits);

} // namespace pptplab::topologies

#endif
