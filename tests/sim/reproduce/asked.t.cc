// SPDX-License-Identifier: GPL-2.0-only
#include "sim/reproduce/asked.h"

#include "sim/reproduce/swept-grid.h"
#include "tests/sim/reproduce/cell-at.h"

#include <gtest/gtest.h>

namespace pptplab::sim::reproduce
{

namespace
{

analysis::Estimate
Figure(double value)
{
    analysis::Estimate estimate;
    constexpr double kReach = 0.01;
    estimate.value = value;
    estimate.low = value - kReach;
    estimate.high = value + kReach;
    return estimate;
}

TEST(Asked, QuestionAndAnswerAreMadeFromMetricAndAxes)
{
    const std::vector<Outcomes> cells = {CellAt("sp3", 2, {{"refused", Figure(0.2)}}),
                                         CellAt("sp3", 4, {{"refused", Figure(0.1)}}),
                                         CellAt("sp4", 4, {{"refused", Figure(0.05)}})};
    EXPECT_EQ(QuestionAbout("refused", cells),
              "Attempts refused: what changes with service pack and ports?");
    EXPECT_EQ(AnswerAbout("refused", cells),
              "Attempts refused: from 5 % (4 to 6) at SP4 and 4 ports up to 20 % (19 to 21) at "
              "SP3 and 2 ports.");
    EXPECT_EQ(AnswerAbout("setup_time", cells),
              "Mean time to set up a call: nothing was seen of it.");
}

TEST(Asked, OneCellHasOneFigure)
{
    const std::vector<Outcomes> cells = {CellAt("sp3", 2, {{"refused", Figure(0.2)}})};
    EXPECT_EQ(QuestionAbout("refused", cells), "Attempts refused: how much?");
    EXPECT_EQ(AnswerAbout("refused", cells), "Attempts refused: 20 % (19 to 21).");
    const auto other = CellAt("sp4", 2, {{"refused", Figure(0.2)}});
    EXPECT_EQ(AnswerAbout("refused", {cells.front(), other}),
              "Attempts refused: 20 % (19 to 21) in every cell.");
}

TEST(MainMetrics, TellEachThingOnceAndNothingThatIsNowhere)
{
    const auto cell = [](double refused, double lost) {
        return CellAt("sp3",
                      2,
                      {{"refused", Figure(refused)},
                       {"refused.no-port", Figure(refused)},
                       {"refused.cleanup", Figure(0)},
                       {"connected", Figure(1 - refused)},
                       {"callers.lost", Figure(lost)}});
    };
    const std::vector<std::string> both = {"refused", "callers.lost"};
    EXPECT_EQ(MainMetrics({cell(0.2, 0), cell(0.3, 0.1)}), both);
    EXPECT_EQ(MainMetrics({cell(0.2, 0.1), cell(0.3, 0.1)}), std::vector<std::string>{"refused"})
        << "the others do not differ by more than their intervals";
    EXPECT_EQ(MainMetrics({cell(0, 0.1)}), std::vector<std::string>{"callers.lost"});
    EXPECT_EQ(MainMetrics({cell(0, 0)}), std::vector<std::string>{"refused"});
}

} // namespace

} // namespace pptplab::sim::reproduce
