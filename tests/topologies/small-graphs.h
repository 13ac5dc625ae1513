// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TESTS_TOPOLOGIES_SMALL_GRAPHS_H
#define PPTPLAB_TESTS_TOPOLOGIES_SMALL_GRAPHS_H

#include "models/base/random-stream.h"
#include "topologies/graph.h"

#include <chrono>
#include <string>

namespace pptplab::topologies
{

inline Vertex
AddRouter(Graph& graph, const std::string& name)
{
    return AddMachine(graph, Machine{Role::Router, name, {}, 0});
}

inline Edge
Connect(Graph& graph, Vertex a, Vertex b, Line line)
{
    return boost::add_edge(a, b, line, graph).first;
}

/// A connected map with parallel lines, lines without delay and equal ways: all that makes routing
/// hard. Rates are whole Mbit/s.
inline Graph
AnyRouters(std::uint32_t count, RandomStream& random)
{
    const auto anyLine = [&random] {
        return Line{BitRate{1'000'000 * (1 + random.Below(9))},
                    std::chrono::milliseconds(random.Below(4)),
                    {},
                    static_cast<std::uint32_t>(random.Below(5))};
    };
    Graph graph;
    for (std::uint32_t i = 0; i < count; ++i)
    {
        AddRouter(graph, "r" + std::to_string(i + 1));
        if (i > 0)
        {
            Connect(graph, random.Below(i), i, anyLine());
        }
    }
    for (std::uint32_t i = 0; i < count; ++i)
    {
        const Vertex a = random.Below(count);
        const Vertex b = random.Below(count);
        if (a != b)
        {
            Connect(graph, a, b, anyLine());
        }
    }
    return graph;
}

} // namespace pptplab::topologies

#endif
