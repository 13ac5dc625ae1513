// SPDX-License-Identifier: GPL-2.0-only
#include "topologies/check.h"

#include "tests/topologies/small-graphs.h"

#include <gtest/gtest.h>

namespace pptplab::topologies
{
namespace
{

using namespace std::chrono_literals;
using Faults = std::vector<std::string>;

TEST(FaultsOf, AnEmptyNetwork)
{
    EXPECT_EQ(FaultsOf(Graph()), Faults{"the network is empty"});
}

TEST(FaultsOf, NamesAndAddressesThatOccurTwiceAndWhatIsCutOff)
{
    Graph graph;
    const Vertex router = AddMachine(graph, {Role::Router, "r", {}, 0, {ClientNetwork(0)}});
    const Vertex one = AddMachine(graph, {Role::Client, "a", {0x0A000002}, 0});
    AddMachine(graph, {Role::Client, "a", {0x0A000002}, 0});
    AddMachine(graph, {Role::Router, "", {}, 0});
    Connect(graph, router, one, Line{BitRate{0}, 0s, ClientNetwork(0)});
    EXPECT_EQ(FaultsOf(graph),
              (Faults{"a cannot be reached from r",
                      " cannot be reached from r",
                      "the name 'a' is that of machine 2 and of machine 3",
                      "machine 4 has no name",
                      "a has the address 10.0.0.2 of a",
                      "a has 0 lines; a host has one, to its router",
                      "the line from r to a needs a rate above 0 and a delay of 0 or more"}));
}

TEST(FaultsOf, HostsThatDoNotFitTheirRouter)
{
    Graph graph;
    const Vertex router = AddMachine(graph, {Role::Router, "r", {}, 0, {ClientNetwork(0)}});
    const Vertex client = AddMachine(graph, {Role::Client, "c", {0x0A000002}, 0});
    const Vertex server = AddMachine(graph, {Role::Server, "s", {0xC0A80002}, 0});
    Connect(graph, router, client, Line{BitRate{1}, 0s, ClientNetwork(1)});
    Connect(graph, router, router, Line{BitRate{1}, -1s});
    Connect(graph, router, server, Line{BitRate{1}, 0s, kServerNetwork});
    Connect(graph, client, server, Line{BitRate{1}, 0s, kServerNetwork});
    EXPECT_EQ(FaultsOf(graph),
              (Faults{"c has 2 lines; a host has one, to its router",
                      "s has 2 lines; a host has one, to its router",
                      "r has a line to itself",
                      "the line from r to r needs a rate above 0 and a delay of 0 or more"}));
}

TEST(FaultsOf, AHostOutsideItsNetworkAndANetworkThatTheRouterLacks)
{
    Graph graph;
    const Vertex router = AddMachine(graph, {Role::Router, "r", {}, 0, {ClientNetwork(0)}});
    const Vertex client = AddMachine(graph, {Role::Client, "c", {0x0A000002}, 0});
    Connect(graph, router, client, Line{BitRate{1}, 0s, ClientNetwork(1)});
    EXPECT_EQ(FaultsOf(graph),
              (Faults{"the line of c has the network 10.4.0.0/14, which is none of r",
                      "c, 10.0.0.2, is outside the network of its line, 10.4.0.0/14"}));
}

TEST(FaultsOf, NetworksThatOverlap)
{
    Graph graph;
    const Vertex one = AddMachine(graph, {Role::Router, "r1", {}, 0, {ClientNetwork(1)}});
    const Vertex two = AddMachine(
        graph, {Role::Router, "r2", {}, 0, {ClientNetwork(2), Share(ClientNetwork(1), 1, 2)}});
    Connect(graph, one, two, Line{});
    EXPECT_EQ(FaultsOf(graph),
              Faults{"the networks 10.4.0.0/14 of r1 and 10.6.0.0/15 of r2 overlap"});
}

} // namespace
} // namespace pptplab::topologies
