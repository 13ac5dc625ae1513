// SPDX-License-Identifier: GPL-2.0-only
#include "sim/reproduce/verdict.h"

#include "sim/scenario/values/document.h"
#include "tests/sim/reproduce/cell-at.h"

#include <gtest/gtest.h>

#include <limits>

namespace pptplab::sim::reproduce
{

namespace
{

Outcomes
Cell(const std::string& pack, int ports, const analysis::Estimate& refused)
{
    return CellAt(pack, ports, {{"refused", refused}});
}

analysis::Estimate
Figure(double value, double error)
{
    analysis::Estimate estimate;
    constexpr double kReach = 1.959964; // of a normal interval
    estimate.value = value;
    estimate.low = value - kReach * error;
    estimate.high = value + kReach * error;
    estimate.standardError = error;
    return estimate;
}

std::vector<Outcomes>
Grid()
{
    return {Cell("sp3", 1, Figure(0.10, 0.01)),
            Cell("sp3", 2, Figure(0.20, 0.01)),
            Cell("sp4", 1, Figure(0.11, 0.01)),
            Cell("sp4", 2, analysis::Beside(Figure(0.05, 0.01), 0.10))};
}

experiment::Expectation
Between(double low, double high, const std::string& pack)
{
    experiment::Expectation expectation;
    expectation.metric = "refused";
    expectation.at = {{"server.service_pack", scenario::ParseOptionValue(pack)}};
    expectation.between = experiment::Bounds{low, high};
    return expectation;
}

TEST(Verdict, ARangeHoldsInEveryCellOrNotAtAll)
{
    const Verdict good = Judge(Between(0.1, 0.2, "sp3"), Grid());
    EXPECT_TRUE(good.holds) << "both ends included";
    EXPECT_EQ(good.cells, 2U);
    const Verdict bad = Judge(Between(0.1, 0.19, "sp3"), Grid());
    EXPECT_FALSE(bad.holds);
    EXPECT_EQ(bad.broken, std::vector<std::size_t>{1});
    EXPECT_EQ(bad.text, "service_pack = sp3, ports = 2: 20 % (18 to 22)") << "the worst cell";
}

TEST(Verdict, AQuickLookRefutesOnlyWhatItsIntervalLeavesOut)
{
    EXPECT_TRUE(Judge(Between(0.1, 0.19, "sp3"), Grid(), Rigour::Interval).holds)
        << "0.2 with 0.1804 to 0.2196";
    EXPECT_FALSE(Judge(Between(0.1, 0.17, "sp3"), Grid(), Rigour::Interval).holds);
}

TEST(Verdict, AnOutcomeThatDidNotOccurIsZero)
{
    auto cells = Grid();
    for (Outcomes& cell : cells)
    {
        cell.summary.unseen = Figure(0, 0.01);
    }
    experiment::Expectation expectation = Between(0, 0, "sp3");
    expectation.metric = "failed.hung-up";
    EXPECT_TRUE(Judge(expectation, cells).holds);
    expectation.between = experiment::Bounds{0.1, 1};
    EXPECT_FALSE(Judge(expectation, cells).holds);
}

TEST(Verdict, NothingToLookAtIsNoSuccess)
{
    experiment::Expectation expectation = Between(0, 1, "sp3");
    expectation.metric = "setup_time";
    EXPECT_FALSE(Judge(expectation, Grid()).holds);
    EXPECT_FALSE(Judge(expectation, {}).holds);
}

TEST(Verdict, DistanceFromTheExactValueSkipsCellsWithoutOne)
{
    experiment::Expectation expectation = Between(-4, 4, "sp4");
    expectation.metric = "refused.z";
    const Verdict verdict = Judge(expectation, Grid());
    EXPECT_EQ(verdict.cells, 1U);
    EXPECT_FALSE(verdict.holds) << "5 standard errors off";
}

TEST(Verdict, WithoutAStandardErrorTheIntervalDecides)
{
    analysis::Estimate none = Figure(0, 0);
    none.high = 1e-4;
    none.exact = 1e-5;
    EXPECT_EQ(MetricIn(Cell("sp3", 1, none).summary, "refused.z"), 0);
    none.exact = 1e-3;
    EXPECT_EQ(MetricIn(Cell("sp3", 1, none).summary, "refused.z"),
              std::numeric_limits<double>::infinity());
}

TEST(Verdict, AgreementComparesWithTheCellThatDiffersByTheGivenSettingsOnly)
{
    experiment::Expectation expectation;
    expectation.metric = "refused";
    expectation.at = {{"server.service_pack", scenario::ParseOptionValue("sp4")}};
    expectation.agreesWith = {{"server.service_pack", scenario::ParseOptionValue("sp3")}};
    const Verdict verdict = Judge(expectation, Grid());
    EXPECT_EQ(verdict.cells, 2U);
    EXPECT_EQ(verdict.broken, std::vector<std::size_t>{3}) << "0.05 beside 0.20";
    expectation.at.push_back({"server.ports", scenario::ParseOptionValue("1")});
    EXPECT_TRUE(Judge(expectation, Grid()).holds) << "0.11 beside 0.10";
}

TEST(Verdict, AZeroAmongFewAgreesWithASmallShareAmongMany)
{
    analysis::Estimate none = Figure(0, 0);
    none.high = 0.0025;
    EXPECT_NEAR(JointDistance(none, Figure(0.0005, 0.0001)), -0.39, 0.01);
    EXPECT_LT(JointDistance(none, Figure(0.01, 0.0001)), -4);
}

TEST(Verdict, FewHitsReachAsFarAsTheirIntervalDoes)
{
    analysis::Estimate few = Figure(0.002, 0.0005);
    few.low = 0.0004;
    few.high = 0.006;
    EXPECT_NEAR(JointDistance(few, Figure(0.006, 0)), -1.96, 1e-4);
    EXPECT_NEAR(JointDistance(few, Figure(0.0004, 0)), 1.96, 1e-4);
}

TEST(Verdict, LessThanOneIndependentHitStillReachesUpAsFarAsItsInterval)
{
    analysis::Estimate few = Figure(0.001, 0.0005);
    few.low = 0;
    few.high = 0.03;
    EXPECT_NEAR(JointDistance(few, Figure(0.03, 0)), -1.96, 1e-4);
    EXPECT_NEAR(JointDistance(few, Figure(0.0005, 0)), 0.0005 / (0.001 / 1.96), 1e-4);
}

TEST(Verdict, KeysThatEndAlikeAreCalledByTheirWholeNames)
{
    auto cells = Grid();
    for (Outcomes& cell : cells)
    {
        cell.settings.push_back({"clients.service_pack", scenario::ParseOptionValue("sp5")});
    }
    EXPECT_EQ(Judge(Between(0, 0.21, "sp3"), cells).text,
              "server.service_pack = sp3, ports = 2, clients.service_pack = sp5: "
              "20 % (18 to 22)");
}

TEST(Verdict, WhereAllHoldTheCellNearestToTheEdgeIsNamed)
{
    EXPECT_EQ(Judge(Between(0, 0.21, "sp3"), Grid()).text,
              "service_pack = sp3, ports = 2: 20 % (18 to 22)");
    EXPECT_EQ(Judge(Between(0.09, 0.9, "sp3"), Grid()).text,
              "service_pack = sp3, ports = 1: 10 % (8.04 to 12)");
}

TEST(Verdict, JointDistanceFallsBackToIntervals)
{
    EXPECT_NEAR(JointDistance(Figure(0.5, 0.03), Figure(0.4, 0.04)), 2, 1e-6);
    EXPECT_EQ(JointDistance(Figure(0, 0), Figure(0, 0)), 0);
    EXPECT_EQ(JointDistance(Figure(0, 0), Figure(1, 0)), std::numeric_limits<double>::infinity());
}

TEST(Verdict, WhatSpeaksOfCellsThatWereLeftOutIsNotJudged)
{
    const std::vector<Outcomes> cells = {Grid().front()}; // sp3, 1 port
    experiment::Expectation agrees;
    agrees.metric = "refused";
    agrees.agreesWith = {{"server.ports", scenario::ParseOptionValue("2")}};
    experiment::Claims claims;
    claims.expectations = {
        Between(0.05, 0.15, "sp3"), Between(0, 1, "sp4"), Between(0.5, 1, "sp3"), agrees};
    const JudgedClaims judged = JudgeClaims(claims, cells);
    EXPECT_TRUE(judged.verdicts[0]->holds);
    EXPECT_FALSE(judged.verdicts[1]) << "sp4 was not run";
    EXPECT_FALSE(judged.verdicts[2]->holds);
    EXPECT_FALSE(judged.verdicts[3]) << "nor was the cell with two ports";
    EXPECT_FALSE(judged.NoneFails());
    claims.expectations.erase(claims.expectations.begin() + 2);
    EXPECT_TRUE(JudgeClaims(claims, cells).NoneFails());
}

} // namespace

} // namespace pptplab::sim::reproduce
