// SPDX-License-Identifier: GPL-2.0-only
//
// Calls over every map of the Internet Topology Zoo (S. Knight et al., IEEE JSAC 29(9), 2011; CC BY
// 4.0) that lies beside the repository; without them this test is skipped.
#include "sim/network/packet-engine.h"
#include "tests/models/base/onlooker.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <vector>

namespace pptplab::sim::network
{
namespace
{

using namespace std::chrono_literals;

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

std::vector<std::filesystem::path>
Maps()
{
    std::vector<std::filesystem::path> maps;
    if (std::filesystem::exists(ZooFolder()))
    {
        for (const auto& entry : std::filesystem::directory_iterator(ZooFolder()))
        {
            if (entry.path().extension() == ".graphml")
            {
                maps.push_back(entry.path());
            }
        }
    }
    std::sort(maps.begin(), maps.end());
    return maps;
}

void
CarriesTwoHundredCalls(const std::filesystem::path& map)
{
    SCOPED_TRACE(map.filename());
    PacketOptions options;
    options.topology.kind = scenario::TopologyKind::ProviderMap;
    options.topology.file = map.string();
    options.load.duration = 240s;
    options.server.ras.ports = 256;
    options.server.ras.poolSize = 256;
    population::Group& group = options.groups.emplace_back().calls;
    group.name = "home";
    group.arrivalRate = {1};
    group.holding = population::Law::Constant(5s);
    Onlooker log;
    PacketEngine(options, log).Run();
    EXPECT_GE(log.seen.attempts.size(), 200U);
    EXPECT_EQ(log.seen.Count(Outcome::Connected), log.seen.attempts.size());
}

TEST(OwnMap, CarriesTwoHundredCalls)
{
    CarriesTwoHundredCalls("tests/golden/maps/provider.graphml");
}

TEST(TopologyZoo, EachMapCarriesTwoHundredCalls)
{
    const auto maps = Maps();
    if (maps.empty())
    {
        GTEST_SKIP() << "the maps of the Internet Topology Zoo are not in "
                     << "../shared/data/topology-zoo";
    }
    for (const auto& map : maps)
    {
        CarriesTwoHundredCalls(map);
    }
}

} // namespace
} // namespace pptplab::sim::network
