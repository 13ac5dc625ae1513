// SPDX-License-Identifier: GPL-2.0-only
#include "topologies/router-maps.h"

#include <cassert>
#include <string>

namespace pptplab::topologies
{

namespace
{

Vertex
AddRouter(Graph& graph, const std::string& name)
{
    return AddMachine(graph, Machine{Role::Router, name, {}, 0});
}

/// A new router beside `neighbour`.
Vertex
AddRouter(Graph& graph, const std::string& name, Vertex neighbour, const Access& line)
{
    const Vertex router = AddRouter(graph, name);
    boost::add_edge(neighbour, router, Line{line.rate, line.delay}, graph);
    return router;
}

} // namespace

RouterMap
AccessTree(const AccessTreeOptions& options)
{
    assert(options.pops > 0);
    RouterMap map;
    map.forServers = AddRouter(map.routers, "core");
    for (std::uint32_t i = 1; i <= options.pops; ++i)
    {
        const std::string name = "pop-" + std::to_string(i);
        const Vertex pop = AddRouter(map.routers, name, map.forServers, options.popLine);
        for (std::uint32_t bank = 1; bank <= options.banksPerPop; ++bank)
        {
            map.forClients.push_back(AddRouter(
                map.routers, name + "-bank-" + std::to_string(bank), pop, options.bankLine));
        }
        if (options.banksPerPop == 0)
        {
            map.forClients.push_back(pop);
        }
    }
    return map;
}

RouterMap
TwoSites(const TwoSitesOptions& options)
{
    RouterMap map;
    const Vertex provider = AddRouter(map.routers, "provider");
    map.forClients = {AddRouter(map.routers, "branch", provider, options.branchLine)};
    map.forServers = AddRouter(map.routers, "head-office", provider, options.headOfficeLine);
    return map;
}

RouterMap
Farm(const Access& farmLine)
{
    RouterMap map;
    const Vertex provider = AddRouter(map.routers, "provider");
    map.forClients = {provider};
    map.forServers = AddRouter(map.routers, "farm", provider, farmLine);
    return map;
}

} // namespace pptplab::topologies
