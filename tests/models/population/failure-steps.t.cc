// SPDX-License-Identifier: GPL-2.0-only
#include "models/population/failure-steps.h"

#include <gtest/gtest.h>

#include <chrono>

namespace pptplab::population
{
namespace
{

using namespace std::chrono_literals;

using Kind = FailureStep::Kind;

Load
LoadOf(Duration duration, std::uint32_t servers)
{
    Load load;
    load.duration = duration;
    load.farm.servers = servers;
    load.failures.emplace();
    return load;
}

TEST(FailureSteps, NoneWithoutFailures)
{
    EXPECT_TRUE(FailureStepsIn(Load{}).empty());
}

TEST(FailureSteps, AFailureWithoutRepairIsTheOnlyOne)
{
    Load load = LoadOf(1000s, 3);
    load.failures->at = 100s;
    load.failures->server = 2;
    const auto steps = FailureStepsIn(load);
    ASSERT_EQ(steps.size(), 1U);
    EXPECT_EQ(steps[0].kind, Kind::Fails);
    EXPECT_EQ(steps[0].server, 1U);
    EXPECT_EQ(steps[0].at, 100s);
}

TEST(FailureSteps, ServersTakeTurns)
{
    Load load = LoadOf(851s, 3);
    load.failures->at = 100s;
    load.failures->server = 2;
    load.failures->lasts = 50s;
    load.failures->every = Law::Constant(200s);
    const auto steps = FailureStepsIn(load);
    ASSERT_EQ(steps.size(), 2U * 4U);
    for (std::size_t i = 0; i < 4; ++i)
    {
        const FailureStep& fails = steps[2 * i];
        const FailureStep& repaired = steps[2 * i + 1];
        EXPECT_EQ(fails.kind, Kind::Fails);
        EXPECT_EQ(fails.server, (1 + i) % 3);
        EXPECT_EQ(fails.at, 100s + i * 250s);
        EXPECT_EQ(repaired.kind, Kind::Repaired);
        EXPECT_EQ(repaired.server, fails.server);
        EXPECT_EQ(repaired.at, fails.at + 50s);
    }
}

TEST(FailureSteps, WhoChoosesServersKnowsLater)
{
    Load load = LoadOf(1000s, 1);
    load.failures->at = 100s;
    load.failures->lasts = 50s;
    load.failures->knownAfter = 25s;
    const auto steps = FailureStepsIn(load);
    ASSERT_EQ(steps.size(), 4U);
    EXPECT_EQ(steps[2].kind, Kind::KnownDown);
    EXPECT_EQ(steps[2].at, 125s);
    EXPECT_EQ(steps[3].kind, Kind::KnownUp);
    EXPECT_EQ(steps[3].at, 175s);
}

TEST(FailureSteps, AreAFunctionOfTheRun)
{
    Load load = LoadOf(10'000s, 2);
    load.failures->lasts = 1s;
    load.failures->every = Law::Exponential(100s);
    const auto first = FailureStepsIn(load);
    const auto again = FailureStepsIn(load);
    load.run.seed = 2;
    const auto other = FailureStepsIn(load);
    ASSERT_EQ(again.size(), first.size());
    ASSERT_GT(other.size(), 20U);
    EXPECT_EQ(again.back().at, first.back().at);
    EXPECT_NE(other[2].at, first[2].at);
    for (std::size_t i = 1; i < first.size(); ++i)
    {
        EXPECT_GE(first[i].at, first[i - 1].at) << "one at a time";
    }
}

} // namespace
} // namespace pptplab::population
