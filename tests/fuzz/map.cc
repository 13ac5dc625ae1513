// SPDX-License-Identifier: GPL-2.0-only
/// Map files of any content, GraphML and GML: what is read is a network without faults that,
/// written as GraphML, reads back as the same.

#include "topologies/check.h"
#include "topologies/graphml-writer.h"
#include "topologies/map-file.h"

#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>

extern "C" int
LLVMFuzzerTestOneInput(const std::uint8_t* octets, std::size_t size)
{
    using namespace pptplab::topologies;
    std::istringstream in(std::string(octets, octets + size));
    const auto read = ReadMap(in, "map");
    if (!read)
    {
        return 0;
    }
    const Graph& map = read.Value().graph;
    for (Vertex router = 0; router < boost::num_vertices(map); ++router)
    {
        const Machine& machine = map[router];
        if (machine.role != Role::Router || !(machine.address == Address{}) ||
            !machine.networks.empty())
        {
            return 0; // what ToGraphMl() wrote of hosts may be changed into nonsense
        }
    }
    const std::string written = ToGraphMl(map);
    std::istringstream back(written);
    const auto again = ReadMap(back, "again");
    if (!again || ToGraphMl(again.Value().graph) != written || !FaultsOf(map).empty())
    {
        std::abort();
    }
    return 0;
}
