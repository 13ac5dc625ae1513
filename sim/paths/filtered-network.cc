// SPDX-License-Identifier: GPL-2.0-only
#include "sim/paths/filtered-network.h"

#include "models/firewall/deciding-rule.h"
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

constexpr std::uint8_t kUnreachable = 3; // RFC 792

/// What the rejection of `packet` looks like to other filters: models/firewall/rejection.h makes
/// the octets. None when the verdict sends nothing.
std::optional<PacketHeader>
RejectionOf(const PacketHeader& packet, const Stop& stop)
{
    PacketHeader answer;
    answer.destination = packet.source;
    if (stop.verdict.action == Action::IcmpUnreachable)
    {
        answer.source = stop.address.value;
        answer.protocol = firewall::kIcmp;
        answer.icmpType = kUnreachable;
        return answer;
    }
    if (stop.verdict.action == Action::Reset && packet.protocol == firewall::kTcp)
    {
        const bool acknowledges = (packet.tcpFlags.value_or(0) & firewall::kAck) != 0;
        answer.source = packet.destination;
        answer.protocol = firewall::kTcp;
        answer.ports = PacketHeader::Ports{packet.ports->destination, packet.ports->source};
        answer.tcpFlags = acknowledges ? firewall::kRst
                                       : static_cast<std::uint8_t>(firewall::kRst | firewall::kAck);
        return answer;
    }
    return std::nullopt;
}

Vertex
OtherEnd(const topologies::Graph& graph, Edge line, Vertex end)
{
    const Vertex source = boost::source(line, graph);
    return source == end ? boost::target(line, graph) : source;
}

} // namespace

FilteredNetwork::FilteredNetwork(const NetworkPlan& plan,
                                 const PlacedRules& rules,
                                 const Phase& phase,
                                 topologies::Metric metric)
    : m_plan(plan), m_phase(phase), m_routing(plan.Machines(), metric, phase.avoided)
{
    AddRouters(rules);
    AddHosts(rules);
}

void
FilteredNetwork::AddRouters(const PlacedRules& rules)
{
    const auto& graph = m_plan.Machines();
    for (Vertex router = 0; router < m_plan.Routers(); ++router)
    {
        if (!rules.AnyAtRouter(router))
        {
            continue;
        }
        std::vector<NamedInterface> interfaces;
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
        Add(router, rules.AtRouter(router, interfaces));
    }
}

void
FilteredNetwork::AddHosts(const PlacedRules& rules)
{
    const auto& graph = m_plan.Machines();
    const auto& servers = m_plan.Topology().Servers();
    for (std::uint32_t number = 0; number < servers.size(); ++number)
    {
        Add(servers[number], rules.AtServer(number));
    }
    for (Vertex vertex = 0; vertex < boost::num_vertices(graph); ++vertex)
    {
        if (graph[vertex].role == Role::Client)
        {
            Add(vertex, rules.AtClients(graph[vertex].group));
        }
    }
}

void
FilteredNetwork::Add(Vertex machine, RulesOfMachine rules)
{
    if (!rules.rules.empty())
    {
        m_filters.emplace(
            machine, Filter{firewall::RuleSet(std::move(rules.rules)), std::move(rules.origin)});
    }
}

FilteredNetwork::Side
FilteredNetwork::SideOf(Vertex machine, Edge line) const
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

std::optional<Stop>
FilteredNetwork::Judged(const PacketHeader& packet,
                        Vertex machine,
                        Edge line,
                        Direction direction) const
{
    const auto filter = m_filters.find(machine);
    if (filter == m_filters.end())
    {
        return std::nullopt;
    }
    const Side side = SideOf(machine, line);
    const auto& rules = filter->second.rules;
    const auto rule = DecidingRule(rules, packet, {direction, side.number, m_phase.from});
    if (!rule || rules.At(*rule).verdict.action == Action::Accept)
    {
        return std::nullopt;
    }
    return Stop{StoppedBy::Rule,
                machine,
                side.behind,
                direction,
                filter->second.origin[*rule],
                rules.At(*rule).verdict,
                side.address,
                0};
}

bool
FilteredNetwork::IsBroken(Edge line) const
{
    const auto& graph = m_plan.Machines();
    for (const Vertex end : {boost::source(line, graph), boost::target(line, graph)})
    {
        const auto& machine = graph[end];
        if ((machine.role == Role::Server && m_phase.serversCutOff) ||
            (machine.role == Role::Client && m_phase.cutOff[machine.group]))
        {
            return true;
        }
    }
    return std::any_of(m_phase.broken.begin(), m_phase.broken.end(), [&](Edge broken) {
        return &graph[broken] == &graph[line];
    });
}

std::optional<Stop>
FilteredNetwork::Walk(const PacketHeader& packet,
                      const topologies::Path& way,
                      bool firstJudges) const
{
    for (std::size_t i = 0; i < way.lines.size(); ++i)
    {
        const Edge line = way.lines[i];
        std::optional<Stop> stop;
        if (i > 0 || firstJudges)
        {
            stop = Judged(packet, way.machines[i], line, Direction::Out);
        }
        if (!stop && IsBroken(line))
        {
            const Side side = SideOf(way.machines[i], line);
            stop = Stop{StoppedBy::BrokenLine,
                        way.machines[i],
                        side.behind,
                        Direction::Out,
                        0,
                        {},
                        side.address,
                        0};
        }
        if (stop)
        {
            stop->hops = i;
            return stop;
        }
        stop = Judged(packet, way.machines[i + 1], line, Direction::In);
        if (stop)
        {
            stop->hops = i + 1;
            return stop;
        }
    }
    return std::nullopt;
}

std::optional<Stop>
FilteredNetwork::Send(const PacketHeader& packet, Vertex from, Vertex to) const
{
    const auto way = Way(from, to);
    if (way)
    {
        return Walk(packet, *way, true);
    }
    Stop stop;
    stop.by = StoppedBy::NoRoute;
    // A host sends to its only router, which knows no way on.
    stop.machine =
        boost::target(*boost::out_edges(from, m_plan.Machines()).first, m_plan.Machines());
    return stop;
}

std::optional<bool>
FilteredNetwork::AnswerArrives(const PacketHeader& packet, const Stop& stop, Vertex sender) const
{
    if (stop.by != StoppedBy::Rule)
    {
        return std::nullopt;
    }
    const auto answer = RejectionOf(packet, stop);
    if (!answer)
    {
        return std::nullopt;
    }
    if (stop.machine == sender)
    {
        return true;
    }
    const auto way = Way(stop.machine, sender);
    return way && !Walk(*answer, *way, false);
}

std::optional<topologies::Path>
FilteredNetwork::Way(Vertex from, Vertex to) const
{
    return PathBetween(m_plan.Machines(), m_routing, from, to);
}

} // namespace pptplab::sim::paths
