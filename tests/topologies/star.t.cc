// SPDX-License-Identifier: GPL-2.0-only
#include "topologies/star.h"

#include "topologies/check.h"

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

} // namespace
} // namespace pptplab::topologies
