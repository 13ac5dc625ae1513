// SPDX-License-Identifier: GPL-2.0-only
#include "sim/run/recorder.h"

#include <gtest/gtest.h>

namespace pptplab::sim::run
{

namespace
{

using namespace std::chrono_literals;

Attempt
Offered(Duration at, Outcome outcome)
{
    Attempt attempt;
    attempt.offeredAt = at;
    attempt.decidedAt = at + 2s;
    attempt.outcome = outcome;
    return attempt;
}

std::uint64_t
All(const analysis::Replication& replication, Outcome outcome)
{
    std::uint64_t sum = 0;
    for (const analysis::Batch& batch : replication.batches)
    {
        sum += batch.outcomes[static_cast<std::size_t>(outcome)];
    }
    return sum;
}

TEST(Recorder, CountsAttemptsOfferedFromWarmUpUntilDuration)
{
    Recorder recorder({100s, 400s, false});
    recorder.OnAttempt(Offered(100s - 1ns, Outcome::Connected));
    recorder.OnAttempt(Offered(100s, Outcome::Connected));
    recorder.OnAttempt(Offered(400s - 1ns, Outcome::RefusedNoPort));
    recorder.OnAttempt(Offered(400s, Outcome::RefusedNoPort));
    EXPECT_EQ(All(recorder.Counted(), Outcome::Connected), 1U);
    EXPECT_EQ(All(recorder.Counted(), Outcome::RefusedNoPort), 1U);
}

TEST(Recorder, BatchesAreEquallyLongAndGoByTheTimeOfTheOffer)
{
    Recorder recorder({100s, 400s, false}); // 30 batches of 10 s
    recorder.OnAttempt(Offered(109s, Outcome::Connected));
    recorder.OnAttempt(Offered(110s, Outcome::Connected));
    recorder.OnAttempt(Offered(399s, Outcome::Connected));
    const auto& batches = recorder.Counted().batches;
    ASSERT_EQ(batches.size(), 30U);
    EXPECT_EQ(analysis::OfferedIn(batches[0]), 1U);
    EXPECT_EQ(analysis::OfferedIn(batches[1]), 1U);
    EXPECT_EQ(analysis::OfferedIn(batches[29]), 1U);
    EXPECT_NEAR(batches[0].sums[0].total, 2.0, 1e-12) << "seconds from the offer to connected";
}

TEST(Recorder, TheLongestAndTheShortestRunStayInTheirBatches)
{
    const Duration longest = Duration::max();
    Recorder ages({0s, longest, false});
    ages.OnAttempt(Offered(longest - 3s, Outcome::Connected));
    EXPECT_EQ(All(ages.Counted(), Outcome::Connected), 1U);
    Recorder blink({0s, 1ns, false});
    blink.OnAttempt(Offered(0s, Outcome::Connected));
    EXPECT_EQ(All(blink.Counted(), Outcome::Connected), 1U);
}

/// An attempt of somebody whose session was lost at 100 s.
Attempt
Return(Duration at, Outcome outcome, bool done)
{
    Attempt attempt = Offered(at, outcome);
    attempt.lostAt = 100s;
    attempt.callerDone = done;
    return attempt;
}

analysis::Sum
SumOf(const Recorder& recorder, analysis::Quantity quantity)
{
    analysis::Sum sum;
    for (const analysis::Batch& batch : recorder.Counted().batches)
    {
        sum.n += batch.sums[static_cast<std::size_t>(quantity)].n;
        sum.total += batch.sums[static_cast<std::size_t>(quantity)].total;
    }
    return sum;
}

TEST(Recorder, TellsHowLongItTookUntilEverybodyWasBack)
{
    using analysis::Quantity;
    Recorder recorder({10s, 400s});
    recorder.OnSessionLost({100s, 0, true});
    recorder.OnSessionLost({100s, 0, true});
    recorder.OnSessionLost({100s, 0, false}); // who does not come back is not waited for
    recorder.OnAttempt(Return(120s, Outcome::RefusedNoPort, false));
    recorder.OnAttempt(Return(130s, Outcome::Connected, true));
    EXPECT_EQ(SumOf(recorder, Quantity::ReconnectLast).n, 0U) << "one is still away";
    EXPECT_EQ(SumOf(recorder, Quantity::ReconnectTime).total, 32);
    recorder.OnAttempt(Return(180s, Outcome::RefusedNoPort, true));
    EXPECT_EQ(SumOf(recorder, Quantity::ReconnectLast).n, 1U);
    EXPECT_EQ(SumOf(recorder, Quantity::ReconnectLast).total, 82) << "who gives up counts too";
    EXPECT_EQ(SumOf(recorder, Quantity::ReconnectRefused).n, 3U);
    EXPECT_EQ(SumOf(recorder, Quantity::ReconnectRefused).total, 2);
    EXPECT_EQ(SumOf(recorder, Quantity::ReconnectLost).n, 2U);
    EXPECT_EQ(SumOf(recorder, Quantity::ReconnectLost).total, 1);

    recorder.OnSessionLost({200s, 0, true});
    EXPECT_EQ(SumOf(recorder, Quantity::ReconnectLast).n, 0U) << "and never comes";
    recorder.OnAttempt(Offered(210s, Outcome::Connected));
    EXPECT_EQ(SumOf(recorder, Quantity::ReconnectTries).n, 2U) << "of others nothing is counted";
}

TEST(Recorder, RefusingPeriodsCountByTheirBeginningAndWithTheGapBeforeThem)
{
    using analysis::Quantity;
    Recorder recorder({100s, 400s});
    recorder.OnRefusingPeriod({90s, 95s, {}});
    recorder.OnRefusingPeriod({110s, 114s, 95s});
    recorder.OnRefusingPeriod({395s, 401s, 114s});
    EXPECT_EQ(SumOf(recorder, Quantity::RefusingLength).n, 2U);
    EXPECT_EQ(SumOf(recorder, Quantity::RefusingLength).total, 4 + 6);
    EXPECT_EQ(SumOf(recorder, Quantity::RefusingGap).n, 2U);
    EXPECT_EQ(SumOf(recorder, Quantity::RefusingGap).total, 15 + 281);
}

TEST(Recorder, LossesBeforeTheWarmUpIsOverAreNotWaitedFor)
{
    Recorder recorder({110s, 400s});
    recorder.OnSessionLost({100s, 0, true});
    recorder.OnAttempt(Return(130s, Outcome::Connected, true));
    EXPECT_EQ(SumOf(recorder, analysis::Quantity::ReconnectLast).n, 0U);
    EXPECT_EQ(SumOf(recorder, analysis::Quantity::ReconnectTime).n, 1U);
}

TEST(Recorder, CallersAreCountedApartOnlyWhereTheyRedial)
{
    for (const bool redials : {false, true})
    {
        Recorder recorder({0s, 30s, redials});
        Attempt first = Offered(1s, Outcome::RefusedNoPort);
        first.callerDone = false;
        recorder.OnAttempt(first);
        Attempt second = Offered(1500ms, Outcome::RefusedNoPort);
        second.redials = 1;
        recorder.OnAttempt(second);
        std::uint64_t callers = 0;
        for (const analysis::Batch& batch : recorder.Counted().batches)
        {
            callers += batch.callers;
        }
        EXPECT_EQ(callers, redials ? 1U : 0U);
        EXPECT_EQ(All(recorder.Counted(), Outcome::RefusedNoPort), 2U);
    }
}

double
MeanPausing(const analysis::Replication& replication, std::size_t batch)
{
    return replication.batches[batch]
        .sums[static_cast<std::size_t>(analysis::Quantity::CallersPausing)]
        .total;
}

// Batches of 10 s. One caller pauses from 95 s to 124 s, another from 108 s to 110 s.
TEST(Recorder, PausingCallersAreAMeanOverTimeInEachBatch)
{
    Recorder recorder({100s, 400s, true});
    const auto attempt = [&](Duration offered, Duration decided, std::uint32_t redials, bool done) {
        Attempt each = Offered(offered, done ? Outcome::Connected : Outcome::RefusedNoPort);
        each.decidedAt = decided;
        each.redials = redials;
        each.callerDone = done;
        recorder.OnAttempt(each);
    };
    attempt(94s, 95s, 0, false);
    attempt(108s, 108s, 0, false);
    attempt(110s, 110s, 1, true);
    attempt(124s, 125s, 1, true);
    const analysis::Replication counted = recorder.Counted();
    EXPECT_DOUBLE_EQ(MeanPausing(counted, 0), 1.2);
    EXPECT_DOUBLE_EQ(MeanPausing(counted, 1), 1);
    EXPECT_DOUBLE_EQ(MeanPausing(counted, 2), 0.4);
    EXPECT_DOUBLE_EQ(MeanPausing(counted, 3), 0);
    const auto& first =
        counted.batches[0].sums[static_cast<std::size_t>(analysis::Quantity::CallersRefusedFirst)];
    EXPECT_EQ(first.n, 1U) << "the redial is no first attempt";
    EXPECT_EQ(first.total, 1);
}

TEST(Recorder, TellsGroupsApart)
{
    Recorder recorder({100s, 400s, false, {}, false, {"office", "home"}});
    Attempt refused = Offered(105s, Outcome::RefusedNoPort);
    refused.group = 1;
    recorder.OnAttempt(refused);
    recorder.OnAttempt(Offered(115s, Outcome::Connected));
    const auto groups = recorder.Counted().groups;
    ASSERT_EQ(groups.size(), 2U);
    EXPECT_EQ(groups[1].name, "home");
    EXPECT_EQ(groups[1].batches[0].n, 1U);
    EXPECT_EQ(groups[1].batches[0].total, 1);
    EXPECT_EQ(groups[0].batches[1].n, 1U);
    EXPECT_EQ(groups[0].batches[1].total, 0);
}

} // namespace

} // namespace pptplab::sim::run
