// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TOPOLOGIES_GRAPHML_DOCUMENT_H
#define PPTPLAB_TOPOLOGIES_GRAPHML_DOCUMENT_H

#include "topologies/graphml.h"

#include <cstdint>
#include <istream>
#include <map>
#include <string>
#include <vector>

namespace pptplab::topologies
{

/// Values by attr.name, such as "Latitude".
using Attributes = std::map<std::string, std::string>;

struct GraphMlNode
{
    std::string id;
    std::uint64_t line = 0;
    Attributes attributes;
};

struct GraphMlEdge
{
    std::string source;
    std::string target;
    std::uint64_t line = 0;
    Attributes attributes;
};

/// A GraphML file as it stands, defaults of keys filled in.
struct GraphMlDocument
{
    bool directed = false;
    std::uint64_t graphLine = 0;
    std::vector<GraphMlNode> nodes;
    std::vector<GraphMlEdge> edges;
};

/// Reads the part of GraphML that tells networks: one graph of nodes and edges with data.
/// Hyperedges, ports and graphs inside nodes are errors; <desc>, and elements of others inside
/// <data>, are passed over.
Result<GraphMlDocument, GraphMlError> ReadDocument(std::istream& in,
                                                   const std::string& name,
                                                   const GraphMlLimits& limits);

} // namespace pptplab::topologies

#endif
