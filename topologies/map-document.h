// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TOPOLOGIES_MAP_DOCUMENT_H
#define PPTPLAB_TOPOLOGIES_MAP_DOCUMENT_H

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace pptplab::topologies
{

/// Values by the names of the file, such as "Latitude".
using Attributes = std::map<std::string, std::string>;

/// Names for what yEd writes beside a node and along an edge; several along one edge are joined.
inline constexpr const char* kNodeLabel = "y:NodeLabel";
inline constexpr const char* kEdgeLabel = "y:EdgeLabel";

struct DocumentNode
{
    std::string id;
    std::uint64_t line = 0;
    bool isGroup = false; ///< it holds other nodes
    Attributes attributes;
};

struct DocumentEdge
{
    std::string source;
    std::string target;
    std::uint64_t line = 0;
    Attributes attributes;
};

/// A map as its file has it, before anything is made of what it says.
struct MapDocument
{
    bool directed = false;
    std::uint64_t graphLine = 0; ///< 0: there is no graph
    bool isDrawn = false;        ///< nodes have places on a sheet of paper
    Attributes attributes;       ///< attributes of the graph
    Attributes nodeDefaults;     ///< attributes of each node that does not have them
    Attributes edgeDefaults;
    std::vector<DocumentNode> nodes;
    std::vector<DocumentEdge> edges;
};

} // namespace pptplab::topologies

#endif
