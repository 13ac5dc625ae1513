// SPDX-License-Identifier: GPL-2.0-only
#include "topologies/map-file.h"

#include <gtest/gtest.h>

#include <chrono>
#include <sstream>
#include <string>

namespace pptplab::topologies
{
namespace
{

using namespace std::chrono_literals;

Result<MapReading, MapError>
Read(const std::string& text, const MapOptions& options = {})
{
    std::istringstream in(text);
    return ReadMap(in, "map.gml", options);
}

Graph
GraphOf(const std::string& text)
{
    const auto read = Read(text);
    EXPECT_TRUE(read) << ToText(read.Error());
    return read ? read.Value().graph : Graph();
}

std::string
MistakeIn(const std::string& text, const MapOptions& options = {})
{
    const auto read = Read(text, options);
    return read ? "none" : ToText(read.Error());
}

// The form of the Topology Zoo's second set of files.
constexpr const char* kZoo = R"(graph [
  Network "Some Net"
  Version "1.0"
  node [
    id 0
    label "Quito"
    Longitude 0
    Latitude 0.0
  ]
  node [
    id 1
    label "Nairobi"
    Longitude 90.0
    Latitude 0
  ]
  edge [
    source 0
    target 1
    LinkSpeed "2"
    LinkLabel "2 Mbps"
    LinkSpeedUnits "M"
    LinkSpeedRaw 2000000.0
  ]
]
)";

TEST(Gml, OfTheTopologyZooIsReadWithPlacesAndSpeeds)
{
    const Graph map = GraphOf(kZoo);
    ASSERT_EQ(boost::num_vertices(map), 2U);
    EXPECT_EQ(map[0].name, "Quito");
    EXPECT_EQ(map[1].place, (Place{0, 90}));
    const Edge line = boost::edge(0, 1, map).first;
    EXPECT_EQ(map[line].rate, BitRate{2'000'000});
    EXPECT_NEAR(ToSeconds(map[line].delay), 0.05007242, 1e-8); // a quarter of the equator
}

// NetworkX writes references for what is not ASCII; Gephi quotes ids and adds drawings.
TEST(Gml, OfNetworkXAndGephiIsRead)
{
    const Graph map =
        GraphOf("Creator \"some program\"\n# a comment [\n"
                "graph\n[\n  directed 0\n  multigraph 1\n"
                "  node [ id \"a 1\" label \"Z&#252;rich &#38; Gen\xC3\xA8ve\"\n"
                "    graphics [ x -1.5 y 2E+01 Line [ point [ x 0 ] ] ] ]\n"
                "  node [ id 2 label \"K\xF6ln\" value NAN ]\n"
                "  edge [ source 2 target \"a 1\" bandwidth \"64 kbit/s\" delay \"12ms\" ]\n"
                "]\n");
    ASSERT_EQ(boost::num_vertices(map), 2U);
    EXPECT_EQ(map[0].name, "Z\xC3\xBCrich & Gen\xC3\xA8ve");
    EXPECT_EQ(map[1].name, "K\xC3\xB6ln") << "ISO 8859-1, in which older programs write";
    const Edge line = boost::edge(0, 1, map).first;
    EXPECT_EQ(map[line].rate, BitRate{64'000});
    EXPECT_EQ(map[line].delay, 12ms);
}

TEST(Gml, GroupsOfYEdAreFramesAndListsInsideAreRead)
{
    const auto read = Read("graph [ node [ id 0 label \"DMZ\" isGroup 1 ]"
                           " node [ id 1 label \"vpn\" geo [ lat 48 lon 11 deep [ x 1 ] ] gid 0 ]"
                           " node [ id 2 label \"core\" gid 0 ] edge [ source 1 target 2 ] ]");
    ASSERT_TRUE(read) << ToText(read.Error());
    const Graph& map = read.Value().graph;
    ASSERT_EQ(boost::num_vertices(map), 2U);
    EXPECT_EQ(map[0].place, (Place{48, 11}));
    EXPECT_EQ(read.Value().notes.front(), "groups are frames and no routers: DMZ");
}

TEST(Gml, MistakesAreToldWithTheirLine)
{
    const std::string inside = "map.gml:3: no well-formed GML: ";
    EXPECT_EQ(MistakeIn("graph [\nnode [\nid ]"), inside + "the key 'id' has no value");
    EXPECT_EQ(MistakeIn("graph [\nnode [\n3 4 ]"), inside + "a key is wanted in place of '3'");
    EXPECT_EQ(MistakeIn("graph [\nnode [ id 1 ]\n"), inside + "the file ends inside a list");
    EXPECT_EQ(MistakeIn("graph [\nnode [ id 1 ]\nx \"\n\n"),
              inside + "a text without its closing quotation mark");
    EXPECT_EQ(MistakeIn("graph [\nnode [ id 1 ]\n{"),
              inside + "no key, number, text or bracket is here");
    EXPECT_EQ(MistakeIn("graph [\n\nnode [ label \"a\" ] ]"), "map.gml:3: a node without an id");
    EXPECT_EQ(MistakeIn("graph [ node [ id 1 ]\nedge [ source 1 ] ]"),
              "map.gml:2: an edge without a source or a target");
    EXPECT_EQ(MistakeIn("graph [ node [ id 1 ]\nedge [ source 1 target 2 ] ]"),
              "map.gml:2: there is no node '2'");
    EXPECT_EQ(MistakeIn("graph [ node [ id 1 ]\nnode [ id 1 ] ]"),
              "map.gml:2: the id '1' was given before");
    EXPECT_EQ(MistakeIn("graph [ node [ id 1 ] ]\ngraph [ ]"),
              "map.gml:2: a second graph; one is read");
    EXPECT_EQ(MistakeIn("graph [\n]"), "map.gml:1: the graph has no node");
}

TEST(Gml, WhatIsNoGmlIsToldWhatIsWanted)
{
    EXPECT_EQ(MistakeIn("an odd text"),
              "map.gml:1: no map: wanted is GraphML, a <graphml>, or GML, a graph [ ... ]; the key "
              "'text' has no value");
    EXPECT_EQ(MistakeIn("Creator \"x\"\n"),
              "map.gml: has no graph; wanted is GML, graph [ node [ id 0 ] ... ], or GraphML");
    EXPECT_EQ(MistakeIn("strict graph {\n a -- b }"),
              "map.gml:1: no map: wanted is GraphML, a <graphml>, or GML, a graph [ ... ]; no key, "
              "number, text or bracket is here");
}

TEST(Gml, EveryPartOfAFileGivesAnErrorAndNothingElse)
{
    const std::string whole = kZoo;
    const std::size_t end = whole.find_last_of(']');
    for (std::size_t length = 0; length < end; ++length)
    {
        EXPECT_FALSE(Read(whole.substr(0, length))) << length;
    }
}

TEST(Gml, LimitsAreHeld)
{
    MapOptions options;
    options.limits = {1000, 2, 1, 10, 4, 3, 6, 5};
    const std::string two = "graph [ node [ id 1 ] node [ id 2 ] edge [ source 1 target 2 ] ";
    EXPECT_EQ(MistakeIn(two + "]", options), "none");
    EXPECT_EQ(MistakeIn(two + "node [ id 3 ] ]", options), "map.gml:1: more than 2 nodes");
    EXPECT_EQ(MistakeIn(two + "edge [ source 2 target 1 ] ]", options),
              "map.gml:1: more than 1 edges");
    EXPECT_EQ(MistakeIn("graph [ x \"12345678901\" ]", options),
              "map.gml:1: no well-formed GML: a value of more than 10 octets");
    EXPECT_EQ(MistakeIn("graph [ x 12345678901 ]", options),
              "map.gml:1: no well-formed GML: a word of more than 10 octets");
    EXPECT_EQ(MistakeIn("graph [ abcdefg 1 ]", options),
              "map.gml:1: no well-formed GML: a key is wanted in place of 'abcdefg'");
    EXPECT_EQ(MistakeIn("graph [ a [ a [ a [ a [ ] ] ] ] ]", options),
              "map.gml:1: lists are nested more than 4 deep");
    EXPECT_EQ(MistakeIn("graph [ a 1 b 1 c 1 d 1 ]", options),
              "map.gml:1: more than 3 different attributes");
    EXPECT_EQ(MistakeIn("graph [ a 1 a 1 a 1 a 1 a 1 a 1 ]", options),
              "map.gml:1: more than 5 values of attributes");
    EXPECT_EQ(MistakeIn("graph [" + std::string(1000, ' '), options),
              "map.gml: is larger than 1000 octets");
    EXPECT_EQ(MistakeIn(std::string(100'000, '[')).substr(0, 20), "map.gml: is no map; ");
}

} // namespace
} // namespace pptplab::topologies
