// SPDX-License-Identifier: GPL-2.0-only
#include "sim/network/router-network.h"

#include "models/node/network/hash-routing.h"
#include "models/node/network/ipv4-stack.h"
#include "models/node/units/ns3-units.h"
#include "sim/network/ns3-address.h"
#include "topologies/interfaces.h"

#include <algorithm>
#include <utility>

namespace pptplab::sim::network
{

namespace
{

using topologies::Edge;
using topologies::Vertex;

ns3::Ptr<node::LineDevice>
AddEnd(const ns3::Ptr<ns3::Node>& router, topologies::Address address)
{
    const auto device = ns3::CreateObject<node::LineDevice>();
    router->AddDevice(device);
    node::AddInterface(device, ToNs3(address));
    return device;
}

} // namespace

RouterNetwork::RouterNetwork(const plan::NetworkPlan& plan,
                             topologies::Metric metric,
                             const node::AccessNetworkHelper& hosts)
    : m_plan(plan),
      m_metric(metric),
      m_hosts(hosts),
      m_interfaces(plan.Routers()),
      m_sources(plan.Routers()),
      m_tables(plan.Routers())
{
    for (Vertex router = 0; router < plan.Routers(); ++router)
    {
        m_nodes.push_back(hosts.CreateRouter());
        AddConcentrators(router);
    }
    AddLines();
    AddRoutes();
}

void
RouterNetwork::AddConcentrators(Vertex router)
{
    for (const topologies::Network network : m_plan.Machines()[router].networks)
    {
        const auto concentrator = m_hosts.AddConcentrator(
            m_nodes[router], ToNs3(network.At(1)), ns3::Ipv4Mask(network.Mask()));
        m_concentrators.emplace(network.base.value, concentrator);
        m_interfaces[router].push_back({concentrator->GetIfIndex(), m_plan.NamesBehind(network)});
    }
}

void
RouterNetwork::AddLines()
{
    const auto& graph = m_plan.Machines();
    std::map<const topologies::Line*, std::vector<ns3::Ptr<node::LineDevice>>> ends;
    for (Vertex router = 0; router < m_plan.Routers(); ++router)
    {
        for (const topologies::Interface& interface : InterfacesOf(graph, router))
        {
            if (graph[interface.other].role != topologies::Role::Router)
            {
                continue;
            }
            const topologies::Line* line = &graph[interface.line];
            const auto device = AddEnd(m_nodes[router], interface.address);
            ends[line].push_back(device);
            m_sources[router][line] = interface.address;
            m_interfaces[router].push_back({device->GetIfIndex(), {graph[interface.other].name}});
            if (ends[line].size() == 2)
            {
                const node::LinkDirection::Options options{line->rate, line->delay};
                node::LineDevice::Connect(ends[line][0],
                                          ends[line][1],
                                          node::LinkDirection(options),
                                          node::LinkDirection(options));
                m_lines.emplace(line, Ends{ends[line][0], ends[line][1]});
            }
        }
    }
}

void
RouterNetwork::AddRoutes()
{
    const topologies::Routing routing(m_plan.Machines(), m_metric);
    for (Vertex router = 0; router < m_plan.Routers(); ++router)
    {
        m_tables[router] = routing.TableOf(router);
        for (const topologies::Route& route : m_tables[router])
        {
            Add(router, route);
        }
    }
}

void
RouterNetwork::Add(Vertex router, const topologies::Route& route)
{
    if (!route.line)
    {
        return; // the router's own network: the concentrator has made the route
    }
    const topologies::Line* line = &m_plan.Machines()[*route.line];
    const Ends& ends = m_lines.at(line);
    const bool isFirst = ends.first->GetNode() == m_nodes[router];
    node::RoutingOf(m_nodes[router])
        ->AddRoute(ToNs3(route.destination.base),
                   ns3::Ipv4Mask(route.destination.Mask()),
                   isFirst ? ends.first : ends.second,
                   ToNs3(m_sources[router].at(line)));
}

void
RouterNetwork::InstallFilters(Filters& filters) const
{
    for (Vertex router = 0; router < m_plan.Routers(); ++router)
    {
        filters.InstallOnRouter(router, m_nodes[router], m_interfaces[router]);
    }
}

node::GreKeepalives::End
RouterNetwork::EndAt(Vertex router) const
{
    const auto interfaces = InterfacesOf(m_plan.Machines(), router);
    const auto first = std::find_if(interfaces.begin(), interfaces.end(), [this](const auto& each) {
        return m_plan.Machines()[each.other].role == topologies::Role::Router;
    });
    return {m_nodes[router], ToNs3(first->address)};
}

void
RouterNetwork::VisitConcentrators(const Visitor& visit) const
{
    for (Vertex router = 0; router < m_plan.Routers(); ++router)
    {
        const auto& machine = m_plan.Machines()[router];
        for (const topologies::Network network : machine.networks)
        {
            visit(machine.name + '-' + m_plan.NamesBehind(network).front(), *At(network));
        }
    }
}

void
RouterNetwork::VisitLines(Vertex router, const Visitor& visit) const
{
    const auto& graph = m_plan.Machines();
    std::map<Vertex, int> lines;
    for (const topologies::Interface& interface : InterfacesOf(graph, router))
    {
        const auto ends = m_lines.find(&graph[interface.line]);
        if (ends == m_lines.end())
        {
            continue; // to a host
        }
        const int number = ++lines[interface.other];
        visit(graph[router].name + '-' + graph[interface.other].name +
                  (number > 1 ? '-' + std::to_string(number) : ""),
              ends->second.first->GetNode() == m_nodes[router] ? *ends->second.first
                                                               : *ends->second.second);
    }
}

void
RouterNetwork::Schedule(const std::vector<scenario::LinkFailure>& failures, Duration convergence)
{
    m_convergence = convergence;
    for (const scenario::LinkFailure& failure : failures)
    {
        const auto one = m_plan.RouterOf(failure.between.front());
        const auto other = m_plan.RouterOf(failure.between.back());
        for (const Edge line : m_plan.LinesBetween(*one, *other))
        {
            ns3::Simulator::Schedule(
                node::ToNs3(failure.down), &RouterNetwork::SetBroken, this, line, true);
            if (failure.up)
            {
                ns3::Simulator::Schedule(
                    node::ToNs3(*failure.up), &RouterNetwork::SetBroken, this, line, false);
            }
        }
    }
}

void
RouterNetwork::SetBroken(Edge line, bool broken)
{
    const Ends& ends = m_lines.at(&m_plan.Machines()[line]);
    ends.first->SetBroken(broken);
    ends.second->SetBroken(broken);
    if (broken)
    {
        m_down.push_back(line);
    }
    else
    {
        m_down.erase(std::remove(m_down.begin(), m_down.end(), line), m_down.end());
    }
    // Routers converge on what is down now: a later change converges later.
    ns3::Simulator::Schedule(node::ToNs3(m_convergence), &RouterNetwork::Converge, this, m_down);
}

void
RouterNetwork::Converge(const std::vector<Edge>& down)
{
    const topologies::Routing routing(m_plan.Machines(), m_metric, down);
    for (Vertex router = 0; router < m_plan.Routers(); ++router)
    {
        auto table = routing.TableOf(router);
        const auto change = ChangeOf(m_tables[router], table);
        for (const topologies::Network network : change.removed)
        {
            node::RoutingOf(m_nodes[router])
                ->RemoveRoute(ToNs3(network.base), ns3::Ipv4Mask(network.Mask()));
        }
        for (const topologies::Route& route : change.added)
        {
            Add(router, route);
        }
        m_tables[router] = std::move(table);
    }
}

} // namespace pptplab::sim::network
