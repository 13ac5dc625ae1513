// SPDX-License-Identifier: GPL-2.0-only
#include "sim/campaign/forecast.h"

#include <gtest/gtest.h>

#include <set>

namespace pptplab::sim::campaign
{

namespace
{

WorkLeft
Left(std::size_t cells, std::uint64_t runs)
{
    return {cells, cells, 0, 0, runs, runs};
}

TEST(Forecast, TheMeanOfTheProbedCellsStandsForAll)
{
    const Forecast forecast = ForecastOf(Left(100, 1000), {{0.1, 1, 50, 200}, {0.1, 3, 50, 400}});
    EXPECT_DOUBLE_EQ(forecast.seconds.value, 1000 * 2 + 100 * 0.1);
    EXPECT_DOUBLE_EQ(forecast.octets.value, 1000 * 300 + 100 * 50);
    EXPECT_LT(forecast.seconds.low, 2000);
    EXPECT_GT(forecast.seconds.high, 1000 * 3) << "two cells say little";
    EXPECT_EQ(forecast.probed, 2U);
}

TEST(Forecast, WhereEachCellWasProbedOnlyTheShorteningIsUncertain)
{
    const Forecast forecast = ForecastOf(Left(2, 20), {{0, 1, 0, 0}, {0, 3, 0, 0}});
    EXPECT_DOUBLE_EQ(forecast.seconds.value, 40);
    EXPECT_DOUBLE_EQ(forecast.seconds.low, 32);
    EXPECT_DOUBLE_EQ(forecast.seconds.high, 48);
}

TEST(Forecast, NothingLeftTakesNothing)
{
    const Forecast forecast = ForecastOf({4, 0, 40, 0, 0, 0}, {{1, 1, 1, 1}});
    EXPECT_EQ(forecast.seconds.value, 0);
    EXPECT_EQ(forecast.octets.high, 0);
}

TEST(Forecast, APrecisionHasAMostBesideItsFirstLook)
{
    const Forecast forecast = ForecastOf({2, 0, 0, 0, 4, 400}, {{0, 1, 0, 0}, {0, 1, 0, 0}});
    EXPECT_DOUBLE_EQ(forecast.seconds.value, 4);
    EXPECT_DOUBLE_EQ(forecast.mostSeconds, 400);
}

TEST(Forecast, PositionsAreSpreadFromTheFirstOnesOn)
{
    const auto few = SpreadPositions(3, 8);
    EXPECT_EQ(few, (std::vector<std::size_t>{0, 1, 2}));
    const auto many = SpreadPositions(100'000, 32);
    ASSERT_EQ(many.size(), 32U);
    EXPECT_EQ(std::set<std::size_t>(many.begin(), many.end()).size(), 32U);
    std::set<std::size_t> eighths;
    for (std::size_t i = 0; i < 13; ++i)
    {
        eighths.insert(many[i] / 12'500);
    }
    EXPECT_EQ(eighths.size(), 8U);
}

} // namespace

} // namespace pptplab::sim::campaign
