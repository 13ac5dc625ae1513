// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TOPOLOGIES_MAP_FILE_H
#define PPTPLAB_TOPOLOGIES_MAP_FILE_H

#include "models/base/result.h"
#include "topologies/graph.h"
#include "topologies/great-circle.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <istream>
#include <string>
#include <vector>

namespace pptplab::topologies
{

/// What a file may cost: beyond these it is refused as soon as that is seen, before it is stored.
struct MapLimits
{
    std::uint64_t octets = std::uint64_t{64} << 20U;
    std::uint32_t nodes = 20'000;
    std::uint32_t edges = 50'000;
    std::uint32_t textOctets = 65'536; ///< octets of one value
    std::uint32_t nesting = 64;        ///< depth of elements or lists inside each other
    std::uint32_t names = 500;         ///< different attributes
    std::uint32_t nameOctets = 200;    ///< octets of the name of an attribute
    std::uint32_t values = 1'000'000;  ///< values of attributes
};

struct MapOptions
{
    BitRate rate{44'736'000}; ///< rate of lines for which the file tells none; DS-3
    /// Delay of lines whose length the file does not tell: 1000 km of fibre. An assumption.
    Duration delay = std::chrono::milliseconds(5);
    double kilometresPerSecond = kFibreKilometresPerSecond; ///< above 0
    MapLimits limits;
};

struct MapError
{
    std::string file;
    std::uint64_t line = 0; ///< 0: the file as a whole
    std::string what;
};

/// "FILE:LINE: WHAT".
std::string ToText(const MapError& error);

struct MapReading
{
    Graph graph;
    /// What was assumed, left out, not understood or is implausible, a line of text each.
    std::vector<std::string> notes;
};

/// Reads a network of routers from GraphML or GML, told apart by their first octet: maps of the
/// Internet Topology Zoo (S. Knight et al., IEEE JSAC 29(9), 2011; www.topology-zoo.org), what yEd,
/// NetworkX, igraph, Gephi and the like write, or ToGraphMl(). README.md has the attributes that
/// are understood.
///
/// Names are labels, or else ids; repeated ones get a number. Parallel edges are parallel lines; of
/// a directed graph an arc and one back are one line. Groups of nodes are frames, unless an edge
/// leads to them. Of a map in several parts the largest is taken.
///
/// Errors, with the line: neither of the two formats, no node, an id that is missing, used twice or
/// unknown, a number that cannot be (a latitude of 91, a negative rate), hyperedges, entities in
/// XML (which are never expanded), anything beyond the limits.
Result<MapReading, MapError> ReadMap(std::istream& in,
                                     const std::string& name,
                                     const MapOptions& options = {});

Result<MapReading, MapError> ReadMapFile(const std::filesystem::path& file,
                                         const MapOptions& options = {});

} // namespace pptplab::topologies

#endif
