// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/stats/summary.h"

#include "analysis/stats/summary-json.h"

#include <gtest/gtest.h>

#include <string>

namespace pptplab::analysis
{

namespace
{

std::size_t
At(Outcome outcome)
{
    return static_cast<std::size_t>(outcome);
}

// 30 batches; per batch 100 attempts: 80 + 1 connected, 10 without a port, 5 in clean-up, 4 no
// answer, give or take one between neighbours.
Replication
Typical()
{
    Replication replication;
    for (std::uint64_t i = 0; i < 30; ++i)
    {
        Batch batch;
        batch.outcomes[At(Outcome::Connected)] = 80 + i % 2;
        batch.outcomes[At(Outcome::RefusedNoPort)] = 11 - i % 2;
        batch.outcomes[At(Outcome::RefusedCleanup)] = 5;
        batch.outcomes[At(Outcome::FailedNoAnswer)] = 4;
        batch.sums[0] = {80, 96.0 + static_cast<double>(i % 2)};
        replication.batches.push_back(batch);
    }
    return replication;
}

std::vector<std::string>
NamesOf(const CellSummary& summary)
{
    std::vector<std::string> names;
    names.reserve(summary.metrics.size());
    for (const Metric& metric : summary.metrics)
    {
        names.push_back(metric.name);
    }
    return names;
}

TEST(Summary, HasTheMetricsInOrder)
{
    const CellSummary summary = Summarise({}, {Typical()});
    const std::vector<std::string> expected = {"refused",
                                               "refused.no-port",
                                               "refused.cleanup",
                                               "connected",
                                               "failed.no-answer",
                                               "setup_time"};
    EXPECT_EQ(NamesOf(summary), expected);
    EXPECT_EQ(summary.offered, 3000U);
    EXPECT_EQ(summary.Find("callers.lost"), nullptr);
}

TEST(Summary, HasCausesThatAddUp)
{
    const CellSummary summary = Summarise({}, {Typical()});
    std::uint64_t attempts = 0;
    for (const OutcomeCount& count : summary.outcomes)
    {
        attempts += count.attempts;
    }
    EXPECT_EQ(attempts, summary.offered);
    EXPECT_NEAR(summary.Find("refused")->value,
                summary.Find("refused.no-port")->value + summary.Find("refused.cleanup")->value,
                1e-15);
    EXPECT_NEAR(summary.Find("refused")->value, (10.5 + 5) / 100, 1e-15);
    EXPECT_NEAR(summary.Find("setup_time")->value, 96.5 / 80, 1e-15);
}

TEST(Summary, ShowsRefusalsThatDidNotOccur)
{
    Replication quiet;
    Batch batch;
    batch.outcomes[At(Outcome::Connected)] = 3;
    quiet.batches.assign(30, batch);
    const CellSummary summary = Summarise({}, {quiet});
    ASSERT_NE(summary.Find("refused.cleanup"), nullptr);
    EXPECT_EQ(summary.Find("refused.cleanup")->value, 0);
    EXPECT_GT(summary.Find("refused.cleanup")->high, 0);
    EXPECT_EQ(summary.outcomes.size(), 1U);
}

TEST(Summary, AnOutcomeThatDidNotOccurHasTheShareZeroWithAnInterval)
{
    const CellSummary summary = Summarise({}, {Typical()});
    const Estimate* unseen = summary.Find("failed.hung-up");
    ASSERT_NE(unseen, nullptr);
    EXPECT_EQ(unseen->value, 0);
    EXPECT_GT(unseen->high, 0);
    EXPECT_LT(unseen->high, 0.01);
    EXPECT_EQ(unseen->n, summary.offered);
    EXPECT_EQ(summary.Find("failed.hungup"), nullptr);
    EXPECT_EQ(summary.Find("ping.inside"), nullptr);
}

TEST(Summary, CountsLostCallersWhereCallersWereCounted)
{
    Replication replication = Typical();
    for (Batch& batch : replication.batches)
    {
        batch.callers = 90;
        batch.lostCallers = 9;
    }
    const CellSummary summary = Summarise({}, {replication});
    ASSERT_NE(summary.Find("callers.lost"), nullptr);
    EXPECT_DOUBLE_EQ(summary.Find("callers.lost")->value, 0.1);
    EXPECT_EQ(summary.Find("callers.lost")->n, 2700U);
}

TEST(Summary, PutsTheExactValueBesideItsMetric)
{
    CellSetup setup;
    setup.exact = {{"refused", 0.15}};
    const CellSummary summary = Summarise(setup, {Typical()});
    const Estimate& refused = *summary.Find("refused");
    EXPECT_EQ(refused.exact, 0.15);
    EXPECT_EQ(refused.z, Beside(refused, 0.15).z);
    EXPECT_NEAR(*refused.z, 4.49, 0.001) << "5.46 errors under 0.15, of 29 degrees of freedom";
    EXPECT_FALSE(summary.Find("connected")->exact);
}

TEST(Summary, OfARunWithoutAttemptsIsEmpty)
{
    Replication silent;
    silent.batches.resize(30);
    const CellSummary summary = Summarise({}, {silent});
    EXPECT_EQ(summary.offered, 0U);
    EXPECT_TRUE(summary.metrics.empty());
}

TEST(SummaryJson, HasTheDocumentedKeysInOrder)
{
    CellSetup setup;
    setup.settings = {{"server.ports", "50"}};
    setup.engine = "call";
    setup.exact = {{"refused", 0.25}};
    Replication flat;
    Batch batch;
    batch.outcomes[At(Outcome::Connected)] = 3;
    batch.outcomes[At(Outcome::RefusedNoPort)] = 1;
    flat.batches.assign(30, batch);
    const auto json = ToJson(Summarise(setup, {flat}));
    EXPECT_EQ(json.at("settings").dump(), R"({"server.ports":"50"})");
    EXPECT_EQ(json.at("outcomes").dump(), R"({"connected":90,"refused.no-port":30})");
    EXPECT_EQ(
        json.at("metrics").at("refused").dump(),
        R"({"value":0.25,"low":0.25,"high":0.25,"n":120,"unit":"share of attempts","exact":0.25,"z":null})");
}

} // namespace

} // namespace pptplab::analysis
