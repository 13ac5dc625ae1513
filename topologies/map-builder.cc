// SPDX-License-Identifier: GPL-2.0-only
#include "topologies/map-builder.h"

#include "topologies/line-facts.h"
#include "topologies/link-rate.h"
#include "topologies/map-notes.h"
#include "topologies/router-reader.h"

#include <boost/graph/connected_components.hpp>

#include <algorithm>
#include <limits>
#include <set>
#include <unordered_map>
#include <utility>

namespace pptplab::topologies
{

namespace
{

/// Bounds of what lines have been: 300 bit/s of the first modems, 1 Tbit/s, and a second, which is
/// four hops over geostationary satellites.
constexpr std::uint64_t kSlowest = 300;
constexpr std::uint64_t kFastest = 1'000'000'000'000;
constexpr Duration kLongest = std::chrono::seconds(1);
constexpr double kLightKilometresPerSecond = 299'792.458;
constexpr std::size_t kNowhere = std::numeric_limits<std::size_t>::max();

/// A document as a network. The first mistake ends it.
class MapBuilder
{
  public:
    MapBuilder(const MapDocument& document, const MapOptions& options)
        : m_document(document),
          m_options(options),
          m_routers(document, m_notes),
          m_lines(document, m_notes)
    {
    }

    Result<MapReading, MapError> Build()
    {
        FindNodes();
        FindEnds();
        if (m_error.what.empty())
        {
            ChooseLargestPart();
            AddMachines();
            AddLines();
        }
        if (!m_error.what.empty())
        {
            return Failure{m_error};
        }
        m_notes.lines = boost::num_edges(m_graph);
        m_notes.isOnlyDrawn = (m_notes.isOnlyDrawn || m_document.isDrawn) && !m_hasPlaces;
        return MapReading{m_graph, m_notes.ToLines(m_options)};
    }

  private:
    using Ends = std::pair<std::size_t, std::size_t>; ///< numbers of nodes

    void Fail(std::uint64_t line, std::string what)
    {
        if (m_error.what.empty())
        {
            m_error.line = line;
            m_error.what = std::move(what);
        }
    }

    void FindNodes()
    {
        for (std::size_t i = 0; i < m_document.nodes.size(); ++i)
        {
            const DocumentNode& node = m_document.nodes[i];
            if (!m_numbers.emplace(node.id, i).second)
            {
                Fail(node.line, "the id '" + node.id + "' was given before");
            }
        }
    }

    void FindEnds()
    {
        for (const DocumentEdge& edge : m_document.edges)
        {
            const auto from = m_numbers.find(edge.source);
            const auto to = m_numbers.find(edge.target);
            if (from == m_numbers.end() || to == m_numbers.end())
            {
                const auto& missing = from == m_numbers.end() ? edge.source : edge.target;
                Fail(edge.line, "there is no node '" + missing + '\'');
                return;
            }
            m_ends.emplace_back(from->second, to->second);
        }
    }

    /// Groups to which no edge leads; the others are routers that happen to hold others.
    std::vector<bool> Frames() const
    {
        std::vector<bool> frames;
        frames.reserve(m_document.nodes.size());
        for (const DocumentNode& node : m_document.nodes)
        {
            frames.push_back(node.isGroup);
        }
        for (const Ends& ends : m_ends)
        {
            frames[ends.first] = false;
            frames[ends.second] = false;
        }
        return frames;
    }

    /// Marks what stays: of parts of the same size the first.
    void ChooseLargestPart()
    {
        using Plain = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;
        Plain plain(m_document.nodes.size());
        for (const Ends& ends : m_ends)
        {
            boost::add_edge(ends.first, ends.second, plain);
        }
        std::vector<std::size_t> part(m_document.nodes.size());
        const std::size_t parts =
            part.empty() ? 0 : boost::connected_components(plain, part.data());
        const std::vector<bool> frames = Frames();
        std::vector<std::size_t> sizes(parts);
        for (std::size_t i = 0; i < part.size(); ++i)
        {
            sizes[part[i]] += frames[i] ? 0U : 1U;
        }
        const auto largest = std::max_element(sizes.begin(), sizes.end());
        if (largest == sizes.end() || *largest == 0)
        {
            Fail(m_document.graphLine, "the graph has no node");
            return;
        }
        m_notes.partsLeftOut =
            parts - 1 - static_cast<std::size_t>(std::count(sizes.begin(), sizes.end(), 0U));
        m_vertices.assign(part.size(), kNowhere);
        for (std::size_t i = 0; i < part.size(); ++i)
        {
            Settle(i, frames[i], part[i] == static_cast<std::size_t>(largest - sizes.begin()));
        }
    }

    void Settle(std::size_t node, bool isFrame, bool stays)
    {
        const std::string& name = m_names.emplace_back(m_routers.NameOf(m_document.nodes[node]));
        if (isFrame)
        {
            m_notes.frames.push_back(name);
            return;
        }
        ++m_notes.routers;
        if (stays)
        {
            m_vertices[node] = m_stay++;
            m_labels[name] = 0; // the first of equal labels keeps it
        }
        else
        {
            m_notes.leftOut.push_back(name);
        }
    }

    void AddMachines()
    {
        for (std::size_t i = 0; i < m_vertices.size(); ++i)
        {
            if (m_vertices[i] == kNowhere)
            {
                continue;
            }
            auto machine = m_routers.Read(m_document.nodes[i]);
            if (!machine)
            {
                Fail(m_document.nodes[i].line, machine.Error());
                return;
            }
            Machine router = std::move(machine).Value();
            router.name = UniqueName(m_names[i]);
            m_hasPlaces = m_hasPlaces || router.place;
            AddMachine(m_graph, std::move(router));
        }
    }

    /// Also when a number makes another label look the same.
    std::string UniqueName(const std::string& label)
    {
        std::uint32_t& uses = m_labels[label];
        if (++uses == 1)
        {
            return label;
        }
        std::string name = label + '-' + std::to_string(uses);
        while (m_labels.count(name) > 0)
        {
            name = label + '-' + std::to_string(++uses);
        }
        m_labels[name] = 1;
        return name;
    }

    void AddLines()
    {
        for (std::size_t i = 0; i < m_ends.size() && m_error.what.empty(); ++i)
        {
            const Vertex from = m_vertices[m_ends[i].first];
            const Vertex to = m_vertices[m_ends[i].second];
            if (from == kNowhere)
            {
                continue;
            }
            if (from == to)
            {
                m_notes.selfLoops.Add(m_graph[from].name);
                continue;
            }
            auto facts = m_lines.Read(m_document.edges[i]);
            if (facts)
            {
                AddLine(from, to, facts.Value());
            }
            else
            {
                Fail(m_document.edges[i].line, facts.Error());
            }
        }
    }

    void AddLine(Vertex from, Vertex to, const LineFacts& facts)
    {
        const Line line = LineOf(facts, m_graph[from], m_graph[to]);
        const auto back = m_oneWay.find({to, from});
        if (m_document.directed && back != m_oneWay.end())
        {
            const Line& forth = back->second;
            const bool differs = (facts.rate && !(forth.rate == line.rate)) ||
                                 (facts.delay && forth.delay != line.delay);
            if (differs)
            {
                m_notes.otherBack.Add(EndsText(from, to));
            }
            m_oneWay.erase(back);
            return;
        }
        m_oneWay.emplace(std::pair(from, to), line);
        if (!m_joined.insert(std::minmax(from, to)).second)
        {
            m_notes.parallel.Add(EndsText(from, to));
        }
        m_notes.assumedRates += facts.rate ? 0U : 1U;
        CheckPlausible(facts, from, to);
        boost::add_edge(from, to, line, m_graph);
    }

    Line LineOf(const LineFacts& facts, const Machine& from, const Machine& to)
    {
        Line line;
        line.rate = facts.rate.value_or(m_options.rate);
        line.cost = facts.cost.value_or(line.cost);
        line.network = facts.network.value_or(line.network);
        const bool haveRoom = from.place && to.place;
        line.delay = facts.delay    ? *facts.delay
                     : facts.length ? TravelTime(*facts.length, m_options.kilometresPerSecond)
                     : haveRoom     ? TravelTime(GreatCircle(*from.place, *to.place),
                                             m_options.kilometresPerSecond)
                                    : m_options.delay;
        return line;
    }

    std::string EndsText(Vertex from, Vertex to) const
    {
        return m_graph[from].name + " - " + m_graph[to].name;
    }

    /// A delay that was told must leave light the time for the great circle.
    void CheckPlausible(const LineFacts& facts, Vertex from, Vertex to)
    {
        const auto& start = m_graph[from].place;
        const auto& end = m_graph[to].place;
        m_notes.assumedDelays += facts.delay || facts.length || (start && end) ? 0U : 1U;
        std::string why;
        if (facts.rate &&
            (facts.rate->bitsPerSecond < kSlowest || facts.rate->bitsPerSecond > kFastest))
        {
            why = ToText(*facts.rate);
        }
        else if (facts.delay && *facts.delay > kLongest)
        {
            why = "a delay of " + std::to_string(ToSeconds(*facts.delay)) + " s";
        }
        else if (facts.delay && start && end &&
                 *facts.delay < TravelTime(GreatCircle(*start, *end), kLightKilometresPerSecond))
        {
            why = "faster than light between its places";
        }
        if (!why.empty())
        {
            m_notes.implausible.Add(EndsText(from, to) + " with " + why);
        }
    }

    const MapDocument& m_document;
    const MapOptions& m_options;
    MapNotes m_notes;
    RouterReader m_routers;
    LineReader m_lines;
    MapError m_error;
    Graph m_graph;
    std::unordered_map<std::string, std::size_t> m_numbers; ///< numbers of nodes by their ids
    std::vector<Ends> m_ends;                               ///< ends of each edge
    std::vector<std::string> m_names;                       ///< labels of the nodes
    std::vector<Vertex> m_vertices;                         ///< kNowhere: left out
    std::size_t m_stay = 0;                                 ///< vertices so far
    bool m_hasPlaces = false;
    std::unordered_map<std::string, std::uint32_t> m_labels; ///< how often each label was given
    std::multimap<std::pair<Vertex, Vertex>, Line> m_oneWay; ///< lines without one back so far
    std::set<std::pair<Vertex, Vertex>> m_joined;
};

} // namespace

Result<MapReading, MapError>
BuildMap(const MapDocument& document, const MapOptions& options)
{
    return MapBuilder(document, options).Build();
}

} // namespace pptplab::topologies
