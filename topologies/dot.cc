// SPDX-License-Identifier: GPL-2.0-only
#include "topologies/dot.h"

#include <boost/graph/graphviz.hpp>

#include <sstream>

namespace pptplab::topologies
{

std::string
ToDot(const Graph& graph)
{
    const auto machine = [&graph](std::ostream& out, Vertex vertex) {
        const Machine& shown = graph[vertex];
        const bool router = shown.role == Role::Router;
        out << "[label=\"" << shown.name << (router ? "" : "\\n" + ToText(shown.address))
            << "\", shape=" << (router ? "ellipse" : "box") << ']';
    };
    const auto line = [&graph](std::ostream& out, Edge edge) {
        out << "[label=\"" << graph[edge].rate.bitsPerSecond << " bps, "
            << ToSeconds(graph[edge].delay) * 1e3 << " ms\"]";
    };
    std::ostringstream out;
    boost::write_graphviz(out, graph, machine, line);
    return out.str();
}

} // namespace pptplab::topologies
