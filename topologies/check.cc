// SPDX-License-Identifier: GPL-2.0-only
#include "topologies/check.h"

#include <boost/graph/connected_components.hpp>

#include <algorithm>
#include <map>

namespace pptplab::topologies
{

namespace
{

using Faults = std::vector<std::string>;

void
CheckConnected(const Graph& graph, Faults& faults)
{
    std::vector<std::size_t> component(boost::num_vertices(graph));
    if (component.empty())
    {
        faults.emplace_back("the network is empty");
        return;
    }
    boost::connected_components(graph, component.data());
    for (std::size_t vertex = 1; vertex < component.size(); ++vertex)
    {
        if (component[vertex] != component[0])
        {
            faults.push_back(graph[vertex].name + " cannot be reached from " + graph[0].name);
        }
    }
}

void
CheckNames(const Graph& graph, Faults& faults)
{
    std::map<std::string, Vertex> names;
    for (Vertex vertex = 0; vertex < boost::num_vertices(graph); ++vertex)
    {
        const std::string& name = graph[vertex].name;
        const auto first = names.emplace(name, vertex);
        if (name.empty())
        {
            faults.push_back("machine " + std::to_string(vertex + 1) + " has no name");
        }
        else if (!first.second)
        {
            faults.push_back("the name '" + name + "' is that of machine " +
                             std::to_string(first.first->second + 1) + " and of machine " +
                             std::to_string(vertex + 1));
        }
    }
}

void
CheckAddresses(const Graph& graph, Faults& faults)
{
    std::map<std::uint32_t, Vertex> addresses;
    for (Vertex vertex = 0; vertex < boost::num_vertices(graph); ++vertex)
    {
        const Machine& machine = graph[vertex];
        // A router of a map that nobody is connected to yet has no address.
        if (machine.role == Role::Router && machine.address == Address{})
        {
            continue;
        }
        const auto first = addresses.emplace(machine.address.value, vertex);
        if (!first.second)
        {
            faults.push_back(machine.name + " has the address " + ToText(machine.address) + " of " +
                             graph[first.first->second].name);
        }
    }
}

void
CheckHost(const Graph& graph, Vertex host, Faults& faults)
{
    const Machine& machine = graph[host];
    const auto lines = boost::out_edges(host, graph);
    const auto count = std::distance(lines.first, lines.second);
    if (count != 1)
    {
        faults.push_back(machine.name + " has " + std::to_string(count) +
                         " lines; a host has one, to its router");
        return;
    }
    const Machine& router = graph[boost::target(*lines.first, graph)];
    const Network network = graph[*lines.first].network;
    if (router.role != Role::Router)
    {
        faults.push_back(machine.name + " is connected to " + router.name + ", which is no router");
    }
    else if (std::find(router.networks.begin(), router.networks.end(), network) ==
             router.networks.end())
    {
        faults.push_back("the line of " + machine.name + " has the network " + ToText(network) +
                         ", which is none of " + router.name);
    }
    if (!network.Has(machine.address))
    {
        faults.push_back(machine.name + ", " + ToText(machine.address) +
                         ", is outside the network of its line, " + ToText(network));
    }
}

struct OwnedNetwork
{
    Network network;
    const Machine* owner;
};

/// Finds networks that overlap: sorted by address, any overlap shows between neighbours.
void
CheckNetworks(const Graph& graph, Faults& faults)
{
    std::vector<OwnedNetwork> all;
    for (Vertex vertex = 0; vertex < boost::num_vertices(graph); ++vertex)
    {
        for (const Network network : graph[vertex].networks)
        {
            all.push_back({network, &graph[vertex]});
        }
    }
    std::stable_sort(all.begin(), all.end(), [](const OwnedNetwork& a, const OwnedNetwork& b) {
        return a.network.base.value < b.network.base.value;
    });
    for (std::size_t i = 1; i < all.size(); ++i)
    {
        if (Overlap(all[i - 1].network, all[i].network))
        {
            faults.push_back("the networks " + ToText(all[i - 1].network) + " of " +
                             all[i - 1].owner->name + " and " + ToText(all[i].network) + " of " +
                             all[i].owner->name + " overlap");
        }
    }
}

void
CheckLine(const Graph& graph, Edge edge, Faults& faults)
{
    const Line& line = graph[edge];
    const std::string& from = graph[boost::source(edge, graph)].name;
    const std::string& to = graph[boost::target(edge, graph)].name;
    if (boost::source(edge, graph) == boost::target(edge, graph))
    {
        faults.push_back(from + " has a line to itself");
    }
    if (line.rate.bitsPerSecond == 0 || line.delay < Duration::zero())
    {
        faults.push_back("the line from " + from + " to " + to +
                         " needs a rate above 0 and a delay of 0 or more");
    }
}

} // namespace

Faults
FaultsOf(const Graph& graph)
{
    Faults faults;
    CheckConnected(graph, faults);
    CheckNames(graph, faults);
    CheckAddresses(graph, faults);
    for (Vertex vertex = 0; vertex < boost::num_vertices(graph); ++vertex)
    {
        if (graph[vertex].role != Role::Router)
        {
            CheckHost(graph, vertex, faults);
        }
    }
    CheckNetworks(graph, faults);
    const auto edges = boost::edges(graph);
    for (auto edge = edges.first; edge != edges.second; ++edge)
    {
        CheckLine(graph, *edge, faults);
    }
    return faults;
}

} // namespace pptplab::topologies
