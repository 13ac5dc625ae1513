// SPDX-License-Identifier: GPL-2.0-only
#include "sim/paths/machine-filters.h"

#include "models/firewall/deciding-rule.h"
#include "sim/run/registry-options.h"
#include "topologies/interfaces.h"

#include <algorithm>
#include <utility>

namespace pptplab::sim::paths
{

using firewall::Action;
using firewall::Direction;
using firewall::PacketHeader;
using topologies::Edge;
using topologies::Role;
using topologies::Vertex;

namespace
{

/// The rule that does not let the packet pass.
std::optional<std::size_t>
DenyingRule(const firewall::RuleSet& rules,
            const PacketHeader& packet,
            const firewall::Passage& passage)
{
    const auto rule = DecidingRule(rules, packet, passage);
    return rule && rules.At(*rule).verdict.action != Action::Accept ? rule : std::nullopt;
}

} // namespace

MachineFilters::MachineFilters(const scenario::Scenario& scenario,
                               const plan::NetworkPlan& plan,
                               const plan::PlacedRules& rules)
    : m_plan(plan)
{
    AddRouters(rules);
    const auto& servers = plan.Topology().Servers();
    for (std::uint32_t number = 0; number < servers.size(); ++number)
    {
        AddHost(servers[number], rules.AtServer(number), run::FilteringOf(scenario.server));
    }
    for (std::uint32_t group = 0; group < scenario.clients.size(); ++group)
    {
        for (const Vertex caller : plan.Topology().Clients(group))
        {
            AddHost(caller, rules.AtClients(group), run::FilteringOf(scenario.clients[group]));
        }
    }
}

void
MachineFilters::AddRouters(const plan::PlacedRules& rules)
{
    const auto& graph = m_plan.Machines();
    for (Vertex router = 0; router < m_plan.Routers(); ++router)
    {
        if (!rules.AnyAtRouter(router))
        {
            continue;
        }
        std::vector<plan::NamedInterface> interfaces;
        for (const topologies::Network network : graph[router].networks)
        {
            interfaces.push_back(
                {static_cast<std::uint32_t>(interfaces.size()), m_plan.NamesBehind(network)});
        }
        for (const topologies::Interface& line : InterfacesOf(graph, router))
        {
            if (graph[line.other].role == Role::Router)
            {
                interfaces.push_back(
                    {static_cast<std::uint32_t>(interfaces.size()), {graph[line.other].name}});
            }
        }
        auto here = rules.AtRouter(router, interfaces);
        m_filters.emplace(
            router, Filter{firewall::RuleSet(std::move(here.rules)), std::move(here.origin), {}});
    }
}

void
MachineFilters::AddHost(Vertex host, plan::RulesOfMachine rules, const PptpFiltering& filtering)
{
    if (rules.rules.empty() && !filtering)
    {
        return;
    }
    Filter filter{firewall::RuleSet(std::move(rules.rules)), std::move(rules.origin), {}};
    if (filtering)
    {
        auto here = *filtering;
        here.address = m_plan.Machines()[host].address.value;
        here.interface = 0; // the interface that SideOf() says
        filter.behind = firewall::RuleSet(firewall::PptpFiltering(here));
    }
    m_filters.emplace(host, std::move(filter));
}

MachineFilters::Side
MachineFilters::SideOf(Vertex machine, Edge line) const
{
    const auto& graph = m_plan.Machines();
    if (graph[machine].role != Role::Router)
    {
        return {0, "", graph[machine].address};
    }
    const auto& networks = graph[machine].networks;
    if (graph[OtherEnd(graph, line, machine)].role != Role::Router)
    {
        const auto network = std::find(networks.begin(), networks.end(), graph[line].network);
        return {static_cast<std::uint32_t>(network - networks.begin()),
                m_plan.NamesBehind(*network).front(),
                network->At(1)};
    }
    auto number = static_cast<std::uint32_t>(networks.size());
    for (const topologies::Interface& each : InterfacesOf(graph, machine))
    {
        if (graph[each.other].role == Role::Router)
        {
            if (&graph[each.line] == &graph[line])
            {
                return {number, graph[each.other].name, each.address};
            }
            ++number;
        }
    }
    return {};
}

Stop
MachineFilters::StopAt(Vertex machine, Edge line, Direction direction) const
{
    const Side side = SideOf(machine, line);
    Stop stop;
    stop.machine = machine;
    stop.interface = side.behind;
    stop.direction = direction;
    stop.address = side.address;
    return stop;
}

std::optional<Stop>
MachineFilters::Judged(const PacketHeader& packet,
                       Vertex machine,
                       Edge line,
                       const firewall::Passage& passage) const
{
    const auto filter = m_filters.find(machine);
    if (filter == m_filters.end())
    {
        return std::nullopt;
    }
    firewall::Passage here = passage;
    here.interface = SideOf(machine, line).number;
    const auto& [rules, origin, behind] = filter->second;
    if (const auto rule = DenyingRule(rules, packet, here))
    {
        Stop stop = StopAt(machine, line, passage.direction);
        stop.rule = origin[*rule];
        stop.verdict = rules.At(*rule).verdict;
        return stop;
    }
    if (DenyingRule(behind, packet, here))
    {
        Stop stop = StopAt(machine, line, passage.direction);
        stop.by = StoppedBy::PptpFiltering;
        return stop;
    }
    return std::nullopt;
}

Vertex
OtherEnd(const topologies::Graph& graph, Edge line, Vertex end)
{
    const Vertex source = boost::source(line, graph);
    return source == end ? boost::target(line, graph) : source;
}

} // namespace pptplab::sim::paths
