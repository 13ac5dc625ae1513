// SPDX-License-Identifier: GPL-2.0-only
#include "topologies/interfaces.h"

namespace pptplab::topologies
{

std::vector<Interface>
InterfacesOf(const Graph& graph, Vertex router)
{
    std::vector<Interface> interfaces;
    Address next = graph[router].address;
    const auto lines = boost::out_edges(router, graph);
    for (auto line = lines.first; line != lines.second; ++line)
    {
        const Vertex other = boost::target(*line, graph);
        if (graph[other].role == Role::Router)
        {
            ++next.value;
            interfaces.push_back({*line, other, next});
        }
        else
        {
            interfaces.push_back({*line, other, graph[*line].network.At(1)});
        }
    }
    return interfaces;
}

} // namespace pptplab::topologies
