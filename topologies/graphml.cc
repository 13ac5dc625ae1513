// SPDX-License-Identifier: GPL-2.0-only
#include "topologies/graphml.h"

#include "topologies/graphml-document.h"
#include "topologies/link-rate.h"

#include <boost/graph/connected_components.hpp>

#include <charconv>
#include <cmath>
#include <fstream>
#include <limits>
#include <set>
#include <unordered_map>
#include <utility>

namespace pptplab::topologies
{

namespace
{

std::string_view
Trimmed(std::string_view text)
{
    constexpr std::string_view kSpace = " \t\r\n";
    const auto first = text.find_first_not_of(kSpace);
    return first == std::string_view::npos
               ? std::string_view()
               : text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

/// Empty when there is none.
std::string_view
ValueOf(const Attributes& attributes, const char* name)
{
    const auto found = attributes.find(name);
    return found == attributes.end() ? std::string_view() : Trimmed(found->second);
}

template <typename Number>
std::optional<Number>
NumberFrom(std::string_view text)
{
    Number number{};
    const char* end = text.data() + text.size();
    const auto parsed = std::from_chars(text.data(), end, number);
    return parsed.ec == std::errc{} && parsed.ptr == end ? std::optional(number) : std::nullopt;
}

std::optional<double>
DegreesFrom(std::string_view text, double most)
{
    const auto degrees = NumberFrom<double>(text);
    return degrees && std::abs(*degrees) <= most ? degrees : std::nullopt;
}

std::optional<Role>
RoleFrom(std::string_view text)
{
    for (std::size_t i = 0; i < kRoleNames.size(); ++i)
    {
        if (text == kRoleNames.at(i))
        {
            return static_cast<Role>(i);
        }
    }
    return std::nullopt;
}

/// Separated by spaces.
std::optional<std::vector<Network>>
NetworksFrom(std::string_view text)
{
    std::vector<Network> networks;
    while (!text.empty())
    {
        const auto end = std::min(text.find(' '), text.size());
        const auto network = NetworkFrom(text.substr(0, end));
        if (!network)
        {
            return std::nullopt;
        }
        networks.push_back(*network);
        text = Trimmed(text.substr(end));
    }
    return networks;
}

/// A document as a network. The first mistake ends it.
class GraphBuilder
{
  public:
    GraphBuilder(const std::string& file, const GraphMlOptions& options)
        : m_options(options), m_error{file, 0, {}}
    {
    }

    Result<Graph, GraphMlError> Build(const GraphMlDocument& document)
    {
        if (document.nodes.empty())
        {
            Fail(document.graphLine, "the graph has no node");
        }
        AddMachines(document.nodes);
        AddLines(document);
        if (m_error.what.empty())
        {
            CheckConnected(document.nodes);
        }
        if (!m_error.what.empty())
        {
            return Failure{std::move(m_error)};
        }
        return m_graph;
    }

  private:
    void Fail(std::uint64_t line, std::string what)
    {
        if (m_error.what.empty())
        {
            m_error.line = line;
            m_error.what = std::move(what);
        }
    }

    /// Takes over what the file tells, if it does; a value that makes no sense is a mistake.
    template <typename T, typename Parse>
    void Take(std::string_view text, std::uint64_t line, T& into, Parse parse)
    {
        if (text.empty())
        {
            return;
        }
        const auto value = parse(text);
        if (value)
        {
            into = *value;
        }
        else
        {
            Fail(line, "the value '" + std::string(text) + "' is not possible here");
        }
    }

    void AddMachines(const std::vector<GraphMlNode>& nodes)
    {
        ReserveNames(nodes);
        for (const GraphMlNode& node : nodes)
        {
            if (!m_vertices.emplace(node.id, boost::num_vertices(m_graph)).second)
            {
                Fail(node.line, "the id '" + node.id + "' was given before");
            }
            AddMachine(m_graph, MachineFrom(node));
        }
    }

    /// Labels as far as there are any; networkx writes None for a missing one.
    static std::string LabelOf(const GraphMlNode& node)
    {
        const std::string_view label = ValueOf(node.attributes, "label");
        return label.empty() || label == "None" ? "node-" + node.id : std::string(label);
    }

    /// The first of equal labels keeps it, also when a number makes another one look the same.
    void ReserveNames(const std::vector<GraphMlNode>& nodes)
    {
        for (const GraphMlNode& node : nodes)
        {
            m_labels[LabelOf(node)] = 0;
        }
    }

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

    Machine MachineFrom(const GraphMlNode& node)
    {
        Machine machine;
        machine.role = Role::Router;
        machine.name = UniqueName(LabelOf(node));
        Take(ValueOf(node.attributes, "role"), node.line, machine.role, RoleFrom);
        Take(
            ValueOf(node.attributes, "group"), node.line, machine.group, NumberFrom<std::uint32_t>);
        Take(ValueOf(node.attributes, "address"), node.line, machine.address, AddressFrom);
        Take(ValueOf(node.attributes, "networks"), node.line, machine.networks, NetworksFrom);
        Place place;
        const std::string_view latitude = ValueOf(node.attributes, "Latitude");
        const std::string_view longitude = ValueOf(node.attributes, "Longitude");
        Take(latitude, node.line, place.latitude, [](std::string_view text) {
            return DegreesFrom(text, 90);
        });
        Take(longitude, node.line, place.longitude, [](std::string_view text) {
            return DegreesFrom(text, 180);
        });
        if (!latitude.empty() && !longitude.empty())
        {
            machine.place = place;
        }
        return machine;
    }

    void AddLines(const GraphMlDocument& document)
    {
        std::multiset<std::pair<Vertex, Vertex>> oneWay;
        for (const GraphMlEdge& edge : document.edges)
        {
            const auto from = m_vertices.find(edge.source);
            const auto to = m_vertices.find(edge.target);
            if (from == m_vertices.end() || to == m_vertices.end())
            {
                const auto& missing = from == m_vertices.end() ? edge.source : edge.target;
                Fail(edge.line, "there is no node '" + missing + "'");
                return;
            }
            if (from->second == to->second)
            {
                Fail(edge.line, m_graph[from->second].name + " has an edge to itself");
            }
            const auto back = oneWay.find({to->second, from->second});
            if (document.directed && back != oneWay.end())
            {
                oneWay.erase(back);
                continue;
            }
            oneWay.emplace(from->second, to->second);
            const Line line = LineFrom(edge, m_graph[from->second], m_graph[to->second]);
            boost::add_edge(from->second, to->second, line, m_graph);
        }
    }

    Line LineFrom(const GraphMlEdge& edge, const Machine& from, const Machine& to)
    {
        Line line;
        line.rate = RateOf(edge);
        line.delay = m_options.delay;
        if (from.place && to.place)
        {
            line.delay =
                TravelTime(GreatCircle(*from.place, *to.place), m_options.kilometresPerSecond);
        }
        const auto nanoseconds = [](std::string_view text) -> std::optional<Duration> {
            const auto count = NumberFrom<Duration::rep>(text);
            return count && *count >= 0 ? std::optional(Duration{*count}) : std::nullopt;
        };
        Take(ValueOf(edge.attributes, "delay_ns"), edge.line, line.delay, nanoseconds);
        Take(ValueOf(edge.attributes, "network"), edge.line, line.network, NetworkFrom);
        Take(ValueOf(edge.attributes, "cost"), edge.line, line.cost, NumberFrom<std::uint32_t>);
        return line;
    }

    BitRate RateOf(const GraphMlEdge& edge)
    {
        // The two speeds are numbers, and wrong when they are not; kinds and labels are free text.
        const std::string_view raw = ValueOf(edge.attributes, "LinkSpeedRaw");
        const std::string_view speed = ValueOf(edge.attributes, "LinkSpeed");
        const std::string_view prefix = ValueOf(edge.attributes, "LinkSpeedUnits");
        BitRate rate = m_options.rate;
        if (!raw.empty() || !speed.empty())
        {
            Take(raw.empty() ? speed : raw, edge.line, rate, [&](std::string_view text) {
                return RateFrom(text, raw.empty() ? prefix : "");
            });
            return rate;
        }
        if (const auto known = RateOfKind(ValueOf(edge.attributes, "LinkType")))
        {
            return *known;
        }
        return RateIn(ValueOf(edge.attributes, "LinkLabel")).value_or(rate);
    }

    void CheckConnected(const std::vector<GraphMlNode>& nodes)
    {
        std::vector<std::size_t> component(nodes.size());
        boost::connected_components(m_graph, component.data());
        for (Vertex vertex = 1; vertex < nodes.size(); ++vertex)
        {
            if (component[vertex] != component[0])
            {
                Fail(nodes[vertex].line,
                     m_graph[vertex].name + " cannot be reached from " + m_graph[0].name);
            }
        }
    }

    const GraphMlOptions& m_options;
    GraphMlError m_error;
    Graph m_graph;
    std::unordered_map<std::string, Vertex> m_vertices;      ///< vertices by the ids of their nodes
    std::unordered_map<std::string, std::uint32_t> m_labels; ///< how often each label was given
};

} // namespace

std::string
ToText(const GraphMlError& error)
{
    return error.file + (error.line == 0 ? "" : ':' + std::to_string(error.line)) + ": " +
           error.what;
}

Result<Graph, GraphMlError>
ReadGraphMl(std::istream& in, const std::string& name, const GraphMlOptions& options)
{
    const auto document = ReadDocument(in, name, options.limits);
    if (!document)
    {
        return Failure{document.Error()};
    }
    return GraphBuilder(name, options).Build(document.Value());
}

Result<Graph, GraphMlError>
ReadGraphMlFile(const std::filesystem::path& file, const GraphMlOptions& options)
{
    std::ifstream in(file, std::ios::binary);
    if (!in || std::filesystem::is_directory(file))
    {
        return Failure{GraphMlError{file.string(), 0, "cannot be read"}};
    }
    return ReadGraphMl(in, file.string(), options);
}

} // namespace pptplab::topologies
