// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/stats/parts.h"

#include "analysis/stats/metric-unit.h"
#include "analysis/store/tally-json.h"

#include <gtest/gtest.h>

#include <cmath>

namespace pptplab::analysis
{

namespace
{

/// Runs whose first hour has 10, 11, ... attempts, of which one is refused.
std::vector<Replication>
Runs(std::size_t count)
{
    std::vector<Replication> runs;
    for (std::size_t i = 0; i < count; ++i)
    {
        Replication& run = runs.emplace_back();
        run.batches.resize(30);
        run.batches[0].outcomes[0] = 9 + i;
        run.batches[0].outcomes[2] = 1;
        run.ports = {40.0 + static_cast<double>(i), 50, 0.25};
        run.parts.push_back({"hour/00", 1800, 10 + i, 1, 20.5});
        run.parts.push_back({"group/home", 1800, 10 + i, 1});
    }
    return runs;
}

CellSummary
SummaryOf(const std::vector<Replication>& runs)
{
    return Summarise({{}, "call", {}}, runs);
}

TEST(Parts, OfFewRunsHaveNoInterval)
{
    const CellSummary summary = SummaryOf(Runs(9));
    for (const char* metric : {"ports.busy", "ports.peak", "hour/00.refused", "hour/00.busy"})
    {
        SCOPED_TRACE(metric);
        const Estimate* estimate = summary.Find(metric);
        ASSERT_NE(estimate, nullptr);
        EXPECT_EQ(estimate->by, IntervalBy::None);
        EXPECT_EQ(estimate->low, estimate->value);
    }
    EXPECT_DOUBLE_EQ(summary.Find("ports.busy")->value, 44);
    EXPECT_DOUBLE_EQ(summary.Find("hour/00.refused")->value, 9.0 / (9 * 14));
    EXPECT_DOUBLE_EQ(summary.Find("hour/00.offered")->value, 28) << "in half an hour each";
}

TEST(Parts, OfTenRunsHaveTheIntervalOfRuns)
{
    const CellSummary summary = SummaryOf(Runs(10));
    const Estimate& busy = *summary.Find("ports.busy");
    // 40 to 49: standard deviation 3.0277, Student's quantile for 9 degrees 2.2622.
    EXPECT_NEAR(busy.high - busy.value, 2.2622 * 3.0277 / std::sqrt(10.0), 1e-3);
    EXPECT_EQ(summary.Find("hour/00.refused")->by, IntervalBy::Score);
    EXPECT_TRUE(SumsOf("hour/00.offered", Runs(10)));
    EXPECT_FALSE(SumsOf("hour/00.offered", Runs(9))) << "there are no batches";
}

TEST(Parts, StandBesideTheMetricsOfAllRuns)
{
    const CellSummary summary = SummaryOf(Runs(2));
    ASSERT_EQ(summary.parts.size(), 5U);
    EXPECT_EQ(summary.parts[4].name, "group/home.offered");
    EXPECT_EQ(summary.Find("group/home.busy"), nullptr);
    EXPECT_EQ(summary.Find("hour/01.refused"), nullptr);
}

TEST(Parts, HaveUnits)
{
    EXPECT_EQ(UnitOf("hour/07.refused"), "share of the hour's attempts");
    EXPECT_EQ(UnitOf("server/2.offered"), "attempts/h");
    EXPECT_EQ(UnitOf("server/2.busy"), "ports");
    EXPECT_EQ(UnitOf("ports.all_busy"), "share of the time");
    EXPECT_TRUE(IsOfPart("group/a.b.refused"));
    EXPECT_FALSE(IsOfPart("hour/07"));
    EXPECT_FALSE(IsOfPart("refused.no-port"));
}

TEST(Parts, AreKeptInTallies)
{
    const Replication run = Runs(1).front();
    const std::string text = ToTallyJson(run);
    const Replication read = FromTallyJson(text, 30);
    EXPECT_EQ(ToTallyJson(read).size(), text.size());
    ASSERT_TRUE(read.ports);
    EXPECT_EQ(read.ports->busy, 40);
    ASSERT_EQ(read.parts.size(), 2U);
    EXPECT_EQ(read.parts[1].name, "hour/00") << "by name";
    EXPECT_EQ(*read.parts[1].busy, 20.5);
    EXPECT_FALSE(read.parts[0].busy);
    const std::string none = R"({"attempts":{},"sums":{}})";
    EXPECT_FALSE(FromTallyJson(none, 30).ports) << "of a former release";
    for (const char* wrong : {R"({"attempts":{},"sums":{},"ports":[1,2]})",
                              R"({"attempts":{},"sums":{},"ports":[1,2,1.5]})",
                              R"({"attempts":{},"sums":{},"parts":{"hour/00":[1,2,3]}})",
                              R"({"attempts":{},"sums":{},"parts":[]})",
                              R"({"attempts":{},"sums":{},"more":{}})"})
    {
        EXPECT_THROW(FromTallyJson(wrong, 30), WrongTallies) << wrong;
    }
}

} // namespace

} // namespace pptplab::analysis
