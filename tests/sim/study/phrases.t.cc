// SPDX-License-Identifier: GPL-2.0-only
#include "sim/study/phrases.h"

#include <gtest/gtest.h>

#include <utility>

namespace pptplab::sim::study
{

namespace
{

analysis::Metric
MetricOf(const std::string& name, double value, double low, double high)
{
    analysis::Metric metric{name, {}};
    metric.estimate.value = value;
    metric.estimate.low = low;
    metric.estimate.high = high;
    metric.estimate.n = 2000;
    return metric;
}

/// A level where so many of 2000 callers in 2 days were lost, and so many attempts failed.
pictures::Outcomes
LevelOf(const std::string& pack, double lost, double noPort)
{
    scenario::Value value;
    value.content = pack;
    pictures::Outcomes cell;
    cell.settings = {{"server.service_pack", value}};
    cell.summary.metrics = {MetricOf("connected", 1 - noPort, 1 - 2 * noPort, 1),
                            MetricOf("refused.no-port", noPort, 0, 2 * noPort),
                            MetricOf(std::string(kLost), lost, lost / 2, lost * 2)};
    return cell;
}

Service
ServiceOf(std::vector<pictures::Outcomes> levels)
{
    Service service;
    service.name = "office";
    service.replications = 2;
    service.session = 1800;
    service.levels = std::move(levels);
    return service;
}

analysis::Difference
Between(double low, double high)
{
    analysis::Difference difference;
    difference.value = (low + high) / 2;
    difference.low = low;
    difference.high = high;
    return difference;
}

TEST(Phrases, RoundToThreeDigitsAndWholeNumbersFromAHundredOn)
{
    EXPECT_EQ(RoundedText(0), "0");
    EXPECT_EQ(RoundedText(0.031249), "0.0312");
    EXPECT_EQ(RoundedText(10.76), "10.8");
    EXPECT_EQ(RoundedText(123.6), "124");
    EXPECT_EQ(RoundedText(4714), "4710");
    EXPECT_EQ(RoundedText(269363), "269000");
    EXPECT_EQ(IntervalText(72.06, 54.94, 192.7), "72.1 (54.9 to 193)");
}

TEST(Phrases, CountCallersAndHoursADay)
{
    const Service service = ServiceOf({LevelOf("rtm", 0.1, 0.2)});
    EXPECT_EQ(CallersADay(service.levels.front(), service), 1000);
    EXPECT_EQ(LostText(service.levels.front(), service), "100 (50 to 200)");
    EXPECT_EQ(LostText(service.levels.front(), service, HoursOf(service)), "50 (25 to 100)");
    EXPECT_EQ(FailedText(service.levels.front()), "20 % (0 to 40)");
}

TEST(Phrases, SayWhichWayAnEffectGoesOrThatNoneIsSeen)
{
    const Service service = ServiceOf({LevelOf("rtm", 0.1, 0.2)});
    EXPECT_EQ(EffectText(Between(-0.03, -0.01), service),
              "20 (10 to 30) callers a day fewer without a session");
    EXPECT_EQ(EffectText(Between(0.01, 0.03), service),
              "20 (10 to 30) callers a day more without a session");
    EXPECT_EQ(EffectText(Between(-0.01, 0.03), service),
              "no difference that the simulation can see");
}

TEST(Phrases, TakeLevelsTogetherThatAreAlikeFigureForFigure)
{
    const std::vector<pictures::Outcomes> levels = {LevelOf("rtm", 0.1, 0.2),
                                                    LevelOf("sp1", 0.1, 0.2),
                                                    LevelOf("sp2", 0.1, 0.2),
                                                    LevelOf("sp3", 0.1, 0.3),
                                                    LevelOf("sp4", 0.05, 0.1),
                                                    LevelOf("sp5", 0.05, 0.1)};
    const auto runs = RunsOf(levels);
    ASSERT_EQ(runs.size(), 3U);
    EXPECT_EQ(NameOfRun(runs[0], levels), "RTM to SP2");
    EXPECT_EQ(NameOfRun(runs[1], levels), "SP3");
    EXPECT_EQ(NameOfRun(runs[2], levels), "SP4 and SP5");
}

TEST(Phrases, NameTheBestOrSayThatNoneHelps)
{
    EXPECT_EQ(BestText({}), "none that the simulation can see");
    EXPECT_EQ(BestText({{{"Q1", Between(-3, -1)}, 1}, {{"Q2", Between(-2, -1)}, 1}}), "Q1 or Q2");
    EXPECT_EQ(BestText({{{"Q1", Between(-3, -1)}, 1}, {{"Q2", Between(-2, -1)}, 2}}), "Q1");
}

TEST(Phrases, StandForTheirPlaceholders)
{
    Service service = ServiceOf({LevelOf("sp3", 0.1, 0.2), LevelOf("sp4", 0.05, 0)});
    service.ports = 2;
    service.load = 1;
    service.steps = {{"sp3", "sp4", Between(-0.06, -0.04)}};
    service.ranges = {{"server.service_pack", service.levels}};
    Words words = PhrasesOf({service});
    EXPECT_EQ(words["office.callers"], "1000");
    EXPECT_EQ(words["office.planned"], "20 %"); // Erlang B: (1/2) / (1 + 1 + 1/2)
    EXPECT_EQ(words["office.sp3.lost"], "10 % (5 to 20)");
    EXPECT_EQ(words["office.sp3.cause"], "mostly no port idle: 20 % of the attempts");
    EXPECT_EQ(words["office.sp4.cause"], "no attempt failed");
    EXPECT_EQ(words["office.sp4.refusing"], "was not recorded");
    EXPECT_EQ(words["office.alike"], "no two levels came out alike");
    EXPECT_EQ(words["office.steps"], "SP4: 50 (40 to 60) callers a day fewer without a session");
    EXPECT_EQ(words["office.widest"],
              "service pack: from 5 % (2.5 to 10) of the callers at SP4 to 10 % (5 to 20) of the "
              "callers at SP3");
}

} // namespace

} // namespace pptplab::sim::study
