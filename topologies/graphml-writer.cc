// SPDX-License-Identifier: GPL-2.0-only
#include "topologies/graphml-writer.h"

#include "models/base/xml-text.h"

#include <array>
#include <charconv>

namespace pptplab::topologies
{

namespace
{

/// The shortest text that reads back as the same number.
std::string
ToText(double number)
{
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), number);
    return {text.data(), end.ptr};
}

std::string
ToText(const std::vector<Network>& networks)
{
    std::string text;
    for (const Network network : networks)
    {
        text += (text.empty() ? "" : " ") + topologies::ToText(network);
    }
    return text;
}

struct Key
{
    const char* name; ///< attr.name and id
    const char* scope;
    const char* type;
};

constexpr std::array<Key, 11> kKeys = {{
    {"label", "node", "string"},
    {"role", "node", "string"},
    {"group", "node", "int"},
    {"address", "node", "string"},
    {"networks", "node", "string"},
    {"Latitude", "node", "double"},
    {"Longitude", "node", "double"},
    {"LinkSpeedRaw", "edge", "long"},
    {"delay_ns", "edge", "long"},
    {"network", "edge", "string"},
    {"cost", "edge", "int"},
}};

std::string
DataElement(const char* key, std::string_view value)
{
    return "      <data key=\"" + std::string(key) + "\">" + XmlEscaped(value, kBetweenTags) +
           "</data>\n";
}

std::string
KeyElement(const Key& key)
{
    return std::string("  <key id=\"") + key.name + "\" for=\"" + key.scope + "\" attr.name=\"" +
           key.name + "\" attr.type=\"" + key.type + "\"/>\n";
}

std::string
BoxElement(const std::vector<std::string>& lines)
{
    std::string text;
    for (const std::string& line : lines)
    {
        text += (text.empty() ? "" : "; ") + line;
    }
    return DataElement("box", text);
}

std::string
NodeElement(const Machine& machine, Vertex vertex, const HostBoxes& boxes)
{
    std::string text = "    <node id=\"" + std::to_string(vertex) + "\">\n";
    text += DataElement("label", machine.name);
    text += DataElement("role", kRoleNames.at(static_cast<std::size_t>(machine.role)));
    if (machine.role == Role::Client)
    {
        text += DataElement("group", std::to_string(machine.group));
    }
    if (!(machine.address == Address{}))
    {
        text += DataElement("address", topologies::ToText(machine.address));
    }
    if (!machine.networks.empty())
    {
        text += DataElement("networks", ToText(machine.networks));
    }
    if (machine.place)
    {
        text += DataElement("Latitude", ToText(machine.place->latitude));
        text += DataElement("Longitude", ToText(machine.place->longitude));
    }
    if (const auto box = boxes.find(vertex); box != boxes.end())
    {
        text += BoxElement(box->second);
    }
    return text + "    </node>\n";
}

std::string
EdgeElement(const Graph& graph, Edge edge)
{
    const Line& line = graph[edge];
    std::string text = "    <edge source=\"" + std::to_string(boost::source(edge, graph)) +
                       "\" target=\"" + std::to_string(boost::target(edge, graph)) + "\">\n";
    text += DataElement("LinkSpeedRaw", std::to_string(line.rate.bitsPerSecond));
    text += DataElement("delay_ns", std::to_string(line.delay.count()));
    if (!(line.network == Network{}))
    {
        text += DataElement("network", topologies::ToText(line.network));
    }
    if (line.cost != 1)
    {
        text += DataElement("cost", std::to_string(line.cost));
    }
    return text + "    </edge>\n";
}

} // namespace

std::string
ToGraphMl(const Graph& graph, const HostBoxes& boxes)
{
    std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                       "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
    for (const Key& key : kKeys)
    {
        text += KeyElement(key);
    }
    if (!boxes.empty())
    {
        text += KeyElement({"box", "node", "string"});
    }
    text += "  <graph edgedefault=\"undirected\" parse.nodes=\"" +
            std::to_string(boost::num_vertices(graph)) + "\" parse.edges=\"" +
            std::to_string(boost::num_edges(graph)) + "\">\n";
    for (Vertex vertex = 0; vertex < boost::num_vertices(graph); ++vertex)
    {
        text += NodeElement(graph[vertex], vertex, boxes);
    }
    const auto edges = boost::edges(graph);
    for (auto edge = edges.first; edge != edges.second; ++edge)
    {
        text += EdgeElement(graph, *edge);
    }
    return text + "  </graph>\n</graphml>\n";
}

} // namespace pptplab::topologies
