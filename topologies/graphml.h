// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TOPOLOGIES_GRAPHML_H
#define PPTPLAB_TOPOLOGIES_GRAPHML_H

#include "models/base/result.h"
#include "topologies/dot.h"
#include "topologies/graph.h"
#include "topologies/great-circle.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <istream>
#include <string>

namespace pptplab::topologies
{

/// What a file may cost: beyond these it is refused as soon as that is seen, before it is stored.
struct GraphMlLimits
{
    std::uint64_t octets = std::uint64_t{64} << 20U;
    std::uint32_t nodes = 20'000;
    std::uint32_t edges = 50'000;
    std::uint32_t textOctets = 65'536; ///< octets of text in one <data>
    std::uint32_t nesting = 64;        ///< depth of elements inside each other
};

struct GraphMlOptions
{
    BitRate rate{44'736'000}; ///< rate of lines for which the file tells none; DS-3
    /// Delay of lines whose length the file does not tell: 1000 km of fibre. An assumption.
    Duration delay = std::chrono::milliseconds(5);
    double kilometresPerSecond = kFibreKilometresPerSecond; ///< above 0
    GraphMlLimits limits;
};

struct GraphMlError
{
    std::string file;
    std::uint64_t line = 0; ///< 0: the file as a whole
    std::string what;
};

/// "FILE:LINE: WHAT".
std::string ToText(const GraphMlError& error);

/// Reads a network from GraphML, such as the maps of the Internet Topology Zoo (S. Knight et al.,
/// IEEE JSAC 29(9), 2011; www.topology-zoo.org) or what ToGraphMl() wrote. Nodes without a "role"
/// are routers. Missing labels become "node-ID", repeated ones get a number; parallel edges are
/// parallel lines; of a directed graph an arc and one back are one line.
///
/// A line's rate is the first of LinkSpeedRaw, LinkSpeed with LinkSpeedUnits, LinkType ("OC-3"),
/// LinkLabel ("45 Mbps"), or the default; its delay that of "delay_ns", of light in fibre on the
/// great circle when both ends have Latitude and Longitude, or the default.
///
/// Errors: not XML, not GraphML, no node, nodes or edges that are wrong in themselves, a node that
/// cannot be reached, entities (which are never expanded), anything beyond the limits.
Result<Graph, GraphMlError> ReadGraphMl(std::istream& in,
                                        const std::string& name,
                                        const GraphMlOptions& options = {});

Result<Graph, GraphMlError> ReadGraphMlFile(const std::filesystem::path& file,
                                            const GraphMlOptions& options = {});

/// The whole network; reading it gives the same one. What stands between hosts and their routers is
/// written as "box" of the host, which is not read.
std::string ToGraphMl(const Graph& graph, const HostBoxes& boxes = {});

} // namespace pptplab::topologies

#endif
