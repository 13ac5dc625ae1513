// SPDX-License-Identifier: GPL-2.0-only
//
// Maps of the Internet Topology Zoo (S. Knight, H. X. Nguyen, N. Falkner, R. Bowden, M. Roughan,
// "The Internet Topology Zoo", IEEE JSAC 29(9), 2011; CC BY 4.0). They lie beside the repository,
// not in it; without them these tests are skipped.
#include "topologies/check.h"
#include "topologies/graphml-writer.h"
#include "topologies/map-file.h"
#include "topologies/routed-path.h"
#include "topologies/topology.h"
#include "topologies/weak-points.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

namespace pptplab::topologies
{
namespace
{

/// Up from the folder the tests run in, at most to the root.
std::filesystem::path
ZooFolder()
{
    std::filesystem::path folder = std::filesystem::current_path();
    while (folder.has_relative_path() &&
           !std::filesystem::exists(folder / "shared/data/topology-zoo"))
    {
        folder = folder.parent_path();
    }
    return folder / "shared/data/topology-zoo";
}

class TopologyZoo : public testing::Test
{
  protected:
    void SetUp() override
    {
        if (!std::filesystem::exists(ZooFolder()))
        {
            GTEST_SKIP() << "the maps of the Internet Topology Zoo are not in "
                         << "../shared/data/topology-zoo";
        }
    }

    static Graph Map(const std::string& name)
    {
        auto map = ReadMapFile(ZooFolder() / name);
        EXPECT_TRUE(map) << ToText(map.Error());
        return map ? std::move(map).Value().graph : Graph();
    }
};

void
ReadsAndReadsBack(const std::filesystem::path& path)
{
    SCOPED_TRACE(path);
    const auto map = ReadMapFile(path);
    ASSERT_TRUE(map) << ToText(map.Error());
    const auto faults = FaultsOf(map.Value().graph);
    EXPECT_TRUE(faults.empty()) << faults.front();
    std::istringstream written(ToGraphMl(map.Value().graph));
    const auto again = ReadMap(written, path.filename().string());
    ASSERT_TRUE(again) << ToText(again.Error());
    EXPECT_EQ(ToGraphMl(again.Value().graph), ToGraphMl(map.Value().graph));
}

TEST(OwnMap, ReadsWithoutFaultsAndReadsBack)
{
    const std::filesystem::path path = "tests/golden/maps/provider.graphml";
    ReadsAndReadsBack(path);
    const auto map = ReadMapFile(path);
    ASSERT_TRUE(map) << ToText(map.Error());
    EXPECT_EQ(boost::num_vertices(map.Value().graph), 24U);
    EXPECT_EQ(boost::num_edges(map.Value().graph), 26U);
}

TEST_F(TopologyZoo, EveryMapReadsWithoutFaultsAndReadsBack)
{
    std::size_t maps = 0;
    for (const auto& entry : std::filesystem::directory_iterator(ZooFolder()))
    {
        if (entry.path().extension() == ".graphml")
        {
            ReadsAndReadsBack(entry.path());
            ++maps;
        }
    }
    EXPECT_GT(maps, 0U);
}

struct Size
{
    const char* name;
    std::size_t routers;
    std::size_t lines;
};

TEST_F(TopologyZoo, MapsHaveAllTheirRoutersAndLines)
{
    for (const Size& size : {Size{"Abilene.graphml", 11, 14},
                             Size{"Cogentco.graphml", 197, 245}, // two pairs of parallel lines
                             Size{"Compuserve.graphml", 14, 17},
                             Size{"Psinet.graphml", 24, 25},
                             Size{"Uunet.graphml", 49, 84}})
    {
        const Graph map = Map(size.name);
        EXPECT_EQ(boost::num_vertices(map), size.routers) << size.name;
        EXPECT_EQ(boost::num_edges(map), size.lines) << size.name;
    }
}

Vertex
Named(const Graph& map, const std::string& name)
{
    const auto vertices = boost::vertices(map);
    return *std::find_if(
        vertices.first, vertices.second, [&](Vertex vertex) { return map[vertex].name == name; });
}

// New York to Los Angeles: 3936 km on the great circle, 19.7 ms in fibre. No way over a map is
// shorter, and Abilene's, by Chicago and Kansas City or the south, are less than twice as long.
TEST_F(TopologyZoo, AcrossAbileneTakesAsLongAsLightNeeds)
{
    const Graph map = Map("Abilene.graphml");
    const auto path = PathBetween(
        map, Routing(map, Metric::Delay), Named(map, "New York"), Named(map, "Los Angeles"));
    ASSERT_TRUE(path);
    const double milliseconds = ToSeconds(Travel(map, *path, Bytes{0})) * 1e3;
    EXPECT_GT(milliseconds, 19.7);
    EXPECT_LT(milliseconds, 2 * 19.7);
    EXPECT_EQ(map[path->lines[0]].rate, BitRate{9'953'280'000}); // OC-192c
}

TEST_F(TopologyZoo, CustomersOfAllMapsReachTheirServers)
{
    for (const char* name : {"Abilene.graphml",
                             "Cogentco.graphml",
                             "Compuserve.graphml",
                             "Psinet.graphml",
                             "Uunet.graphml"})
    {
        SCOPED_TRACE(name);
        Attachments attachments;
        attachments.sites = {{"vpn", {}, 2, 0}};
        attachments.groups = {{"home", {BitRate{33'600}, {}}, 500, {}}};
        const Graph map = Map(name);
        ASSERT_TRUE(FaultsOf(map, attachments).empty());
        const Topology topology(map, attachments);
        EXPECT_TRUE(FaultsOf(topology.Machines()).empty());
        const Routing routing(topology.Machines(), Metric::Delay);
        const auto reach = ReachOf(
            topology.Machines(), routing, topology.Clients(0), topology.Servers()[1], Bytes{40});
        EXPECT_EQ(reach.cutOff, 0U);
        // At least the router of both servers.
        EXPECT_FALSE(WeakPointsOf(topology.Machines()).empty());
    }
}

} // namespace
} // namespace pptplab::topologies
