// SPDX-License-Identifier: GPL-2.0-only
#include "models/population/farm.h"

#include "models/base/random-stream.h"

#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <vector>

namespace pptplab::population
{
namespace
{

using namespace std::chrono_literals;

/// The servers that callers 0, 1, 2 ... are given, each of whom asks once.
std::vector<std::uint32_t>
Asked(Farm& farm, std::uint32_t callers)
{
    NamedStream choice({{1, 0}, "choice"});
    std::vector<std::uint32_t> servers;
    for (std::uint32_t caller = 0; caller < callers; ++caller)
    {
        KnownServer known;
        servers.push_back(farm.First(choice, caller, known, 0s));
    }
    return servers;
}

std::vector<std::uint32_t>
CountOf(const std::vector<std::uint32_t>& asked, std::size_t servers)
{
    std::vector<std::uint32_t> counts(servers);
    for (const std::uint32_t server : asked)
    {
        ++counts.at(server);
    }
    return counts;
}

using Servers = std::vector<std::uint32_t>;

TEST(Farm, ARoundLeavesOutServersThatAreNotListed)
{
    Farm farm({Spread::RoundRobin, 3, 0, {}});
    EXPECT_EQ(Asked(farm, 4), (Servers{0, 1, 2, 0}));
    farm.SetListed(1, false);
    EXPECT_EQ(Asked(farm, 3), (Servers{2, 0, 2}));
    farm.SetListed(1, true);
    EXPECT_EQ(Asked(farm, 3), (Servers{0, 1, 2}));
    for (const std::uint32_t server : {0U, 1U, 2U})
    {
        farm.SetListed(server, false);
    }
    EXPECT_EQ(Asked(farm, 3), (Servers{0, 1, 2})) << "a name has to stand for something";
}

TEST(Farm, ARandomChoiceLeavesThemOutToo)
{
    Farm farm({Spread::Random, 4, 0, {}});
    constexpr std::uint32_t kCallers = 30'000;
    farm.SetListed(2, false);
    const auto counts = CountOf(Asked(farm, kCallers), 4);
    EXPECT_EQ(counts[2], 0U);
    for (const std::uint32_t server : {0U, 1U, 3U})
    {
        EXPECT_NEAR(counts[server], kCallers / 3.0, 4 * std::sqrt(kCallers * 2.0 / 9)) << server;
    }
}

TEST(Farm, WithAffinityACallerHasOneServerAndServersHaveEqualShares)
{
    Farm farm({Spread::Affinity, 5, 0, {}});
    constexpr std::uint32_t kCallers = 50'000;
    const auto asked = Asked(farm, kCallers);
    EXPECT_EQ(Asked(farm, kCallers), asked);
    for (const std::uint32_t count : CountOf(asked, 5))
    {
        EXPECT_NEAR(count, kCallers / 5.0, 4 * std::sqrt(kCallers * 4.0 / 25));
    }
}

TEST(Farm, OnlyTheCallersOfALostNodeMoveAndTheySpreadOverAllOthers)
{
    Farm farm({Spread::Affinity, 5, 0, {}});
    constexpr std::uint32_t kCallers = 50'000;
    const auto before = Asked(farm, kCallers);
    farm.SetListed(3, false);
    const auto during = Asked(farm, kCallers);
    Servers moved;
    for (std::size_t caller = 0; caller < kCallers; ++caller)
    {
        if (before[caller] == 3)
        {
            moved.push_back(during[caller]);
        }
        else
        {
            ASSERT_EQ(during[caller], before[caller]);
        }
    }
    const auto counts = CountOf(moved, 5);
    const auto all = static_cast<double>(moved.size());
    EXPECT_EQ(counts[3], 0U);
    for (const std::uint32_t server : {0U, 1U, 2U, 4U})
    {
        EXPECT_NEAR(counts[server], all / 4, 4 * std::sqrt(all * 3 / 16)) << server;
    }
    farm.SetListed(3, true);
    EXPECT_EQ(Asked(farm, kCallers), before);
}

TEST(Farm, ANameIsAskedAgainWhenItsAnswerExpires)
{
    Farm farm({Spread::RoundRobin, 3, 0, 60s});
    NamedStream choice({{1, 0}, "choice"});
    KnownServer one;
    KnownServer other;
    EXPECT_EQ(farm.First(choice, 0, one, 0s), 0U);
    EXPECT_EQ(farm.First(choice, 1, other, 30s), 1U);
    farm.SetListed(0, false);
    EXPECT_EQ(farm.First(choice, 0, one, 60s - 1ns), 0U) << "known, dead or not";
    EXPECT_EQ(farm.First(choice, 0, one, 60s), 2U);
    EXPECT_EQ(farm.First(choice, 1, other, 90s - 1ns), 1U);
    EXPECT_EQ(farm.First(choice, 1, other, 90s), 1U) << "0 is not listed, 1 comes next";
}

TEST(Farm, WithoutTimeToLiveEachAttemptAsks)
{
    Farm farm({Spread::RoundRobin, 2, 0, {}});
    NamedStream choice({{1, 0}, "choice"});
    KnownServer known;
    EXPECT_EQ(farm.First(choice, 0, known, 0s), 0U);
    EXPECT_EQ(farm.First(choice, 0, known, 0s), 1U);
    EXPECT_EQ(farm.First(choice, 0, known, 0s), 0U);
}

} // namespace
} // namespace pptplab::population
