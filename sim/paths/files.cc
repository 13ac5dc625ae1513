// SPDX-License-Identifier: GPL-2.0-only
#include "sim/paths/files.h"

#include "analysis/report/json-text.h"
#include "sim/files/text-file.h"
#include "sim/paths/host-box.h"
#include "sim/paths/nat-words.h"
#include "sim/paths/show-json.h"
#include "sim/paths/show-text.h"
#include "topologies/dot.h"
#include "topologies/graphml-writer.h"
#include "topologies/picture.h"

#include <fmt/format.h>

#include <map>
#include <set>
#include <sstream>
#include <tuple>

namespace pptplab::sim::paths
{

namespace
{

using topologies::Graph;
using topologies::Vertex;

/// A map as `topology.file` takes it: without hosts, and without the networks of hosts.
Graph
RoutersOf(const plan::NetworkPlan& plan)
{
    const Graph& all = plan.Machines();
    Graph routers;
    for (Vertex router = 0; router < plan.Routers(); ++router)
    {
        topologies::Machine machine = all[router];
        machine.networks.clear();
        AddMachine(routers, machine);
    }
    const auto lines = boost::edges(all);
    for (auto line = lines.first; line != lines.second; ++line)
    {
        const Vertex from = boost::source(*line, all);
        const Vertex to = boost::target(*line, all);
        if (from < plan.Routers() && to < plan.Routers())
        {
            boost::add_edge(from, to, all[*line], routers);
        }
    }
    return routers;
}

/// What a machine stops that PPTP needs: "stops GRE: rule 2". A ping is no such thing.
void
AddTexts(const Finding& finding, std::map<Vertex, std::set<std::string>>& texts)
{
    for (const Obstacle& each : finding.verdict.obstacles)
    {
        if (each.packet >= PacketKind::EchoRequest)
        {
            continue;
        }
        const char* const what = each.packet >= PacketKind::Gre ? "GRE" : "TCP 1723";
        std::string text = "no way on";
        if (each.stop.by == StoppedBy::Rule)
        {
            text = fmt::format("stops {}: rule {}", what, each.stop.rule + 1);
        }
        else if (each.stop.by == StoppedBy::Nat)
        {
            text = fmt::format("stops {}: NAT", what);
        }
        texts[each.stop.machine].insert(text);
    }
}

/// Texts at routers before which boxes stand that let some callers through and others not.
void
AddTexts(const GroupPrediction& group,
         const Graph& graph,
         std::map<Vertex, std::set<std::string>>& texts)
{
    if (!group.nat || !group.nat->FallsShort() || group.nat->oneAddressToOneServer == 0)
    {
        return;
    }
    for (const Vertex caller : group.callers)
    {
        const Vertex router = boost::target(*boost::out_edges(caller, graph).first, graph);
        texts[router].insert(
            fmt::format("NAT: {} to a server from each address", group.nat->oneAddressToOneServer));
    }
}

std::map<Vertex, std::string>
RemarksAtMachines(const Prediction& prediction, const Graph& graph)
{
    std::map<Vertex, std::set<std::string>> texts;
    for (const GroupPrediction& group : prediction.groups)
    {
        AddTexts(group, graph, texts);
        for (const GroupPhase& phase : group.phases)
        {
            for (const Finding& finding : phase.findings)
            {
                AddTexts(finding, texts);
            }
        }
    }
    std::map<Vertex, std::string> remarks;
    for (const auto& [machine, lines] : texts)
    {
        remarks[machine] = fmt::format("{}", fmt::join(lines, ", "));
    }
    return remarks;
}

void
AddWay(const std::optional<Way>& way, const Graph& graph, topologies::Marks& marks)
{
    if (way)
    {
        for (const topologies::Edge line : way->path.lines)
        {
            marks.ways.insert(&graph[line]);
        }
    }
}

topologies::Marks
MarksOf(const Prediction& prediction, const Graph& graph)
{
    topologies::Marks marks;
    for (const GroupPrediction& group : prediction.groups)
    {
        for (const GroupPhase& phase : group.phases)
        {
            AddWay(phase.nearest, graph, marks);
            AddWay(phase.farthest, graph, marks);
        }
    }
    for (const topologies::WeakPoint& point : prediction.weakPoints)
    {
        if (const auto* const line = std::get_if<topologies::Edge>(&point.what))
        {
            marks.weakLines.insert(&graph[*line]);
        }
        else
        {
            marks.weakMachines.insert(std::get<Vertex>(point.what));
        }
    }
    marks.remarks = RemarksAtMachines(prediction, graph);
    return marks;
}

std::vector<std::string>
BoxLines(const Source& source, std::size_t nat, topologies::Address outside)
{
    const auto gre = static_cast<std::size_t>(source.scenario.nats[nat].box.gre);
    return {NatName(source, nat),
            topologies::ToText(outside),
            fmt::format("gre = {}", firewall::kGreModeNames.at(gre))};
}

std::vector<std::string>
ServerBoxLines(const Source& source, std::size_t nat, const ServerAddress& address)
{
    const auto whom = [&source](std::optional<std::uint32_t> server) {
        return server ? ServersText(source, {*server}) : std::string("nobody");
    };
    auto lines = BoxLines(source, nat, address.outside);
    lines.push_back("TCP 1723 to " + whom(address.forwards.pptp));
    lines.push_back("other GRE to " + whom(address.forwards.gre));
    return lines;
}

/// The NAT box of each host that is behind one.
topologies::HostBoxes
BoxesOf(const Prediction& prediction, const Source& source)
{
    topologies::HostBoxes boxes;
    const auto& nats = source.scenario.nats;
    for (const GroupPrediction& group : prediction.groups)
    {
        for (std::size_t i = 0; group.nat && i < group.callers.size(); ++i)
        {
            const std::size_t nat = group.nat->nat;
            const auto box =
                HostBox::OfCaller(source.plan.Machines(), group.callers[i], nats[nat], nat);
            boxes.emplace(group.callers[i], BoxLines(source, nat, {box.Outside().address}));
        }
    }
    const auto nat = ServerNatOf(nats);
    const auto addresses = nat ? ServerAddressesOf(source, *nat) : std::vector<ServerAddress>{};
    for (const ServerAddress& address : addresses)
    {
        for (const std::uint32_t server : address.servers)
        {
            boxes.emplace(source.plan.Topology().Servers()[server],
                          ServerBoxLines(source, *nat, address));
        }
    }
    return boxes;
}

} // namespace

std::optional<std::string>
WriteFiles(const Prediction& prediction, const Source& source, const std::filesystem::path& folder)
{
    const Graph& graph = source.plan.Machines();
    std::ostringstream text;
    Print(prediction, source, text);
    files::WriteTextFile(folder / "paths.txt", text.str());
    files::WriteTextFile(folder / "paths.json", analysis::JsonText(ToJson(prediction, source)));
    const auto boxes = BoxesOf(prediction, source);
    files::WriteTextFile(folder / "topology.graphml", ToGraphMl(graph, boxes));
    files::WriteTextFile(folder / "routers.graphml", ToGraphMl(RoutersOf(source.plan)));
    topologies::PictureOptions options;
    options.title = source.file;
    options.boxes = boxes;
    const auto plain = topologies::DrawPicture(ToDot(graph, options), folder / "topology.svg");
    options.title +=
        ": blue is the way of packets, orange a single point of failure, red stops PPTP";
    options.marks = MarksOf(prediction, graph);
    const auto marked = topologies::DrawPicture(ToDot(graph, options), folder / "paths.svg");
    return marked ? marked : plain;
}

} // namespace pptplab::sim::paths
