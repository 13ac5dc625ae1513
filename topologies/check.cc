// SPDX-License-Identifier: GPL-2.0-only
#include "topologies/check.h"

#include <boost/graph/connected_components.hpp>

#include <set>

namespace pptplab::topologies
{

namespace
{

void
CheckConnected(const Graph& graph, std::vector<std::string>& faults)
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
CheckMachines(const Graph& graph, std::vector<std::string>& faults)
{
    std::set<std::string> names;
    std::set<std::uint32_t> addresses;
    for (std::size_t vertex = 0; vertex < boost::num_vertices(graph); ++vertex)
    {
        const Machine& machine = graph[vertex];
        if (machine.name.empty() || !names.insert(machine.name).second)
        {
            faults.push_back("the name '" + machine.name + "' is missing or occurs twice");
        }
        if (machine.role != Role::Router && !addresses.insert(machine.address.value).second)
        {
            faults.push_back(machine.name + " shares its address " + ToText(machine.address));
        }
    }
}

void
CheckLine(const Graph& graph, Edge edge, std::vector<std::string>& faults)
{
    const Line& line = graph[edge];
    for (const Vertex end : {boost::source(edge, graph), boost::target(edge, graph)})
    {
        const Machine& machine = graph[end];
        if (machine.role != Role::Router && !line.network.Has(machine.address))
        {
            faults.push_back(machine.name + " is outside the network of its line");
        }
    }
    if (line.rate.bitsPerSecond == 0 || line.delay < Duration::zero())
    {
        faults.push_back("the line of " + graph[boost::source(edge, graph)].name +
                         " needs a rate above 0 and a delay of 0 or more");
    }
}

} // namespace

std::vector<std::string>
FaultsOf(const Graph& graph)
{
    std::vector<std::string> faults;
    CheckConnected(graph, faults);
    CheckMachines(graph, faults);
    const auto edges = boost::edges(graph);
    for (auto edge = edges.first; edge != edges.second; ++edge)
    {
        CheckLine(graph, *edge, faults);
    }
    return faults;
}

} // namespace pptplab::topologies
