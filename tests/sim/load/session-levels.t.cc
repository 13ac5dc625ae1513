// SPDX-License-Identifier: GPL-2.0-only
#include "sim/load/session-levels.h"

#include "tests/sim/load/log-of.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cmath>

namespace pptplab::sim::load
{

namespace
{

using std::chrono::seconds;

TEST(SessionLevels, LevelsAreTheTimesForWhichSoManySessionsLasted)
{
    // One from 0 to 10, one from 5 to 15, one from 15 to 20: the third takes the second's place.
    const population::Trace trace = {{seconds(0), seconds(10), {}},
                                     {seconds(5), seconds(10), {}},
                                     {seconds(15), seconds(5), {}},
                                     {seconds(18), seconds(0), {}}};
    const SessionLevels levels({&trace});
    EXPECT_EQ(levels.Peak(), 2U);
    EXPECT_DOUBLE_EQ(levels.Seconds(), 20);
    EXPECT_DOUBLE_EQ(levels.SecondsAt(1), 15);
    EXPECT_DOUBLE_EQ(levels.SecondsAt(2), 5);
    EXPECT_DOUBLE_EQ(levels.SecondsAbove(0), 20);
    EXPECT_DOUBLE_EQ(levels.SecondsAbove(2), 0);
    EXPECT_DOUBLE_EQ(levels.Mean(), 1.25);
    EXPECT_EQ(SessionLevels({}).Peak(), 0U);
}

/// What estimates say of logs with known loads.
struct Judged
{
    double covered = 0; ///< share of intervals that hold the load
    double bias = 0;    ///< of the mean estimate, relative
    double error = 0;   ///< standard error of the bias
};

Judged
Judge(LoggedServer server)
{
    constexpr int kLogs = 200;
    double covered = 0;
    double sum = 0;
    double squares = 0;
    for (int log = 0; log < kLogs; ++log)
    {
        server.seed = 1000 + static_cast<std::uint64_t>(log);
        const population::Trace trace = LogOf(server);
        const OfferedEstimate estimate = EstimateOffered({&trace}, server.ports).value();
        covered += estimate.low <= server.erlangs && server.erlangs <= estimate.high ? 1 : 0;
        const double ratio = estimate.erlangs / server.erlangs - 1;
        sum += ratio;
        squares += ratio * ratio;
    }
    const double bias = sum / kLogs;
    return {covered / kLogs, bias, std::sqrt((squares / kLogs - bias * bias) / kLogs)};
}

TEST(SessionLevels, TheOfferedLoadIsFoundInLogsOfFullServersAndOfOthers)
{
    for (const double shape : {1.0, 0.7, 2.0})
    {
        for (const double load : {4.0, 10.0, 20.0})
        {
            SCOPED_TRACE(testing::Message() << load << " erlangs, shape " << shape);
            const Judged judged = Judge({8, load, 300, 1, shape});
            // 95 % of 200 intervals, give or take 3.5 standard errors of 1.5 %.
            EXPECT_NEAR(judged.covered, 0.95, 0.054);
            EXPECT_NEAR(judged.bias, 0, 0.01 + 3.5 * judged.error);
        }
    }
}

TEST(SessionLevels, TheCarriedLoadWouldBeFarFromIt)
{
    const population::Trace trace = LogOf({8, 20, 300, 1, 1});
    EXPECT_LT(SessionLevels({&trace}).Mean(), 8);
    EXPECT_GT(EstimateOffered({&trace}, 8)->low, 12);
}

TEST(SessionLevels, WithoutAnIdlePortOrWithFewCallsNothingIsEstimated)
{
    const population::Trace few = LogOf({8, 4, 9, 1, 1});
    EXPECT_FALSE(EstimateOffered({&few}, 8));
    population::Trace full;
    for (int i = 0; i < 20; ++i)
    {
        full.push_back({seconds(10 * i), seconds(10), {}});
    }
    EXPECT_FALSE(EstimateOffered({&full}, 1));
    EXPECT_FALSE(EstimateOffered({}, 1));
}

} // namespace

} // namespace pptplab::sim::load
