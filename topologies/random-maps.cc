// SPDX-License-Identifier: GPL-2.0-only
#include "topologies/random-maps.h"

#include <boost/graph/connected_components.hpp>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <vector>

namespace pptplab::topologies
{

namespace
{

/// Kilometres on a plane.
struct Point
{
    double x;
    double y;
};

Distance
Between(const Point& a, const Point& b)
{
    return {std::hypot(a.x - b.x, a.y - b.y)};
}

Graph
Routers(std::uint32_t count)
{
    Graph graph;
    for (std::uint32_t i = 1; i <= count; ++i)
    {
        AddMachine(graph, Machine{Role::Router, "router-" + std::to_string(i), {}, 0});
    }
    return graph;
}

/// A graph whose lines follow from the places of its routers.
class PlaneMap
{
  public:
    PlaneMap(const WaxmanOptions& options, RandomStream& random)
        : m_options(options), m_graph(Routers(options.routers))
    {
        for (std::uint32_t i = 0; i < options.routers; ++i)
        {
            const double x = random.Uniform() * options.side.kilometres;
            m_points.push_back({x, random.Uniform() * options.side.kilometres});
        }
    }

    void ConnectByChance(RandomStream& random)
    {
        const double scale = m_options.alpha * m_options.side.kilometres * std::sqrt(2.0);
        for (Vertex a = 0; a < m_points.size(); ++a)
        {
            for (Vertex b = a + 1; b < m_points.size(); ++b)
            {
                const double distance = Between(m_points[a], m_points[b]).kilometres;
                if (random.Uniform() < m_options.beta * std::exp(-distance / scale))
                {
                    Connect(a, b);
                }
            }
        }
    }

    void JoinParts()
    {
        std::vector<std::size_t> part(m_points.size());
        const std::size_t parts = boost::connected_components(m_graph, part.data());
        for (std::size_t alone = 1; alone < parts; ++alone)
        {
            JoinToFirst(part, alone);
            std::replace(part.begin(), part.end(), alone, std::size_t{0});
        }
    }

    const Graph& Map() const { return m_graph; }

  private:
    void Connect(Vertex a, Vertex b)
    {
        boost::add_edge(
            a, b, Line{m_options.rate, TravelTime(Between(m_points[a], m_points[b]))}, m_graph);
    }

    void JoinToFirst(const std::vector<std::size_t>& part, std::size_t alone)
    {
        double shortest = std::numeric_limits<double>::infinity();
        std::pair<Vertex, Vertex> ends;
        for (Vertex a = 0; a < part.size(); ++a)
        {
            for (Vertex b = 0; part[a] == alone && b < part.size(); ++b)
            {
                const double distance = Between(m_points[a], m_points[b]).kilometres;
                if (part[b] == 0 && distance < shortest)
                {
                    shortest = distance;
                    ends = {a, b};
                }
            }
        }
        Connect(ends.second, ends.first);
    }

    const WaxmanOptions& m_options;
    Graph m_graph;
    std::vector<Point> m_points;
};

} // namespace

Graph
WaxmanMap(const WaxmanOptions& options, RandomStream& random)
{
    assert(options.routers > 0 && options.alpha > 0 && options.side.kilometres > 0);
    PlaneMap map(options, random);
    map.ConnectByChance(random);
    map.JoinParts();
    return map.Map();
}

Graph
BarabasiAlbertMap(const BarabasiAlbertOptions& options, RandomStream& random)
{
    assert(options.links > 0 && options.routers > options.links);
    Graph graph = Routers(options.routers);
    // Each line stands here with both its ends: a uniform draw favours routers by their lines.
    std::vector<Vertex> ends;
    const auto connect = [&](Vertex a, Vertex b) {
        boost::add_edge(a, b, Line{options.line.rate, options.line.delay}, graph);
        ends.insert(ends.end(), {a, b});
    };
    for (Vertex a = 0; a <= options.links; ++a)
    {
        for (Vertex b = 0; b < a; ++b)
        {
            connect(b, a);
        }
    }
    for (Vertex router = options.links + 1; router < options.routers; ++router)
    {
        std::vector<Vertex> chosen;
        while (chosen.size() < options.links)
        {
            const Vertex candidate = ends[random.Below(ends.size())];
            if (std::find(chosen.begin(), chosen.end(), candidate) == chosen.end())
            {
                chosen.push_back(candidate);
            }
        }
        for (const Vertex old : chosen)
        {
            connect(old, router);
        }
    }
    return graph;
}

} // namespace pptplab::topologies
