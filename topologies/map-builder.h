// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TOPOLOGIES_MAP_BUILDER_H
#define PPTPLAB_TOPOLOGIES_MAP_BUILDER_H

#include "topologies/map-document.h"
#include "topologies/map-file.h"

namespace pptplab::topologies
{

/// The network that a document describes, as ReadMap() says. Errors have no file name yet.
Result<MapReading, MapError> BuildMap(const MapDocument& document, const MapOptions& options);

} // namespace pptplab::topologies

#endif
