// SPDX-License-Identifier: GPL-2.0-only
#include "topologies/star.h"

#include "topologies/check.h"
#include "topologies/dot.h"

#include <gtest/gtest.h>

#include <chrono>

namespace pptplab::topologies
{
namespace
{

using namespace std::chrono_literals;

StarOptions
TwoGroups()
{
    StarOptions options;
    options.servers = 2;
    options.serverAccess = {BitRate{100'000'000}, 1ms};
    options.groups = {{"office", {BitRate{10'000'000}, 10ms}, 3},
                      {"home", {BitRate{56'000}, 75ms}, 0}};
    return options;
}

TEST(Star, HasEveryMachineOnceAroundTheRouter)
{
    const Star star(TwoGroups());
    const Graph& graph = star.Machines();
    EXPECT_EQ(boost::num_vertices(graph), 1U + 2U + 3U);
    EXPECT_EQ(boost::out_degree(star.Router(), graph), 5U);
    EXPECT_EQ(graph[star.Server(1)].name, "server-2");
    EXPECT_EQ(graph[star.Clients(0)[2]].name, "office-3");
    EXPECT_TRUE(FaultsOf(graph).empty());
}

TEST(Star, LinesCarryTheRateAndDelayOfTheirGroup)
{
    Star star(TwoGroups());
    const Vertex home = star.AddClient(1);
    const auto edge = boost::edge(home, star.Router(), star.Machines());
    ASSERT_TRUE(edge.second);
    EXPECT_EQ(star.Machines()[edge.first].rate, BitRate{56'000});
    EXPECT_EQ(star.Machines()[edge.first].delay, 75ms);
}

TEST(Star, AClientAddedLaterIsTheSameAsOneFromTheStart)
{
    auto options = TwoGroups();
    Star grown(options);
    const Vertex later = grown.AddClient(0);
    options.groups[0].clients = 4;
    const Star whole(options);
    EXPECT_EQ(grown.Machines()[later].name, whole.Machines()[whole.Clients(0)[3]].name);
    EXPECT_EQ(grown.Machines()[later].address, whole.Machines()[whole.Clients(0)[3]].address);
}

TEST(AddressPlan, IsWrittenDownHere)
{
    const Star star(TwoGroups());
    EXPECT_EQ(ToText(star.Machines()[star.Server(0)].address), "192.168.0.2");
    EXPECT_EQ(ToText(star.Machines()[star.Clients(0)[0]].address), "10.0.0.2");
    EXPECT_EQ(ToText(HostAddress(ClientNetwork(1), 0)), "10.4.0.2");
    EXPECT_EQ(ToText(TunnelNetwork(1).At(1)), "172.16.4.1");
}

TEST(AddressPlan, NetworksDoNotOverlap)
{
    std::vector<Network> networks = {kServerNetwork};
    for (std::uint32_t group = 0; group < kMaxGroups; ++group)
    {
        networks.push_back(ClientNetwork(group));
    }
    for (std::uint32_t server = 0; server < kMaxServers; ++server)
    {
        networks.push_back(TunnelNetwork(server));
    }
    for (std::size_t i = 0; i < networks.size(); ++i)
    {
        for (std::size_t j = 0; j < networks.size(); ++j)
        {
            ASSERT_EQ(networks[i].Has(networks[j].base), i == j) << i << ' ' << j;
        }
    }
}

TEST(FaultsOf, NamesWhatIsWrong)
{
    Graph graph;
    const Vertex router = boost::add_vertex(Machine{Role::Router, "r", {}, 0}, graph);
    const Vertex one = boost::add_vertex(Machine{Role::Client, "a", {0x0A000002}, 0}, graph);
    boost::add_vertex(Machine{Role::Client, "a", {0x0A000002}, 0}, graph);
    boost::add_edge(router, one, Line{BitRate{0}, 0s, ClientNetwork(1)}, graph);
    EXPECT_EQ(FaultsOf(graph),
              (std::vector<std::string>{"a cannot be reached from r",
                                        "the name 'a' is missing or occurs twice",
                                        "a shares its address 10.0.0.2",
                                        "a is outside the network of its line",
                                        "the line of r needs a rate above 0 and a delay of 0 or "
                                        "more"}));
}

TEST(ToDot, ShowsMachinesAndLines)
{
    StarOptions options;
    options.groups = {{"office", {BitRate{56'000}, 10ms}, 1}};
    const Star star(options);
    const std::string dot = ToDot(star.Machines());
    EXPECT_NE(dot.find("office-1\\n10.0.0.2"), std::string::npos) << dot;
    EXPECT_NE(dot.find("56000 bps, 10 ms"), std::string::npos) << dot;
}

} // namespace
} // namespace pptplab::topologies
