// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/stats/tally.h"

#include <gtest/gtest.h>

namespace pptplab::analysis
{

namespace
{

using std::chrono::milliseconds;
using std::chrono::seconds;

Attempt
Ended(Outcome outcome, bool callerDone = true)
{
    Attempt attempt;
    attempt.offeredAt = seconds(10);
    attempt.decidedAt = milliseconds(11500);
    attempt.callerDone = callerDone;
    attempt.outcome = outcome;
    return attempt;
}

TEST(Tally, CountsEachAttemptUnderItsOutcome)
{
    Batch batch;
    Count(Ended(Outcome::RefusedCleanup), batch);
    Count(Ended(Outcome::RefusedCleanup), batch);
    Count(Ended(Outcome::FailedProjection), batch);
    EXPECT_EQ(OfferedIn(batch), 3U);
    EXPECT_EQ(batch.outcomes[static_cast<std::size_t>(Outcome::RefusedCleanup)], 2U);
    EXPECT_EQ(batch.outcomes[static_cast<std::size_t>(Outcome::FailedProjection)], 1U);
    EXPECT_EQ(batch.callers, 0U);
}

TEST(Tally, SumsTheSetupTimeOfConnectedAttemptsOnly)
{
    Batch batch;
    Count(Ended(Outcome::Connected), batch);
    Count(Ended(Outcome::ConnectedNoData), batch);
    Count(Ended(Outcome::RefusedNoPort), batch);
    EXPECT_EQ(batch.sums[0].n, 2U);
    EXPECT_DOUBLE_EQ(batch.sums[0].total, 3);
}

TEST(Tally, CountsTheEchoesOfAProbeForItsShareAlone)
{
    PingReport report;
    report.echoes.resize(3);
    report.echoes[1] = {EchoAnswer::Reply, milliseconds(250), 1, 0, 63};
    Batch batch;
    Count(report, Quantity::PlainGre, batch);
    Count(report, Quantity::PlainGre, batch);
    const Sum& share = batch.sums[static_cast<std::size_t>(Quantity::PlainGre)];
    EXPECT_EQ(share.n, 6U);
    EXPECT_DOUBLE_EQ(share.total, 2);
    const Sum& time = batch.sums[static_cast<std::size_t>(Quantity::PlainGreTime)];
    EXPECT_EQ(time.n, 2U);
    EXPECT_DOUBLE_EQ(time.total, 0.5);
    EXPECT_EQ(batch.sums[static_cast<std::size_t>(Quantity::PingOutside)].n, 0U);
    EXPECT_EQ(batch.sums[static_cast<std::size_t>(Quantity::PingInside)].n, 0U);
}

TEST(Tally, EachQuantityHasTheNameOfItsPlace)
{
    EXPECT_EQ(kQuantityNames[static_cast<std::size_t>(Quantity::PlainGre)], "plain-gre");
    EXPECT_EQ(kQuantityNames[static_cast<std::size_t>(Quantity::PlainGreTime)], "plain-gre.time");
    EXPECT_EQ(kQuantityNames[static_cast<std::size_t>(Quantity::BrowseTime)], "browse.time");
    EXPECT_EQ(kQuantityNames[static_cast<std::size_t>(Quantity::RareCleanup)], "rare.cleanup");
}

TEST(Tally, CountsACallerOnceAtTheLastAttempt)
{
    Batch batch;
    CountCaller(Ended(Outcome::RefusedNoPort, false), batch);
    EXPECT_EQ(batch.callers, 0U);
    CountCaller(Ended(Outcome::Connected), batch);
    CountCaller(Ended(Outcome::RefusedNoPort), batch);
    EXPECT_EQ(batch.callers, 2U);
    EXPECT_EQ(batch.lostCallers, 1U);
}

} // namespace

} // namespace pptplab::analysis
