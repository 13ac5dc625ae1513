// SPDX-License-Identifier: GPL-2.0-only
#include "sim/capacity/demand.h"

#include "analysis/queueing/erlang.h"
#include "analysis/queueing/redial.h"

#include <gtest/gtest.h>

#include <array>

namespace pptplab::sim::capacity
{

namespace
{

using namespace std::chrono_literals;
using population::Law;

/// Two calls of half an hour an hour: one erlang a user.
Demand
OneErlang()
{
    Demand demand;
    demand.callsPerHour = 2;
    demand.holding = Law::Exponential(30min);
    return demand;
}

TEST(Demand, HoldsAPortForSetUpCallAndItsShareOfTheCleanUp)
{
    Demand demand = OneErlang();
    demand.setup = Law::Constant(18s);
    demand.cleanup = Law::Uniform(3s, 5s);
    demand.netbeuiShare = 0.5;
    EXPECT_DOUBLE_EQ(LoadOfUser(demand), 2 * (1800 + 18 + 0.5 * 4) / 3600);
}

// Published Erlang B load tables (any teletraffic handbook; the loads are rounded to four digits):
// ports, and erlangs at 0.1, 0.5, 1, 2 and 5 % blocking.
struct Line
{
    std::uint32_t ports;
    std::array<double, 5> loads;
};

constexpr std::array<double, 5> kGrades = {0.001, 0.005, 0.01, 0.02, 0.05};

constexpr std::array<Line, 7> kTable = {{
    {16, {6.72, 8.10, 8.88, 9.83, 11.54}},
    {24, {12.24, 14.20, 15.30, 16.63, 19.03}},
    {48, {30.88, 34.25, 36.11, 38.39, 42.54}},
    {64, {44.16, 48.30, 50.60, 53.43, 58.60}},
    {96, {71.73, 77.24, 80.31, 84.10, 91.15}},
    {128, {100.1, 106.8, 110.6, 115.2, 124.0}},
    {256, {217.5, 228.1, 234.1, 241.8, 256.7}},
}};

TEST(Demand, FindsThePortsOfThePublishedTables)
{
    const Demand demand = OneErlang();
    for (const Line& line : kTable)
    {
        for (std::size_t i = 0; i < kGrades.size(); ++i)
        {
            SCOPED_TRACE(testing::Message() << line.ports << " ports, grade " << kGrades[i]);
            const double rounding = line.loads[i] < 100 ? 0.005 : 0.05;
            const auto fits = FewestPorts(demand, line.loads[i] - rounding, kGrades[i]);
            ASSERT_TRUE(fits);
            EXPECT_EQ(fits->servers, 1U);
            EXPECT_EQ(fits->ports, line.ports);
            const auto tooMuch = FewestPorts(demand, line.loads[i] + rounding, kGrades[i]);
            ASSERT_TRUE(tooMuch);
            EXPECT_GT(tooMuch->servers * 1000 + tooMuch->ports, 1000 + line.ports);
        }
    }
}

TEST(Demand, OneServerTooFewBecomesTwoOfEqualSize)
{
    const Demand demand = OneErlang();
    const auto layout = FewestPorts(demand, 300, 0.01);
    ASSERT_TRUE(layout);
    EXPECT_EQ(layout->servers, 2U);
    EXPECT_LE(analysis::ErlangB(150, static_cast<int>(layout->ports)), 0.01);
    EXPECT_GT(analysis::ErlangB(150, static_cast<int>(layout->ports) - 1), 0.01);
    EXPECT_FALSE(FewestPorts(demand, 300'000, 0.01));
    EXPECT_EQ(LayoutOf(257).servers, 2U);
    EXPECT_EQ(LayoutOf(257).ports, 128U);
    EXPECT_EQ(LayoutOf(256).servers, 1U);
}

TEST(Demand, TheMostUsersAreOneFewerThanTooMany)
{
    Demand demand = OneErlang();
    demand.callsPerHour = 0.15; // 0.075 erlangs: 480 users on 48 ports at 1 %
    EXPECT_EQ(MostUsers(demand, {1, 48}, 0.01), 481U);
    EXPECT_LE(SharesByFormula(demand, 481, {1, 48}).refused, 0.01);
    EXPECT_GT(SharesByFormula(demand, 482, {1, 48}).refused, 0.01);
    EXPECT_EQ(MostUsers(OneErlang(), {1, 1}, 0.01), 0U);
}

TEST(Demand, RedialsNeedMorePorts)
{
    Demand demand = OneErlang();
    const auto calm = FewestPorts(demand, 36, 0.05);
    demand.redial = Persistence{0.9, Law::Exponential(30s), 9};
    const auto insistent = FewestPorts(demand, 36, 0.05);
    EXPECT_GT(insistent->ports, calm->ports);
    const auto limit = analysis::RedialAfterLongPauses(36, 40, 0.9, 10);
    EXPECT_DOUBLE_EQ(SharesByFormula(demand, 36, {1, 40}).refused, limit.refused);
    EXPECT_DOUBLE_EQ(SharesByFormula(demand, 36, {1, 40}).lost, limit.lost);
    EXPECT_LT(limit.lost, limit.refused);
}

} // namespace

} // namespace pptplab::sim::capacity
