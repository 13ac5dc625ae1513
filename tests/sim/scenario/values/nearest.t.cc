// SPDX-License-Identifier: GPL-2.0-only
#include "sim/scenario/values/nearest.h"

#include <gtest/gtest.h>

namespace pptplab::sim::scenario
{

namespace
{

TEST(Nearest, DistanceCountsSwapsAsOne)
{
    EXPECT_EQ(EditDistance("", "abc"), 3U);
    EXPECT_EQ(EditDistance("ports", "ports"), 0U);
    EXPECT_EQ(EditDistance("prots", "ports"), 1U);
    EXPECT_EQ(EditDistance("kitten", "sitting"), 3U);
}

TEST(Nearest, TheFirstOfEqualsWins)
{
    EXPECT_EQ(Nearest("hunt", {"ports", "hunt", "count"}), "hunt");
    EXPECT_EQ(Nearest("x", {"a", "b"}), "a");
    EXPECT_EQ(Nearest("x", {}), "");
    const std::vector<std::string> two = {"q12", "q13"};
    EXPECT_EQ(NearestOf("q12x", {"other", "q13", "q12"}, 2), two);
    EXPECT_TRUE(NearestOf("x", {}, 2).empty());
}

} // namespace

} // namespace pptplab::sim::scenario
