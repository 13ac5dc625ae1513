// SPDX-License-Identifier: GPL-2.0-only
#include "tests/topologies/small-graphs.h"
#include "topologies/check.h"
#include "topologies/graphml-writer.h"
#include "topologies/map-file.h"
#include "topologies/random-maps.h"

#include <gtest/gtest.h>

#include <chrono>
#include <sstream>
#include <string>
#include <tuple>
#include <vector>

namespace pptplab::topologies
{
namespace
{

using namespace std::chrono_literals;

constexpr const char* kKeys = R"(<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key attr.name="label" for="node" id="d1"/><key attr.name="Latitude" for="node" id="d2"/>
<key attr.name="Longitude" for="node" id="d3"/><key attr.name="LinkType" for="edge" id="d4"/>
<key attr.name="LinkLabel" for="edge" id="d5"/><key attr.name="LinkSpeedRaw" for="edge" id="d6"/>
<key attr.name="LinkSpeed" for="edge" id="d7"/><key attr.name="LinkSpeedUnits" for="edge" id="d8"/>
)"; // 5 lines

Result<MapReading, MapError>
Read(const std::string& text, const MapOptions& options = {})
{
    std::istringstream in(text);
    return ReadMap(in, "map.graphml", options);
}

/// A graph whose first line is line 6 of the file.
Result<MapReading, MapError>
ReadGraph(const std::string& inside)
{
    return Read(kKeys + ("<graph edgedefault=\"undirected\">\n" + inside + "</graph></graphml>\n"));
}

std::string
MistakeIn(const std::string& text, const MapOptions& options = {})
{
    const auto graph = Read(text, options);
    return graph ? "none" : ToText(graph.Error());
}

std::string
MistakeInGraph(const std::string& inside)
{
    const auto graph = ReadGraph(inside);
    return graph ? "none" : ToText(graph.Error());
}

std::vector<std::string>
NamesIn(const Graph& graph)
{
    std::vector<std::string> names;
    names.reserve(boost::num_vertices(graph));
    for (Vertex vertex = 0; vertex < boost::num_vertices(graph); ++vertex)
    {
        names.push_back(graph[vertex].name);
    }
    return names;
}

TEST(GraphMl, LabelsThatAreMissingOrOccurTwiceAreMadeUnique)
{
    const auto graph = ReadGraph("<node id='a'><data key='d1'>London</data></node>\n"
                                 "<node id='b'><data key='d1'> London </data></node>\n"
                                 "<node id='c'><data key='d1'>None</data></node>\n"
                                 "<node id='d'/>\n"
                                 "<node id='e'><data key='d1'>London-2</data></node>\n"
                                 "<edge source='a' target='b'/><edge source='b' target='c'/>"
                                 "<edge source='c' target='d'/><edge source='d' target='e'/>");
    ASSERT_TRUE(graph) << ToText(graph.Error());
    EXPECT_EQ(NamesIn(graph.Value().graph),
              (std::vector<std::string>{"London", "London-3", "c", "d", "London-2"}));
    EXPECT_TRUE(FaultsOf(graph.Value().graph).empty());
}

TEST(GraphMl, RatesComeFromWhatTheFileTells)
{
    const auto graph = ReadGraph(
        "<node id='a'/><node id='b'/>"
        "<edge source='a' target='b'><data key='d6'>155520000.0</data><data "
        "key='d4'>T1</data></edge>"
        "<edge source='a' target='b'><data key='d7'>10</data><data key='d8'>G</data></edge>"
        "<edge source='a' target='b'><data key='d4'>DS-3</data><data key='d5'>45 Mbps</data></edge>"
        "<edge source='b' target='a'><data key='d5'>34 Mbps and more</data></edge>"
        "<edge source='a' target='b'><data key='d4'>Fiber</data></edge>");
    ASSERT_TRUE(graph) << ToText(graph.Error());
    std::vector<std::uint64_t> rates;
    const auto edges = boost::edges(graph.Value().graph);
    for (auto edge = edges.first; edge != edges.second; ++edge)
    {
        rates.push_back(graph.Value().graph[*edge].rate.bitsPerSecond);
        EXPECT_EQ(graph.Value().graph[*edge].delay, 5ms);
    }
    EXPECT_EQ(rates,
              (std::vector<std::uint64_t>{
                  155'520'000, 10'000'000'000, 44'736'000, 34'000'000, 44'736'000}));
}

TEST(GraphMl, DelayIsThatOfFibreBetweenPlacesAndTheDefaultElsewhere)
{
    // A quarter of the equator: 10,007.557 km at 199,861.639 km/s, 50.07242 ms.
    const std::string text =
        std::string(kKeys) +
        "<graph edgedefault='undirected'>"
        "<node id='a'><data key='d2'>0</data><data key='d3'>0</data></node>"
        "<node id='b'><data key='d2'>0</data><data key='d3'>90.0</data></node>"
        "<node id='c'><data key='d2'>1</data></node>"
        "<edge source='a' target='b'/><edge source='b' target='c'/></graph></graphml>";
    MapOptions options;
    options.delay = 7ms;
    const auto graph = Read(text, options);
    ASSERT_TRUE(graph) << ToText(graph.Error());
    const Graph& map = graph.Value().graph;
    EXPECT_NEAR(ToSeconds(map[boost::edge(0, 1, map).first].delay), 0.05007242, 1e-8);
    EXPECT_EQ(map[boost::edge(1, 2, map).first].delay, 7ms);
    options.kilometresPerSecond *= 1.5; // in a vacuum
    const auto faster = Read(text, options);
    const Graph& other = faster.Value().graph;
    EXPECT_NEAR(ToSeconds(other[boost::edge(0, 1, other).first].delay), 0.03338161, 1e-8);
}

TEST(GraphMl, OfADirectedGraphAnArcAndOneBackAreOneLine)
{
    const auto graph =
        Read(std::string(kKeys) + "<graph edgedefault='directed'><node id='a'/><node id='b'/>"
                                  "<edge source='a' target='b'/><edge source='b' target='a'/>"
                                  "<edge source='a' target='b'/></graph></graphml>");
    ASSERT_TRUE(graph) << ToText(graph.Error());
    EXPECT_EQ(boost::num_edges(graph.Value().graph), 2U);
}

TEST(GraphMl, DefaultsOfKeysAndForeignElementsAreUnderstood)
{
    const auto graph =
        Read("<?xml version='1.0'?><!DOCTYPE graphml><!-- a comment -->\n"
             "<graphml><desc>by hand</desc>"
             "<key id='x' for='node' attr.name='label'><default>R</default></key>"
             "<key id='y' for='node' attr.name='shape'/>"
             "<graph edgedefault='undirected' parse.nodes='2' parse.edges='1'>"
             "<edge source='a' target='b'/>"
             "<node id='a'><data key='y'><s:Shape xmlns:s='s'><desc>x</desc></s:Shape>"
             "</data></node>"
             "<node id='b'><data key='x'>B &amp; C</data></node></graph></graphml>");
    ASSERT_TRUE(graph) << ToText(graph.Error());
    EXPECT_EQ(graph.Value().graph[0].name, "R");
    EXPECT_EQ(graph.Value().graph[1].name, "B & C");
}

bool
IsSame(const Machine& a, const Machine& b)
{
    return std::tie(a.role, a.name, a.address, a.group, a.networks, a.place) ==
           std::tie(b.role, b.name, b.address, b.group, b.networks, b.place);
}

bool
IsSame(const Line& a, const Line& b)
{
    return std::tie(a.rate, a.delay, a.network, a.cost) ==
           std::tie(b.rate, b.delay, b.network, b.cost);
}

/// Whether two graphs are the same in all they carry, and in order.
bool
IsSame(const Graph& a, const Graph& b)
{
    if (boost::num_vertices(a) != boost::num_vertices(b) ||
        boost::num_edges(a) != boost::num_edges(b))
    {
        return false;
    }
    bool same = true;
    for (Vertex vertex = 0; vertex < boost::num_vertices(a); ++vertex)
    {
        same = same && IsSame(a[vertex], b[vertex]);
    }
    const auto edges = boost::edges(a);
    auto other = boost::edges(b).first;
    for (auto edge = edges.first; edge != edges.second; ++edge, ++other)
    {
        same = same && IsSame(a[*edge], b[*other]) &&
               boost::source(*edge, a) == boost::source(*other, b) &&
               boost::target(*edge, a) == boost::target(*other, b);
    }
    return same;
}

TEST(GraphMl, WhatIsWrittenReadsBackAsTheSame)
{
    for (std::uint64_t seed = 1; seed <= 25; ++seed)
    {
        SCOPED_TRACE(testing::Message() << "seed " << seed);
        NamedStream random({{seed, 0}, "map"});
        Graph routers = AnyRouters(static_cast<std::uint32_t>(1 + random.Below(20)), random);
        routers[0].name = "A <\"&'> Z";
        routers[0].place = Place{random.Uniform() * 180 - 90, random.Uniform() * 360 - 180};
        Attachments attachments;
        attachments.sites = {{"server", {}, 3, 0}};
        attachments.groups = {{"home", {BitRate{33'600}, 1ms}, 20, {}}, {"office", {}, 5, {0}}};
        const Topology topology(routers, attachments);
        const auto read = Read(ToGraphMl(topology.Machines()));
        ASSERT_TRUE(read) << ToText(read.Error());
        EXPECT_TRUE(IsSame(topology.Machines(), read.Value().graph));
    }
}

TEST(GraphMl, MistakesAreToldWithFileAndLine)
{
    EXPECT_EQ(MistakeInGraph(""), "map.graphml:6: the graph has no node");
    EXPECT_EQ(MistakeInGraph("<node id='a'/>\n<edge source='a' target='b'/>\n"),
              "map.graphml:8: there is no node 'b'");
    EXPECT_EQ(MistakeInGraph("<node id='a'/>\n<node id='a'/>\n"),
              "map.graphml:8: the id 'a' was given before");
    EXPECT_EQ(MistakeInGraph("<node/>\n"), "map.graphml:7: the attribute 'id' is missing");
    EXPECT_EQ(MistakeInGraph("<node id='a'><data key='d2'>91</data></node>\n"),
              "map.graphml:7: the value '91' is not possible here: a latitude");
    EXPECT_EQ(MistakeInGraph("<node id='a'><data key='d3'>nan</data></node>\n"),
              "map.graphml:7: the value 'nan' is not possible here: a longitude");
    EXPECT_EQ(MistakeInGraph("<node id='a'><data key='d9'>1</data></node>\n"),
              "map.graphml:7: the key 'd9' is not declared");
    EXPECT_EQ(MistakeInGraph("<node id='a'/><node id='b'/>\n"
                             "<edge source='a' target='b'><data key='d6'>-5</data></edge>\n"),
              "map.graphml:8: LinkSpeedRaw is -5, below 0");
    EXPECT_EQ(MistakeInGraph("<hyperedge/>\n"),
              "map.graphml:7: <hyperedge> at this place is not understood");
}

TEST(GraphMl, WhatIsNoGraphMlIsRefused)
{
    EXPECT_EQ(MistakeIn(""), "map.graphml: is empty; wanted is GraphML or GML");
    EXPECT_EQ(MistakeIn("<html>\n</html>\n"),
              "map.graphml:1: the document is a <html>; wanted is GraphML, a <graphml>, or GML, as "
              "yEd, NetworkX, igraph and Gephi write them");
    EXPECT_EQ(MistakeIn("{ \"nodes\": [] }"),
              "map.graphml: is no map; wanted is GraphML, which begins with '<', or GML, graph [ "
              "node [ id 0 ] ... ]");
    EXPECT_EQ(MistakeIn("\x1F\x8B"), "map.graphml: is compressed; unpack it first");
    EXPECT_EQ(MistakeIn("\n\n<graphml>\n<x/></graphml>"),
              "map.graphml:4: <x> at this place is not understood");
    EXPECT_EQ(MistakeIn("<graphml>\n</graphml>\n"), "map.graphml: has no graph");
    EXPECT_EQ(MistakeIn("<graphml>\n<graph>\n</graph></graphml>"),
              "map.graphml:2: the attribute 'edgedefault' is missing");
    EXPECT_EQ(MistakeIn("<graphml>\n<graph edgedefault='directed'>\n"),
              "map.graphml:3: no well-formed XML: no element found");
    EXPECT_EQ(MistakeIn("<graphml><graph edgedefault='directed'/>\n"
                        "<graph edgedefault='directed'/></graphml>\n"),
              "map.graphml:2: a second graph; one is read");
    EXPECT_EQ(ToText(ReadMapFile("/nowhere/map.graphml").Error()),
              "/nowhere/map.graphml: cannot be read");
    EXPECT_EQ(ToText(ReadMapFile("/").Error()), "/: cannot be read");
}

TEST(GraphMl, EveryPartOfAFileGivesAnErrorAndNothingElse)
{
    Graph graph = [] {
        NamedStream random({{1, 0}, "map"});
        return AnyRouters(3, random);
    }();
    const std::string whole = ToGraphMl(graph);
    const std::size_t end = whole.find_last_of('>');
    for (std::size_t length = 0; length < end; ++length)
    {
        EXPECT_FALSE(Read(whole.substr(0, length))) << length;
    }
}

TEST(GraphMl, EntitiesAreRefusedWhereTheyAreDeclared)
{
    EXPECT_EQ(MistakeIn("<?xml version='1.0'?>\n<!DOCTYPE graphml [\n<!ENTITY a 'ha'>\n"
                        "<!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>\n]>\n<graphml>&b;</graphml>"),
              "map.graphml:3: declares the entity 'a'; a file with entities is refused");
    EXPECT_EQ(MistakeIn("<!DOCTYPE graphml [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>\n"
                        "<graphml>&x;</graphml>"),
              "map.graphml:1: declares the entity 'x'; a file with entities is refused");
}

TEST(GraphMl, AMillionNodesAreRefusedBeforeTheyAreRead)
{
    EXPECT_EQ(MistakeIn("<graphml>\n<graph edgedefault='directed' parse.nodes='1000000'>"),
              "map.graphml:2: parse.nodes is 1000000; up to 20000 are read");
    std::string text = "<graphml><graph edgedefault='undirected'>\n";
    for (int i = 0; i < 1'000'000; ++i)
    {
        text += "<node id='" + std::to_string(i) + "'/>\n";
    }
    EXPECT_EQ(MistakeIn(text), "map.graphml:20002: more than 20000 nodes");
}

std::string
InGraph(const std::string& inside)
{
    return "<graphml><key id='k'/><graph edgedefault='undirected'>" + inside + "</graph></graphml>";
}

TEST(GraphMl, LimitsAreHeld)
{
    MapOptions options;
    options.limits = {100'000, 3, 2, 10, 5};
    const std::string three = "<node id='a'/><node id='b'/><node id='c'/>";
    const std::string two = "<edge source='a' target='b'/><edge source='b' target='c'/>";
    EXPECT_EQ(MistakeIn(InGraph(three + two), options), "none");
    EXPECT_EQ(MistakeIn(InGraph(three + "<node id='d'/>"), options),
              "map.graphml:1: more than 3 nodes");
    EXPECT_EQ(MistakeIn(InGraph(three + two + "<edge source='a' target='c'/>"), options),
              "map.graphml:1: more than 2 edges");
    EXPECT_EQ(MistakeIn(InGraph("<node id='a'><data key='k'>12345678901</data></node>"), options),
              "map.graphml:1: a value of more than 10 octets");
    EXPECT_EQ(MistakeIn(InGraph("<desc><x><x><x></x></x></x></desc>"), options),
              "map.graphml:1: elements are nested more than 5 deep");
    EXPECT_EQ(MistakeIn(InGraph(std::string(100'000, ' ')), options),
              "map.graphml: is larger than 100000 octets");
}

TEST(GraphMl, AGraphHasAsManyNodesAsItDeclares)
{
    EXPECT_EQ(MistakeIn("<graphml><graph edgedefault='undirected' parse.nodes='2'>" +
                        std::string("<node id='a'/></graph></graphml>")),
              "map.graphml:1: the graph declares another number of nodes or edges than the 1 nodes "
              "and 0 edges it has");
}

} // namespace
} // namespace pptplab::topologies
