// SPDX-License-Identifier: GPL-2.0-only
#include "sim/paths/show-text.h"

#include "sim/paths/nat-words.h"
#include "sim/scenario/values/quantity.h"
#include "topologies/link-rate.h"

#include <fmt/format.h>

#include <algorithm>

namespace pptplab::sim::paths
{

namespace
{

/// Entries shown of a list that may be long.
constexpr std::size_t kShown = 6;

std::string
Counted(std::size_t count, const std::string& what)
{
    return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

std::string
Listed(const std::vector<std::string>& items)
{
    const std::vector<std::string> shown(
        items.begin(), items.begin() + static_cast<std::ptrdiff_t>(std::min(kShown, items.size())));
    const std::string list = fmt::format("{}", fmt::join(shown, ", "));
    return items.size() > kShown ? fmt::format("{} and {} more", list, items.size() - kShown)
                                 : list;
}

class Printer
{
  public:
    Printer(const Prediction& prediction, const Source& source, std::ostream& out)
        : m_prediction(prediction), m_source(source), m_out(out)
    {
    }

    void PrintAll() const
    {
        const auto& topology = m_source.plan.Topology();
        m_out << fmt::format("{}: {}, {}, {}\n",
                             m_source.file,
                             Counted(m_prediction.groups.size(), "client group"),
                             Counted(topology.Servers().size(), "server"),
                             Counted(m_source.plan.Routers(), "router"));
        for (const GroupPrediction& group : m_prediction.groups)
        {
            PrintGroup(group);
        }
        PrintServerNat();
        if (m_prediction.noLeasesUntil)
        {
            m_out << "\n" << NoLeasesText(*m_prediction.noLeasesUntil) << "\n";
        }
        m_out << "\n";
        PrintWeakPoints();
        PrintCapacity();
        m_out << "\n";
        for (const std::string& remark : Remarks(m_prediction, m_source))
        {
            m_out << remark << "\n";
        }
    }

  private:
    void Line(const std::string& name, const std::string& text) const
    {
        m_out << fmt::format("  {:<12}{}\n", name, text);
    }

    void PrintGroup(const GroupPrediction& group) const
    {
        const std::string& name = m_source.scenario.clients[group.group].calls.name;
        if (group.callers.empty())
        {
            m_out << fmt::format("\n{}: has no callers\n", name);
            return;
        }
        for (const GroupPhase& phase : group.phases)
        {
            const std::string time = group.phases.size() == 1
                                         ? ""
                                         : fmt::format(", from {} to {}",
                                                       scenario::DurationText(phase.from),
                                                       scenario::DurationText(phase.until));
            for (const Finding& finding : phase.findings)
            {
                PrintFinding(fmt::format("{}{} to {}{}",
                                         name,
                                         PlacesText(group, finding),
                                         ServersText(m_source, finding.servers),
                                         time),
                             finding);
            }
            PrintWays(phase);
        }
        if (group.nat)
        {
            PrintNat(name, *group.nat);
        }
    }

    void PrintNat(const std::string& group, const NatShare& share) const
    {
        m_out << fmt::format("\n{} behind NAT: {}\n",
                             group,
                             share.FallsShort() ? "NOT ALL CALLERS AT A TIME"
                                                : "all callers at a time");
        for (const std::string& text : NatTexts(m_source, share))
        {
            Line("nat", text);
        }
    }

    void PrintServerNat() const
    {
        if (const auto nat = ServerNatOf(m_source.scenario.nats))
        {
            m_out << "\nservers behind NAT\n";
            for (const std::string& text : ServerNatTexts(m_source, *nat))
            {
                Line("nat", text);
            }
        }
    }

    /// The places of the callers, unless the finding holds for all.
    std::string PlacesText(const GroupPrediction& group, const Finding& finding) const
    {
        if (finding.callers.size() == group.callers.size())
        {
            return "";
        }
        const auto& graph = m_source.plan.Machines();
        std::vector<std::string> places;
        for (const topologies::Vertex caller : finding.callers)
        {
            const auto line = *boost::out_edges(caller, graph).first;
            places.push_back(graph[boost::target(line, graph)].name);
        }
        return fmt::format(" at {} ({} of {} places)",
                           Listed(places),
                           finding.callers.size(),
                           group.callers.size());
    }

    void PrintFinding(const std::string& who, const Finding& finding) const
    {
        const CallVerdict& verdict = finding.verdict;
        if (verdict.failure)
        {
            m_out << fmt::format("\n{}: PPTP IS BLOCKED\n", who);
            Line("callers see",
                 fmt::format("{} ({})", ErrorText(verdict), NameOf(OutcomeOf(verdict))));
        }
        else
        {
            m_out << fmt::format("\n{}: PPTP passes\n", who);
        }
        for (const Obstacle& each : verdict.obstacles)
        {
            const KindNote& note = NoteOf(each.packet);
            const bool ping = each.packet >= PacketKind::EchoRequest;
            Line(ping ? "no ping" : "blocked",
                 fmt::format("{} from the {}: {}",
                             note.what,
                             note.fromCaller ? "caller" : "server",
                             StopText(m_source, each)));
        }
        for (const std::size_t rule : RulesIn(verdict.obstacles))
        {
            Line(fmt::format("rule {}", rule + 1), RuleText(m_source.scenario.firewall[rule]));
        }
        if (AnswersPing(verdict))
        {
            Line("ping", "answered");
        }
    }

    void PrintWays(const GroupPhase& phase) const
    {
        if (!phase.nearest)
        {
            Line("way", "none");
            return;
        }
        const bool one = phase.nearest->path.machines == phase.farthest->path.machines;
        PrintWay(one ? "way" : "nearest", *phase.nearest);
        if (!one)
        {
            PrintWay("farthest", *phase.farthest);
        }
    }

    void PrintWay(const std::string& name, const Way& way) const
    {
        Line(name, PathText(m_source, way.path));
        Line("round trip",
             fmt::format("{} with packets of {} octets, {} with {}",
                         TimeText(way.small),
                         kSmallPacket.count,
                         TimeText(way.full),
                         kFullPacket.count));
        Line("bottleneck",
             fmt::format(
                 "{}, {}", topologies::ToText(way.rate), LineText(m_source, way.bottleneck)));
    }

    std::string NameOfWeak(const topologies::WeakPoint& point) const
    {
        if (const auto* const machine = std::get_if<topologies::Vertex>(&point.what))
        {
            return m_source.plan.Machines()[*machine].name;
        }
        return "the line " + LineText(m_source, std::get<topologies::Edge>(point.what));
    }

    void PrintWeakPoints() const
    {
        std::size_t places = 0;
        for (const GroupPrediction& group : m_prediction.groups)
        {
            places += group.callers.size();
        }
        if (m_prediction.weakPoints.empty())
        {
            m_out << "Single points of failure between callers and servers: none\n";
            return;
        }
        m_out << "Single points of failure (without it callers reach no server):\n";
        for (std::size_t i = 0; i < m_prediction.weakPoints.size(); ++i)
        {
            if (i == 2 * kShown)
            {
                m_out << fmt::format("  and {} more\n", m_prediction.weakPoints.size() - i);
                break;
            }
            const auto& point = m_prediction.weakPoints[i];
            m_out << fmt::format("  {}: callers at {} of {}\n",
                                 NameOfWeak(point),
                                 point.clientsCutOff,
                                 Counted(places, "place"));
        }
    }

    void PrintCapacity() const
    {
        std::vector<std::string> limits;
        limits.reserve(m_prediction.capacity.limits.size());
        for (const topologies::Edge line : m_prediction.capacity.limits)
        {
            limits.push_back(LineText(m_source, line));
        }
        m_out << fmt::format("Tunnels of {} each at the same time: at most {}; the limit: {}\n",
                             topologies::ToText(m_prediction.traffic),
                             m_prediction.capacity.tunnels,
                             limits.empty() ? OtherLimits() : Listed(limits));
    }

    /// What limits tunnels where no line between routers or of a server does.
    std::string OtherLimits() const
    {
        return m_source.scenario.nats.empty()
                   ? "callers, their lines, or ports of the servers"
                   : "callers, their lines and NAT boxes, or ports of the servers";
    }

    const Prediction& m_prediction;
    const Source& m_source;
    std::ostream& m_out;
};

} // namespace

void
Print(const Prediction& prediction, const Source& source, std::ostream& out)
{
    Printer(prediction, source, out).PrintAll();
}

} // namespace pptplab::sim::paths
