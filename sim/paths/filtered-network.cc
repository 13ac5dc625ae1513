// SPDX-License-Identifier: GPL-2.0-only
#include "sim/paths/filtered-network.h"

#include "sim/scenario/structs/nat-boxes.h"

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

/// What the rejection of the packet looks like to other filters: models/firewall/rejection.h makes
/// the octets. None when the verdict sends nothing.
std::optional<PacketHeader>
RejectionOf(const Stop& stop)
{
    const PacketHeader& packet = stop.packet;
    PacketHeader answer;
    answer.destination = packet.source;
    if (stop.verdict.action == Action::IcmpUnreachable)
    {
        answer.source = stop.address.value;
        answer.protocol = firewall::kIcmp;
        answer.icmpType = firewall::kIcmpUnreachable;
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

} // namespace

FilteredNetwork::FilteredNetwork(const scenario::Scenario& scenario,
                                 const plan::NetworkPlan& plan,
                                 const plan::PlacedRules& rules,
                                 const Phase& phase)
    : m_plan(plan),
      m_phase(phase),
      m_routing(plan.Machines(), scenario.topology.metric, phase.avoided),
      m_filters(scenario, plan, rules)
{
    AddServerBoxes(scenario);
    for (std::uint32_t group = 0; group < scenario.clients.size(); ++group)
    {
        if (const auto nat = scenario::NatOf(scenario.nats, scenario.clients[group].calls.name))
        {
            for (const Vertex caller : plan.Topology().Clients(group))
            {
                m_boxes.emplace(
                    caller, HostBox::OfCaller(plan.Machines(), caller, scenario.nats[*nat], *nat));
            }
        }
    }
}

void
FilteredNetwork::AddServerBoxes(const scenario::Scenario& scenario)
{
    const auto nat = scenario::ServerNatOf(scenario.nats);
    if (!nat)
    {
        return;
    }
    const auto& servers = m_plan.Topology().Servers();
    const auto answering =
        scenario::AnsweringServers(scenario.nats, static_cast<std::uint32_t>(servers.size()));
    const auto boxes = HostBox::OfServers(m_plan.Topology(), scenario.nats[*nat], *nat);
    for (std::uint32_t server = 0; server < servers.size(); ++server)
    {
        m_boxes.emplace(servers[server], boxes[server]);
        m_answering.emplace(servers[server], servers[answering[server].value_or(server)]);
    }
}

firewall::Endpoint
FilteredNetwork::SeenAs(Vertex host) const
{
    const auto box = m_boxes.find(host);
    if (box != m_boxes.end())
    {
        return box->second.Outside();
    }
    const auto& machine = m_plan.Machines()[host];
    return {machine.address.value,
            machine.role == Role::Server ? firewall::kPptpControl : kCallerPort};
}

Vertex
FilteredNetwork::AnsweringAt(Vertex server) const
{
    const auto answering = m_answering.find(server);
    return answering == m_answering.end() ? server : answering->second;
}

std::optional<Stop>
FilteredNetwork::Judged(const PacketHeader& packet,
                        Vertex machine,
                        Edge line,
                        Direction direction) const
{
    return m_filters.Judged(packet, machine, line, {direction, 0, m_phase.from});
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
FilteredNetwork::Outwards(PacketHeader& packet, Vertex host, Edge line) const
{
    const auto box = m_boxes.find(host);
    if (box == m_boxes.end() || box->second.Outwards(packet))
    {
        return std::nullopt;
    }
    Stop stop = m_filters.StopAt(OtherEnd(m_plan.Machines(), line, host), line, Direction::In);
    stop.by = StoppedBy::Nat;
    stop.nat = box->second.Nat();
    return stop;
}

std::optional<Stop>
FilteredNetwork::Inwards(PacketHeader& packet, Vertex host, Edge line) const
{
    const auto found = m_boxes.find(host);
    if (found == m_boxes.end())
    {
        return std::nullopt;
    }
    const HostBox& box = found->second;
    PacketHeader own = packet; // a packet of that kind, the other way
    own.source = box.Inside();
    own.destination = packet.source;
    const bool isExpected =
        packet.protocol != firewall::kGre || !box.AsksForGreBefore() || ReachesBox(own, host, line);
    if (isExpected && box.Inwards(packet))
    {
        return std::nullopt;
    }
    Stop stop = m_filters.StopAt(OtherEnd(m_plan.Machines(), line, host), line, Direction::Out);
    stop.by = StoppedBy::Nat;
    stop.nat = box.Nat();
    return stop;
}

bool
FilteredNetwork::ReachesBox(const PacketHeader& packet, Vertex host, Edge line) const
{
    return !Judged(packet, host, line, Direction::Out) &&
           !Judged(packet, OtherEnd(m_plan.Machines(), line, host), line, Direction::In);
}

std::optional<Stop>
FilteredNetwork::Leaves(PacketHeader& packet,
                        const topologies::Path& way,
                        std::size_t machine,
                        bool isJudged) const
{
    const Vertex here = way.machines[machine];
    const Edge line = way.lines[machine];
    std::optional<Stop> stop = Inwards(packet, way.machines[machine + 1], line);
    if (!stop && isJudged)
    {
        stop = Judged(packet, here, line, Direction::Out);
    }
    if (!stop && IsBroken(line))
    {
        stop = m_filters.StopAt(here, line, Direction::Out);
        stop->by = StoppedBy::BrokenLine;
    }
    return stop;
}

std::optional<Stop>
FilteredNetwork::Enters(PacketHeader& packet,
                        const topologies::Path& way,
                        std::size_t machine) const
{
    const Edge line = way.lines[machine - 1];
    auto stop = Judged(packet, way.machines[machine], line, Direction::In);
    return stop ? stop : Outwards(packet, way.machines[machine - 1], line);
}

std::optional<Stop>
FilteredNetwork::Walk(PacketHeader packet, const topologies::Path& way, bool firstJudges) const
{
    const std::uint32_t destination = packet.destination;
    for (std::size_t i = 0; i < way.lines.size(); ++i)
    {
        std::size_t hops = i;
        auto stop = Leaves(packet, way, i, i > 0 || firstJudges);
        if (!stop)
        {
            ++hops;
            stop = Enters(packet, way, i + 1);
        }
        if (stop)
        {
            stop->hops = hops;
            stop->packet = packet;
            stop->isTranslated = packet.destination != destination;
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
FilteredNetwork::AnswerArrives(const Stop& stop, Vertex sender) const
{
    if (stop.by != StoppedBy::Rule)
    {
        return std::nullopt;
    }
    const auto answer = RejectionOf(stop);
    if (!answer)
    {
        return std::nullopt;
    }
    if (stop.machine == sender)
    {
        return true;
    }
    if (stop.isTranslated && m_plan.Machines()[stop.machine].role == Role::Router)
    {
        return false; // the error names the caller by an address that the server has never heard
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
