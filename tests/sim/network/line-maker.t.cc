// SPDX-License-Identifier: GPL-2.0-only
#include "sim/network/line-maker.h"

#include <gtest/gtest.h>

#include <chrono>
#include <vector>

namespace pptplab::sim::network
{
namespace
{

using namespace std::chrono_literals;

/// For each of a hundred packets, whether it arrives.
std::vector<bool>
Arrivals(node::LinkDirection& direction)
{
    std::vector<bool> arrivals;
    for (int i = 0; i < 100; ++i)
    {
        const auto travel = direction.Accept(i * 1s, Bytes{100});
        arrivals.push_back(direction.Impair(i * 1s, *travel).count > 0);
    }
    return arrivals;
}

TEST(LineMaker, BothDirectionsAreAlikeUnlessSomethingElseIsGiven)
{
    scenario::AccessLink link;
    link.rate = BitRate{64'000};
    link.delay = 5ms;
    auto line = LineMaker(link, {}).Make("office-1");
    EXPECT_EQ(line.up.Accept(0s, Bytes{80}), 10ms + 5ms);
    EXPECT_EQ(line.down.Accept(0s, Bytes{80}), 10ms + 5ms);
    EXPECT_FALSE(line.up.IsImpaired());

    link.rateUp = BitRate{32'000};
    link.rateDown = BitRate{128'000};
    link.lossDown = 0.5;
    line = LineMaker(link, {}).Make("office-1");
    EXPECT_EQ(line.up.Accept(0s, Bytes{80}), 20ms + 5ms);
    EXPECT_EQ(line.down.Accept(0s, Bytes{80}), 5ms + 5ms);
    EXPECT_FALSE(line.up.IsImpaired());
    EXPECT_TRUE(line.down.IsImpaired());
}

TEST(LineMaker, ALineIsAFunctionOfItsMachineAndOfTheRun)
{
    scenario::AccessLink link;
    link.impairments.loss = 0.5;
    const LineMaker maker(link, {3, 0});
    auto line = maker.Make("office-1");
    const auto arrivals = Arrivals(line.up);
    auto other = maker.Make("office-2");
    EXPECT_NE(Arrivals(other.up), arrivals);
    auto again = maker.Make("office-1");
    EXPECT_EQ(Arrivals(again.up), arrivals);
    auto nextRun = LineMaker(link, {3, 1}).Make("office-1");
    EXPECT_NE(Arrivals(nextRun.up), arrivals);
}

} // namespace
} // namespace pptplab::sim::network
