// SPDX-License-Identifier: GPL-2.0-only
#include "sim/run/stopping.h"

#include <gtest/gtest.h>

namespace pptplab::sim::run
{

namespace
{

scenario::Scenario
Wanting(scenario::Precision precision)
{
    scenario::Scenario scenario;
    scenario.replications = 3;
    scenario.precision = precision;
    scenario.mostReplications = 20;
    return scenario;
}

analysis::CellSummary
Refused(double low, double value, double high)
{
    analysis::Estimate estimate;
    estimate.value = value;
    estimate.low = low;
    estimate.high = high;
    return {{}, "call", 100, {}, {{"refused", estimate}}};
}

TEST(Stopping, ALookComesAtEachDoublingAndAtTheCeiling)
{
    const scenario::Scenario scenario = Wanting({1, true});
    EXPECT_EQ(NextLook(scenario, 3), 6U);
    EXPECT_EQ(NextLook(scenario, 12), 20U);
    EXPECT_EQ(NextLook(scenario, 20), 20U);
    EXPECT_EQ(MostReplications(scenario), 20U);
}

TEST(Stopping, WithoutAPrecisionTheFirstLookIsTheLast)
{
    scenario::Scenario scenario;
    scenario.replications = 3;
    EXPECT_TRUE(IsPrecise(scenario, Refused(0, 0.5, 1)));
    EXPECT_EQ(NextLook(scenario, 3), 3U);
}

TEST(Stopping, TheFartherEndOfTheIntervalDecides)
{
    EXPECT_TRUE(IsPrecise(Wanting({10, true}), Refused(0.0451, 0.05, 0.0549)));
    EXPECT_FALSE(IsPrecise(Wanting({10, true}), Refused(0.049, 0.05, 0.0551)));
    EXPECT_FALSE(IsPrecise(Wanting({10, true}), Refused(0.0449, 0.05, 0.051)));
    EXPECT_TRUE(IsPrecise(Wanting({0.005, false}), Refused(0.0451, 0.05, 0.0549)));
    EXPECT_FALSE(IsPrecise(Wanting({0.0048, false}), Refused(0.0451, 0.05, 0.0549)));
}

TEST(Stopping, ExpectsAsManyReplicationsAsTheWidthOfTheIntervalTells)
{
    // Almost twice too wide: four times as many, a look at each doubling.
    EXPECT_EQ(ExpectedReplications(Wanting({0.005, false}), Refused(0.0401, 0.05, 0.0599), 4), 16);
    EXPECT_EQ(ExpectedReplications(Wanting({0.005, false}), Refused(0.0401, 0.05, 0.0599), 8), 20);
    EXPECT_EQ(ExpectedReplications(Wanting({0.02, false}), Refused(0.04, 0.05, 0.06), 4), 4);
    EXPECT_EQ(ExpectedReplications(Wanting({10, true}), Refused(0, 0, 0.06), 4), 20) << "nothing";
}

// 50 refusals of 1000 attempts, which scatter by 14 % at least: their batches happen to say 5 %.
TEST(Stopping, BatchesThatScatterLittleByLuckDoNotEndARun)
{
    auto lucky = Refused(0.0451, 0.05, 0.0549);
    analysis::Estimate& refused = lucky.metrics.front().estimate;
    refused.by = analysis::IntervalBy::Score;
    refused.n = 1000;
    EXPECT_FALSE(IsPrecise(Wanting({10, true}), lucky));
    refused.n = 10'000;
    EXPECT_TRUE(IsPrecise(Wanting({10, true}), lucky));
    refused.n = 1000;
    refused.by = analysis::IntervalBy::Student;
    EXPECT_TRUE(IsPrecise(Wanting({10, true}), lucky)) << "weights scatter as they like";
}

TEST(Stopping, WhatWasNeverSeenHasNoRelativePrecision)
{
    const auto never = Refused(0, 0, 1e-6);
    EXPECT_FALSE(IsPrecise(Wanting({100, true}), never));
    EXPECT_TRUE(IsPrecise(Wanting({1e-5, false}), never));
    EXPECT_EQ(WhyImprecise(Wanting({1, true}), never),
              "after 20 replications refused was never seen, so it is below 1e-06; \"1%\" was "
              "wanted: raise scenario.duration or scenario.most_replications");
    EXPECT_FALSE(IsPrecise(Wanting({1, true}), {{}, "call", 0, {}, {}}));
}

} // namespace

} // namespace pptplab::sim::run
