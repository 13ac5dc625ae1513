// SPDX-License-Identifier: GPL-2.0-only
#include "topologies/random-maps.h"

#include "topologies/check.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace pptplab::topologies
{
namespace
{

std::vector<std::pair<Vertex, Vertex>>
EndsOf(const Graph& graph)
{
    std::vector<std::pair<Vertex, Vertex>> ends;
    const auto edges = boost::edges(graph);
    for (auto edge = edges.first; edge != edges.second; ++edge)
    {
        ends.emplace_back(boost::source(*edge, graph), boost::target(*edge, graph));
    }
    return ends;
}

TEST(WaxmanMap, IsConnectedWhateverChanceMakes)
{
    for (std::uint64_t seed = 1; seed <= 30; ++seed)
    {
        NamedStream random({{seed, 0}, "map"});
        WaxmanOptions options;
        options.routers = static_cast<std::uint32_t>(1 + random.Below(60));
        options.beta = random.Uniform() / 4;
        EXPECT_TRUE(FaultsOf(WaxmanMap(options, random)).empty()) << "seed " << seed;
    }
}

TEST(WaxmanMap, TheSameSeedGivesTheSameMapAndAnotherAnother)
{
    NamedStream one({{1, 0}, "map"});
    NamedStream same({{1, 0}, "map"});
    NamedStream other({{2, 0}, "map"});
    const Graph map = WaxmanMap({}, one);
    EXPECT_EQ(EndsOf(map), EndsOf(WaxmanMap({}, same)));
    EXPECT_NE(EndsOf(map), EndsOf(WaxmanMap({}, other)));
}

// With a huge alpha distance does not matter: each of the n(n-1)/2 pairs has a line with
// probability beta. 400 routers: mean 15,960, standard deviation 113; 4 of them.
TEST(WaxmanMap, HasBetaOfAllLinesWhenDistanceDoesNotMatter)
{
    NamedStream random({{1, 0}, "map"});
    WaxmanOptions options;
    options.routers = 400;
    options.alpha = 1e9;
    options.beta = 0.2;
    const auto lines = static_cast<double>(boost::num_edges(WaxmanMap(options, random)));
    EXPECT_NEAR(lines, 15'960, 4 * 113);
}

TEST(WaxmanMap, PrefersShortLinesWhenAlphaIsSmall)
{
    const auto meanDelay = [](double alpha) {
        NamedStream random({{3, 0}, "map"});
        WaxmanOptions options;
        options.routers = 200;
        options.alpha = alpha;
        const Graph map = WaxmanMap(options, random);
        Duration sum{};
        const auto edges = boost::edges(map);
        for (auto edge = edges.first; edge != edges.second; ++edge)
        {
            sum += map[*edge].delay;
        }
        return sum / static_cast<std::int64_t>(boost::num_edges(map));
    };
    EXPECT_LT(meanDelay(0.05) * 2, meanDelay(1));
}

TEST(BarabasiAlbertMap, HasTheLinesItsRuleGives)
{
    for (std::uint32_t links = 1; links <= 4; ++links)
    {
        NamedStream random({{links, 0}, "map"});
        BarabasiAlbertOptions options;
        options.routers = 300;
        options.links = links;
        const Graph map = BarabasiAlbertMap(options, random);
        EXPECT_EQ(boost::num_edges(map), links * (links + 1) / 2 + (300 - links - 1) * links);
        EXPECT_TRUE(FaultsOf(map).empty());
        auto ends = EndsOf(map);
        std::sort(ends.begin(), ends.end());
        EXPECT_EQ(std::adjacent_find(ends.begin(), ends.end()), ends.end()) << "parallel lines";
    }
}

// Degrees fall with the third power: among 2000 routers with 2 links each the largest is far above
// the mean of 4; with equal chances it would be some 20.
TEST(BarabasiAlbertMap, HasHubs)
{
    NamedStream random({{1, 0}, "map"});
    BarabasiAlbertOptions options;
    options.routers = 2000;
    const Graph map = BarabasiAlbertMap(options, random);
    std::size_t largest = 0;
    for (Vertex router = 0; router < 2000; ++router)
    {
        largest = std::max(largest, boost::out_degree(router, map));
    }
    EXPECT_GT(largest, 50U);
}

} // namespace
} // namespace pptplab::topologies
