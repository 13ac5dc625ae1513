// SPDX-License-Identifier: GPL-2.0-only

// What is made of a map's attributes, and what is told of it.

#include "topologies/map-file.h"

#include "topologies/check.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <sstream>
#include <string>
#include <vector>

namespace pptplab::topologies
{
namespace
{

using namespace std::chrono_literals;

MapReading
ReadText(const std::string& text)
{
    std::istringstream in(text);
    auto read = ReadMap(in, "map");
    EXPECT_TRUE(read) << ToText(read.Error());
    return read ? std::move(read).Value() : MapReading();
}

/// Two routers and a line with these attributes, in a graph with those.
MapReading
WithLine(const std::string& attributes, const std::string& ofGraph = "")
{
    return ReadText("graph [ " + ofGraph +
                    " node [ id a ] node [ id b ]\nedge [ source a target b " + attributes +
                    " ] ]");
}

const Line&
FirstLine(const MapReading& map)
{
    return map.graph[*boost::edges(map.graph).first];
}

/// Each of the texts ends one note.
testing::AssertionResult
Tells(const MapReading& map, const std::string& text)
{
    for (const std::string& note : map.notes)
    {
        if (note == text)
        {
            return testing::AssertionSuccess();
        }
    }
    auto failure = testing::AssertionFailure() << "not told: " << text;
    for (const std::string& note : map.notes)
    {
        failure << '\n' << note;
    }
    return failure;
}

// As yEd writes them: labels and groups, nothing in attributes of its own.
constexpr const char* kYEd = R"(<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
<key for="node" id="d6" yfiles.type="nodegraphics"/><key for="port" id="d1" yfiles.type="portgraphics"/>
<key for="edge" id="d10" yfiles.type="edgegraphics"/>
<graph edgedefault="directed" id="G">
 <node id="n0"><port name="p"/><data key="d6"><y:ShapeNode><y:Geometry x="0" y="0"/>
  <y:NodeLabel>Berlin
   West<y:LabelModel><y:SmartNodeLabelModel distance="4.0"/></y:LabelModel></y:NodeLabel>
  <y:NodeLabel>rack 7</y:NodeLabel></y:ShapeNode></data></node>
 <node id="n1" yfiles.foldertype="group"><data key="d6"><y:ProxyAutoBoundsNode><y:Realizers active="0">
   <y:GroupNode><y:NodeLabel>DMZ</y:NodeLabel></y:GroupNode><y:GroupNode><y:NodeLabel>Folder 1</y:NodeLabel>
   </y:GroupNode></y:Realizers></y:ProxyAutoBoundsNode></data>
  <graph edgedefault="directed" id="n1:">
   <node id="n1::n0"><data key="d6"><y:ShapeNode><y:NodeLabel>&lt;html&gt;&lt;b&gt;vpn&lt;/b&gt;1&lt;/html&gt;
    </y:NodeLabel></y:ShapeNode></data></node>
   <node id="n1::n1"><data key="d6"><y:ShapeNode><y:NodeLabel/></y:ShapeNode></data></node>
   <edge source="n1::n0" target="n1::n1"><data key="d10"><y:PolyLineEdge><y:EdgeLabel>eth0</y:EdgeLabel>
    <y:EdgeLabel>1 Gbps</y:EdgeLabel><y:EdgeLabel>0.2 ms</y:EdgeLabel></y:PolyLineEdge></data></edge>
  </graph></node>
 <edge source="n0" target="n1::n1"><data key="d10"><y:PolyLineEdge/></data></edge>
</graph></graphml>
)";

TEST(MapFile, OfYEdHasLabelsOfNodesAndEdgesAndItsGroups)
{
    const MapReading map = ReadText(kYEd);
    ASSERT_EQ(boost::num_vertices(map.graph), 3U);
    EXPECT_EQ(map.graph[0].name, "Berlin West");
    EXPECT_EQ(map.graph[1].name, "vpn 1");
    EXPECT_EQ(map.graph[2].name, "node-n1::n1");
    const Line& inside = map.graph[boost::edge(1, 2, map.graph).first];
    EXPECT_EQ(inside.rate, BitRate{1'000'000'000});
    EXPECT_EQ(inside.delay, 200us);
    EXPECT_TRUE(Tells(map, "groups are frames and no routers: DMZ"));
    EXPECT_TRUE(Tells(map, "1 of 2 lines has an assumed rate of 44.736 Mbps"));
    EXPECT_TRUE(Tells(map,
                      "1 of 2 lines has an assumed delay of 5 ms; places on a drawing (x and y) "
                      "tell no distance"));
    EXPECT_EQ(map.notes.size(), 3U);
}

TEST(MapFile, AGroupWithLinesOfItsOwnIsARouter)
{
    std::string text = kYEd;
    text.replace(text.find("source=\"n0\""), 11, "source=\"n1\"");
    const MapReading map = ReadText(text);
    EXPECT_EQ(map.graph[0].name, "DMZ");
    EXPECT_TRUE(
        Tells(map,
              "its largest part is used; left out for want of a way there: 1 part with 1 of "
              "4 routers: Berlin West"));
}

struct RateCase
{
    const char* attributes;
    std::uint64_t bitsPerSecond;
};

TEST(MapFile, RatesAreReadUnderTheirUsualNames)
{
    for (const RateCase& each : {RateCase{"bandwidth \"2 Mbps\"", 2'000'000},
                                 {"bw \"10Mbit\"", 10'000'000},
                                 {"capacity \"2.5 Gbit/s\"", 2'500'000'000},
                                 {"datarate \"100Mbps\"", 100'000'000},
                                 {"Speed \"1,5 Mb/s\"", 1'500'000},
                                 {"speed \"1,000 Mbps\"", 1'000'000'000},
                                 {"bandwidth_mbps 34", 34'000'000},
                                 {"linkCapacityGbps 1", 1'000'000'000},
                                 {"bandwidth \"7 Mibit\"", 7'340'032},
                                 {"rate \"OC-3\"", 155'520'000},
                                 {"capacity \"10-34 Mb/s\"", 34'000'000},
                                 {"bandwidth 2e6", 2'000'000},
                                 {"type \"T1\"", 1'544'000},
                                 {"label \"155M\"", 155'000'000},
                                 {"capacity \"3 MBytes/s\"", 24'000'000},
                                 {"bandwidth \"None\" name \"2 Mbps\"", 2'000'000},
                                 {"LinkSpeed \"10\" LinkSpeedUnits \"G\"", 10'000'000'000}})
    {
        const MapReading map = WithLine(each.attributes);
        EXPECT_EQ(FirstLine(map).rate.bitsPerSecond, each.bitsPerSecond) << each.attributes;
        EXPECT_EQ(map.notes.back().find("ignored"), std::string::npos) << map.notes.back();
        EXPECT_TRUE(Tells(map, "the one line has an assumed delay of 5 ms")) << each.attributes;
    }
}

struct DelayCase
{
    const char* attributes;
    Duration delay;
};

TEST(MapFile, DelaysAreReadUnderTheirUsualNames)
{
    for (const DelayCase& each : {DelayCase{"delay \"12ms\"", 12ms},
                                  {"latency \"250 us\"", 250us},
                                  {"latency \"7 \xC2\xB5s\"", 7us},
                                  {"delay_ms 3.5", 3500us},
                                  {"linkDelay \"0.25s\"", 250ms},
                                  {"propagation_delay \"1 millisecond\"", 1ms},
                                  {"rtt \"30 ms\"", 15ms},
                                  {"label \"2 Mbps, 12 ms\"", 12ms},
                                  {"delay_ns 9007199254740991", Duration{9'007'199'254'740'991}}})
    {
        EXPECT_EQ(FirstLine(WithLine(each.attributes)).delay, each.delay) << each.attributes;
    }
    // 1000 km of fibre, told as a length
    EXPECT_NEAR(ToSeconds(FirstLine(WithLine("length \"1000 km\"")).delay), 5.00346e-3, 1e-8);
    EXPECT_NEAR(ToSeconds(FirstLine(WithLine("distance_km 1000")).delay), 5.00346e-3, 1e-8);
}

TEST(MapFile, UnitsThatAreMissingAreThoseOfTheGraphOrTold)
{
    const MapReading fnss =
        WithLine("capacity 10 delay 2 length 100",
                 "capacity_unit \"kbps\" delay_unit \"us\" distance_unit \"Km\"");
    EXPECT_EQ(FirstLine(fnss).rate, BitRate{10'000});
    EXPECT_EQ(FirstLine(fnss).delay, 2us);
    const MapReading bare = WithLine("bandwidth 10 delay 20");
    EXPECT_EQ(FirstLine(bare).rate, BitRate{10'000'000});
    EXPECT_EQ(FirstLine(bare).delay, 20ms);
    EXPECT_TRUE(Tells(bare, "numbers of bandwidth have no unit and are read as Mbit/s"));
    EXPECT_TRUE(Tells(bare, "numbers of delay have no unit and are read as ms"));
    // One line of a million tells the unit of all.
    const MapReading bits = ReadText("graph [ node [ id a ] node [ id b ] node [ id c ]"
                                     " edge [ source a target b capacity 64000 ]"
                                     " edge [ source b target c capacity 1544000 ] ]");
    EXPECT_EQ(FirstLine(bits).rate, BitRate{64'000});
    EXPECT_TRUE(Tells(bits, "numbers of capacity have no unit and are read as bit/s"));
    EXPECT_TRUE(Tells(WithLine("length 100"), "attributes of lines ignored: length"));
}

TEST(MapFile, WhatIsNotUnderstoodImplausibleOrIgnoredIsTold)
{
    const MapReading map =
        WithLine("bandwidth \"fast\" latency \"5s\" weight 3 loss 0.1 id 7 label \"Green Link\"");
    EXPECT_TRUE(Tells(map, "1 value of bandwidth not understood, such as 'fast'"));
    EXPECT_TRUE(Tells(map, "1 implausible line, such as a - b with a delay of 5.000000 s"));
    EXPECT_TRUE(Tells(map, "attributes of lines ignored: label, loss, weight"));
    EXPECT_TRUE(Tells(WithLine("capacity 0"), "1 value of capacity not understood, such as '0'"));
    EXPECT_TRUE(Tells(WithLine("label \"24 MB/s\""),
                      "1 rate written as if in bytes and read as bits, such as '24 MB/s'"));
    EXPECT_TRUE(
        Tells(WithLine("label \"1-20Gbps\""),
              "1 rate told as a range, a bound or a bundle, of which the number at its unit "
              "counts, such as '1-20Gbps'"));
    EXPECT_TRUE(Tells(WithLine("bandwidth \"2 Mbps\" capacity \"9 Mbps\""),
                      "attributes of lines ignored: capacity"))
        << "two that contradict each other";
    const MapReading light = ReadText("graph [ node [ id a lat 0 lon 0 ] node [ id b lat 0 lon 90 ]"
                                      " edge [ source a target b delay \"1 ms\" ] ]");
    EXPECT_TRUE(Tells(
        light, "1 implausible line, such as a - b with faster than light between its places"));
}

TEST(MapFile, ARoleThatIsNotOursIsIgnoredAndTold)
{
    const MapReading map =
        ReadText("graph [ node [ id a role \"core\" group \"west\" address \"Main St\" ]"
                 " node [ id b ] edge [ source a target b network \"x\" ] ]");
    EXPECT_EQ(map.graph[0].role, Role::Router);
    EXPECT_TRUE(Tells(map, "attributes of routers ignored: address, group, role"));
    EXPECT_TRUE(Tells(map, "attributes of lines ignored: network"));
    const MapReading hosts = ReadText("graph [ node [ id a role \"server\" ] node [ id b ] edge [ "
                                      "source a target b ] edge [ source a target b ] ]");
    EXPECT_EQ(hosts.graph[0].role, Role::Router) << "a host of ours has an address";
    EXPECT_TRUE(Tells(hosts, "attributes of routers ignored: role"));
}

TEST(MapFile, OfSeveralPartsTheLargestIsUsedAndTheRestNamed)
{
    const MapReading map = ReadText("graph [ node [ id X1 ] node [ id a ] node [ id b ] node [ id "
                                    "c ] node [ id Y1 ] node [ id Y2 ]"
                                    " edge [ source a target b bw 1 ] edge [ source Y1 target Y2 ] "
                                    "edge [ source b target c ] ]");
    ASSERT_EQ(boost::num_vertices(map.graph), 3U);
    EXPECT_EQ(map.graph[0].name, "a");
    EXPECT_TRUE(FaultsOf(map.graph).empty());
    EXPECT_TRUE(
        Tells(map,
              "its largest part is used; left out for want of a way there: 2 parts with 3 of "
              "6 routers: X1, Y1, Y2"));
    EXPECT_TRUE(Tells(map, "1 of 2 lines has an assumed rate of 44.736 Mbps"))
        << "lines that were left out do not count";
}

TEST(MapFile, LoopsAreLeftOutAndLinesSideBySideTold)
{
    const MapReading map = ReadText(
        "graph [ node [ id a ] node [ id b ] edge [ source a target a ] edge [ source a target b ]"
        " edge [ source b target a ] ]");
    EXPECT_EQ(boost::num_edges(map.graph), 2U);
    EXPECT_TRUE(Tells(map, "1 line from a router to itself left out, such as that of a"));
    EXPECT_TRUE(Tells(map, "1 line beside another between the same two routers, such as b - a"));
    const MapReading arcs = ReadText(
        "graph [ directed 1 node [ id a ] node [ id b ] edge [ source a target b delay \"1ms\" ]"
        " edge [ source b target a delay \"9ms\" ] ]");
    EXPECT_EQ(boost::num_edges(arcs.graph), 1U);
    EXPECT_EQ(FirstLine(arcs).delay, 1ms);
    EXPECT_TRUE(
        Tells(arcs,
              "1 line with another rate or delay back, of which those told first count, such "
              "as b - a"));
}

TEST(MapFile, NamesAreLabelsOrIdsOnOneLine)
{
    const MapReading map =
        ReadText("graph [ node [ id Paris ] node [ id 7 ] node [ id n3 name \" R \n 3\" ]"
                 " node [ id 8 label \"\" ] edge [ source Paris target 7 ]"
                 " edge [ source 7 target n3 ] edge [ source 7 target 8 ] ]");
    std::vector<std::string> names;
    names.reserve(boost::num_vertices(map.graph));
    for (Vertex i = 0; i < boost::num_vertices(map.graph); ++i)
    {
        names.push_back(map.graph[i].name);
    }
    EXPECT_EQ(names, (std::vector<std::string>{"Paris", "node-7", "R 3", "node-8"}));
}

TEST(MapFile, NumbersThatCannotBeAreMistakes)
{
    std::istringstream in(
        "graph [ node [ id a ] node [ id b ]\n edge [ source a target b latency \"-3 ms\" ] ]");
    const auto read = ReadMap(in, "map");
    ASSERT_FALSE(read);
    EXPECT_EQ(ToText(read.Error()), "map:2: latency is -3 ms, below 0");
}

} // namespace
} // namespace pptplab::topologies
