// SPDX-License-Identifier: GPL-2.0-only
#include "topologies/dot.h"

#include "models/base/xml-text.h"
#include "topologies/link-rate.h"

#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <sstream>
#include <tuple>

namespace pptplab::topologies
{

namespace
{

/// Graphviz attributes of each role.
constexpr std::array<const char*, 3> kLooks = {
    "shape=box, style=\"rounded,filled\", fillcolor=\"#cfe2f3\"",
    "shape=ellipse, style=filled, fillcolor=\"#eeeeee\"",
    "shape=box, style=filled, fillcolor=\"#b6d7a8\"",
};

constexpr const char* kWeak = ", color=\"#e69138\", penwidth=3";

/// The text as Graphviz reads it between quotes.
std::string
Escaped(const std::string& text)
{
    std::string escaped;
    for (const char letter : XmlEscaped(text, "&")) // Graphviz reads references, writes SVG
    {
        if (letter == '"' || letter == '\\')
        {
            escaped += '\\';
        }
        escaped += letter == '\n' ? ' ' : letter;
    }
    return escaped;
}

/// "12.5 ms".
std::string
DelayText(Duration delay)
{
    std::ostringstream text;
    text.precision(3);
    text << ToSeconds(delay) * 1e3 << " ms";
    return text.str();
}

std::string
LabelOf(const Line& line)
{
    return ToText(line.rate) + "\\n" + DelayText(line.delay);
}

/// Inches on paper from degrees: enough that most towns of a continent stand apart. Graphviz moves
/// the others until they do.
std::string
PositionOf(const Place& place)
{
    constexpr double kInchesPerDegree = 0.5;
    std::ostringstream text;
    text << ", pos=\"" << place.longitude * kInchesPerDegree << ','
         << place.latitude * kInchesPerDegree << "!\"";
    return text.str();
}

/// The n-th host of a router stands below it, the next ones around it.
std::string
PositionBeside(const std::optional<Place>& router, std::size_t n)
{
    constexpr double kDegreesOff = 1.6;
    constexpr double kTurn = 0.7; // radians
    if (!router)
    {
        return {};
    }
    const double angle = kTurn * static_cast<double>(n);
    return PositionOf({router->latitude - kDegreesOff * std::cos(angle),
                       router->longitude + kDegreesOff * std::sin(angle)});
}

/// Hosts of one kind at one router, whose lines are alike.
using CrowdKey = std::tuple<Vertex, Role, std::uint32_t>; // router, role, group

class Drawing
{
  public:
    Drawing(const Graph& graph, const PictureOptions& options) : m_graph(graph), m_options(options)
    {
    }

    std::string Draw()
    {
        m_out << "graph network {\n"
              << "  graph [layout=neato, overlap=prism, overlap_scaling=0, overlap_shrink=false, "
                 "splines=true, outputorder=edgesfirst, "
                 "fontname=\"Helvetica\"";
        if (!m_options.title.empty())
        {
            m_out << ", labelloc=t, label=\"" << Escaped(m_options.title) << '"';
        }
        m_out << "];\n"
              << "  node [fontname=\"Helvetica\", fontsize=10, margin=\"0.05,0.03\"];\n"
              << "  edge [fontname=\"Helvetica\", fontsize=8, len=1.9];\n";
        for (Vertex vertex = 0; vertex < boost::num_vertices(m_graph); ++vertex)
        {
            if (m_graph[vertex].role == Role::Router)
            {
                DrawRouter(vertex);
            }
        }
        const auto edges = boost::edges(m_graph);
        for (auto edge = edges.first; edge != edges.second; ++edge)
        {
            PlaceLine(*edge);
        }
        for (const auto& entry : m_crowds)
        {
            DrawCrowd(std::get<0>(entry.first), entry.second);
        }
        m_out << "}\n";
        return m_out.str();
    }

  private:
    void DrawRouter(Vertex vertex)
    {
        const Machine& machine = m_graph[vertex];
        DrawBox(vertex,
                Role::Router,
                Escaped(machine.name),
                machine.place ? PositionOf(*machine.place) : "");
    }

    void DrawBox(Vertex vertex, Role role, const std::string& label, const std::string& more)
    {
        const auto& marks = m_options.marks;
        const auto remark = marks.remarks.find(vertex);
        const bool remarked = remark != marks.remarks.end();
        m_out << "  " << vertex << " [label=\"" << label
              << (remarked ? "\\n" + Escaped(remark->second) : "") << "\", "
              << kLooks.at(static_cast<std::size_t>(role)) << more;
        if (remarked)
        {
            m_out << ", color=\"#cc0000\", fontcolor=\"#cc0000\", penwidth=3";
        }
        else if (marks.weakMachines.count(vertex) > 0)
        {
            m_out << kWeak;
        }
        m_out << "];\n";
    }

    void DrawLine(const std::string& from, Vertex to, const Line& line)
    {
        m_out << "  " << from << " -- " << to << " [label=\"" << LabelOf(line) << '"';
        if (m_options.marks.weakLines.count(&line) > 0)
        {
            m_out << kWeak;
        }
        else if (m_options.marks.ways.count(&line) > 0)
        {
            m_out << ", color=\"#1155cc\", penwidth=2";
        }
        m_out << "];\n";
    }

    /// Lines between routers are drawn at once, hosts are gathered first.
    void PlaceLine(Edge edge)
    {
        Vertex router = boost::source(edge, m_graph);
        Vertex host = boost::target(edge, m_graph);
        if (m_graph[router].role != Role::Router)
        {
            std::swap(router, host);
        }
        const Machine& machine = m_graph[host];
        if (machine.role == Role::Router)
        {
            DrawLine(std::to_string(router), host, m_graph[edge]);
            return;
        }
        m_crowds[{router, machine.role, machine.group}].push_back(host);
    }

    void DrawCrowd(Vertex router, const std::vector<Vertex>& crowd)
    {
        const Vertex host = crowd.front();
        if (crowd.size() <= m_options.mostHosts)
        {
            for (const Vertex one : crowd)
            {
                DrawHost(
                    router, one, Escaped(m_graph[one].name) + "\\n" + ToText(m_graph[one].address));
            }
            return;
        }
        const auto role = static_cast<std::size_t>(m_graph[host].role);
        DrawHost(router,
                 host,
                 Escaped(m_graph[host].name) + " ... " + Escaped(m_graph[crowd.back()].name) +
                     "\\n" + std::to_string(crowd.size()) + ' ' + std::string(kRoleNames.at(role)) +
                     's');
    }

    void DrawHost(Vertex router, Vertex host, const std::string& label)
    {
        DrawBox(host,
                m_graph[host].role,
                label,
                PositionBeside(m_graph[router].place, m_drawnHosts[router]++));
        const Line& line = m_graph[*boost::out_edges(host, m_graph).first];
        const auto box = m_options.boxes.find(host);
        if (box == m_options.boxes.end())
        {
            DrawLine(std::to_string(router), host, line);
            return;
        }
        DrawLine(BoxBefore(router, box->second), host, line);
    }

    /// The name of the box, which is drawn for the first of its hosts.
    std::string BoxBefore(Vertex router, const std::vector<std::string>& lines)
    {
        std::string label;
        for (const std::string& line : lines)
        {
            label += (label.empty() ? "" : "\\n") + Escaped(line);
        }
        const auto [box, isNew] =
            m_boxes.try_emplace(std::pair(router, label), "box" + std::to_string(m_boxes.size()));
        if (isNew)
        {
            m_out << "  " << box->second << " [label=\"" << label
                  << "\", shape=box3d, style=filled, fillcolor=\"#ffe599\"];\n"
                  << "  " << box->second << " -- " << router << ";\n";
        }
        return box->second;
    }

    const Graph& m_graph;
    const PictureOptions& m_options;
    std::ostringstream m_out;
    std::map<CrowdKey, std::vector<Vertex>> m_crowds;
    std::map<Vertex, std::size_t> m_drawnHosts;                    ///< hosts drawn at each router
    std::map<std::pair<Vertex, std::string>, std::string> m_boxes; ///< names by router and text
};

} // namespace

std::string
ToDot(const Graph& graph, const PictureOptions& options)
{
    return Drawing(graph, options).Draw();
}

} // namespace pptplab::topologies
