// SPDX-License-Identifier: GPL-2.0-only
#include "models/ras/route-table.h"

#include <gtest/gtest.h>

namespace pptplab::ras
{
namespace
{

using namespace std::chrono_literals;

constexpr AddressLease kFirst = {0};
constexpr AddressLease kSecond = {1};

TEST(RouteTable, OneRouteForEachAddress)
{
    RouteTable table(2);
    EXPECT_TRUE(table.Plumb(kFirst, 1s));
    EXPECT_FALSE(table.Plumb(kFirst, 2s));
    EXPECT_TRUE(table.Plumb(kSecond, 2s)) << "of its own";
    EXPECT_EQ(table.Standing(2s), 2U);
}

TEST(RouteTable, ARemovedRouteIsInNobodysWay)
{
    RouteTable table(2);
    table.Plumb(kFirst, 1s);
    table.Remove(kFirst);
    EXPECT_EQ(table.Standing(1s), 0U);
    EXPECT_TRUE(table.Plumb(kFirst, 1s));
}

TEST(RouteTable, AStaleRouteStandsUntilItsTime)
{
    RouteTable table(2);
    table.Plumb(kFirst, 1s);
    table.LeaveStale(kFirst, 10s);
    EXPECT_FALSE(table.Plumb(kFirst, 10s - 1ns));
    EXPECT_TRUE(table.Plumb(kFirst, 10s));
}

TEST(RouteTable, ClearedItHasNone)
{
    RouteTable table(2);
    table.Plumb(kFirst, 1s);
    table.LeaveStale(kFirst, Duration::max());
    table.Clear();
    EXPECT_EQ(table.Standing(1s), 0U);
    EXPECT_TRUE(table.Plumb(kFirst, 1s));
}

} // namespace
} // namespace pptplab::ras
