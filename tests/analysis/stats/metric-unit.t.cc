// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/stats/metric-unit.h"

#include "analysis/stats/summary.h"

#include <gtest/gtest.h>

namespace pptplab::analysis
{

namespace
{

TEST(MetricUnit, OfAShareIsWhatItIsAShareOf)
{
    EXPECT_EQ(UnitOf("refused"), "share of attempts");
    EXPECT_EQ(UnitOf("refused.office"), "share of the group's attempts");
    EXPECT_EQ(UnitOf("refused.no-port"), "share of attempts");
    EXPECT_EQ(UnitOf("gre-timeout"), "share of attempts");
    EXPECT_EQ(UnitOf("callers.lost"), "share of callers");
    EXPECT_EQ(UnitOf("setup_time"), "s");
    EXPECT_EQ(UnitOf("refused.z"), "standard errors");
    EXPECT_EQ(HeadingOf("callers.served"), "callers.served (share of callers)");
    EXPECT_EQ(HeadingOf("goodput.up"), "goodput.up");
}

// Only outcomes, which are those of attempts, may be left out of the table.
TEST(MetricUnit, OfAQuantityIsNeverTheAttempts)
{
    for (std::size_t i = 0; i < kPlainQuantities; ++i)
    {
        const std::string_view name = kQuantityEntries[i].name;
        EXPECT_NE(UnitOf(name), "share of attempts") << name;
        EXPECT_EQ(IsShare(name), kQuantityEntries[i].unit.empty()) << name;
    }
}

TEST(MetricUnit, IsKnownOfEveryMetric)
{
    for (const std::string& name : MetricNames())
    {
        EXPECT_EQ(IsShare(name), UnitOf(name).rfind("share of ", 0) == 0) << name;
    }
}

} // namespace

} // namespace pptplab::analysis
