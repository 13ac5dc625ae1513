// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/stats/estimate.h"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

namespace pptplab::analysis
{

namespace
{

constexpr double kStudent29 = 2.045229642; // 97.5 % point, 29 degrees of freedom (any t table)
constexpr double kStudent9 = 2.262157163;

// 30 batches of 100 attempts with alternating 8 and 12 hits.
std::vector<BatchSums>
Alternating()
{
    BatchSums batches;
    for (int i = 0; i < 30; ++i)
    {
        batches.push_back({100, i % 2 == 0 ? 8.0 : 12.0});
    }
    return {batches};
}

std::vector<BatchSums>
Thirty(const Sum& each)
{
    return {BatchSums(30, each)};
}

// Value 0.1, residuals -2 and 2, no positive correlation: se = sqrt(30/29 x 30 x 4) / 3000. That
// is 3.4 times what it would be for independent attempts with these hits.
TEST(EstimateShare, EqualsTheRatioEstimateWorkedByHand)
{
    const Estimate estimate = *EstimateShare(Alternating());
    const double standardError = std::sqrt(30.0 / 29 * 120) / 3000;
    EXPECT_DOUBLE_EQ(estimate.value, 0.1);
    EXPECT_EQ(estimate.n, 3000U);
    EXPECT_NEAR(estimate.standardError, standardError, 1e-15);
    for (const double end : {estimate.low, estimate.high})
    {
        const double under = standardError * std::sqrt(end * (1 - end) / (0.1 * 0.9));
        EXPECT_NEAR(std::abs(end - 0.1), kStudent29 * under, 1e-10) << "of the error under the end";
    }
    EXPECT_FALSE(estimate.exact);
    EXPECT_FALSE(estimate.z);
}

// Two halves of 15 batches each: products of neighbours are 4 but for one -4, so the correction is
// 1 + 2 x (28 - 1) / 30.
TEST(EstimateShare, IsWiderWhenNeighboursAreAlike)
{
    BatchSums batches(15, Sum{100, 8});
    batches.resize(30, Sum{100, 12});
    const double alternating = EstimateShare(Alternating())->standardError;
    const double halves = EstimateShare({batches})->standardError;
    EXPECT_NEAR(halves / alternating, std::sqrt(1 + 2 * 27.0 / 30), 1e-12);
}

TEST(EstimateShare, TakesTenReplicationsAsTheUnits)
{
    std::vector<BatchSums> replications;
    replications.reserve(10);
    for (int i = 0; i < 10; ++i)
    {
        replications.push_back({{50, i % 2 == 0 ? 3.0 : 7.0}, {50, 5.0}});
    }
    const Estimate estimate = *EstimateShare(replications);
    const double standardError = std::sqrt(10.0 / 9 * 10 * 4) / 1000;
    EXPECT_NEAR(estimate.standardError, standardError, 1e-15);
    const double under = standardError * std::sqrt(estimate.high * (1 - estimate.high) / 0.09);
    EXPECT_NEAR(estimate.high, 0.1 + kStudent9 * under, 1e-9);
}

// Three replications of 30 batches: groups of three, in which 8 + 12 + 8 and 12 + 8 + 12 alternate.
TEST(EstimateShare, JoinsBatchesSoThatThirtyUnitsRemain)
{
    const auto one = Alternating().front();
    const Estimate estimate = *EstimateShare({one, one, one});
    EXPECT_NEAR(estimate.standardError, std::sqrt(30.0 / 29 * 30 * 4) / 9000, 1e-15);
}

// No hit in n attempts: 1 - 0.025^(1/n).
TEST(EstimateShare, WithoutHitsIsTheExactBinomialBound)
{
    const Estimate none = *EstimateShare(Thirty({10, 0}));
    EXPECT_EQ(none.value, 0);
    EXPECT_EQ(none.low, 0);
    EXPECT_NEAR(none.high, 1 - std::pow(0.025, 1.0 / 300), 1e-12);
    EXPECT_EQ(none.standardError, 0);
    EXPECT_EQ(Beside(none, 1e-5).z, 0) << "0.3 % of such runs see one: no news";
    EXPECT_NEAR(*Beside(none, none.high).z, -1.96, 1e-3);

    const Estimate all = *EstimateShare(Thirty({10, 10}));
    EXPECT_NEAR(all.low, std::pow(0.025, 1.0 / 300), 1e-12);
    EXPECT_EQ(all.high, 1);
}

TEST(EstimateShare, WithoutHitsUsesTheCallersDesignEffect)
{
    const Estimate none = *EstimateShare(Thirty({10, 0}), 8);
    EXPECT_NEAR(none.high, 1 - std::pow(0.025, 8.0 / 300), 1e-12);
}

// One hit in 10 attempts: the published interval (Clopper and Pearson's chart) is 0.0025..0.4450.
TEST(EstimateShare, WithFewHitsIsClopperPearsons)
{
    auto replications = Thirty({0, 0});
    for (std::size_t i = 0; i < 10; ++i)
    {
        replications[0][3 * i].n = 1;
    }
    replications[0][9].total = 1;
    const Estimate estimate = *EstimateShare(replications);
    EXPECT_NEAR(estimate.low, 0.002529, 5e-7);
    EXPECT_NEAR(estimate.high, 0.445016, 5e-7);
}

// Forty hits in a single batch are one event: the interval must reach as far as for few hits.
TEST(EstimateShare, TreatsHitsInOneBurstAsFew)
{
    auto replications = Thirty({100, 0});
    replications[0][12].total = 40;
    const Estimate burst = *EstimateShare(replications);
    EXPECT_EQ(burst.low, 0) << "hardly one independent hit";
    EXPECT_GT(burst.high, burst.value * 4);
    replications[0][22].total = 40;
    const Estimate two = *EstimateShare(replications);
    EXPECT_GT(two.low, 0);
    EXPECT_LT(two.low, two.value / 5);
    EXPECT_GT(two.high, two.value * 2.5);
}

// Four calls refused where Erlang's model says that refusals come in dozens.
TEST(EstimateShare, LessThanOneIndependentHitBoundsNothingFromBelow)
{
    auto replications = Thirty({100, 0});
    replications[0][3].total = 1;
    replications[0][9].total = 2;
    replications[0][20].total = 1;
    const Estimate rare = *EstimateShare(replications, 12);
    EXPECT_EQ(rare.low, 0);
    EXPECT_GT(rare.high, 12.0 / 3000);
    EXPECT_GT(EstimateShare(replications, 1)->low, 0.0002);
    for (Sum& batch : replications[0])
    {
        batch.total = static_cast<double>(batch.n) - batch.total;
    }
    const Estimate common = *EstimateShare(replications, 12);
    EXPECT_EQ(common.high, 1);
    EXPECT_NEAR(common.low, 1 - rare.high, 1e-12);
}

TEST(EstimateShare, StaysWithinZeroAndOne)
{
    auto replications = Thirty({10, 0});
    for (std::size_t i = 0; i < 30; i += 5)
    {
        replications[0][i].total = 10;
    }
    for (const double flip : {0.0, 1.0})
    {
        for (Sum& batch : replications[0])
        {
            batch.total = flip > 0 ? 10 - batch.total : batch.total;
        }
        const Estimate estimate = *EstimateShare(replications);
        EXPECT_GE(estimate.low, 0);
        EXPECT_LE(estimate.high, 1);
        EXPECT_LT(estimate.low, estimate.value);
        EXPECT_GT(estimate.high, estimate.value);
    }
}

TEST(EstimateShare, OfNothingIsNone)
{
    EXPECT_FALSE(EstimateShare(Thirty({0, 0})));
    EXPECT_FALSE(EstimateMean(Thirty({0, 0}), Extent::FromZero));
}

TEST(EstimateShare, RejectsTooFewBatches)
{
    EXPECT_THROW(EstimateShare({}), std::domain_error);
    EXPECT_THROW(EstimateShare({BatchSums(29, Sum{1, 0})}), std::domain_error);
    EXPECT_THROW(EstimateShare(Thirty({1, 0}), 0.5), std::domain_error);
    EXPECT_NO_THROW(EstimateShare(std::vector<BatchSums>(2, BatchSums(15, Sum{1, 0}))));
}

// 0.09 x 0.91 instead of 0.1 x 0.9 makes the error 0.00354. Beyond 2.82 lie 0.43 % of Student's law
// with 29 degrees of freedom, as beyond 2.63 of the normal one (any table).
TEST(Beside, GivesTheDistanceInStandardErrorsUnderTheExactValue)
{
    const Estimate estimate = Beside(*EstimateShare(Alternating()), 0.09);
    EXPECT_EQ(estimate.exact, 0.09);
    const double student = 0.01 / (estimate.standardError * std::sqrt(0.09 * 0.91 / 0.09));
    EXPECT_NEAR(student, 2.8226, 1e-4);
    EXPECT_NEAR(*estimate.z, 2.631, 1e-3);
}

// One hit where six are expected has the Poisson probability 7 e^-6 = 1.735 %, which is -2.11; the
// error of the hits seen would say -5, that of the exact value -2.04.
TEST(Beside, FewHitsDeviateAsMuchAsTheyAreImprobable)
{
    auto replications = Thirty({100000, 0});
    replications[0][7].total = 1;
    const Estimate one = *EstimateShare(replications);
    EXPECT_NEAR(*Beside(one, 2e-6).z, -2.112, 1e-3);
    EXPECT_EQ(Beside(one, 1 / 3e6).z, 0);
    EXPECT_GT(*Beside(one, 1e-85).z, 15) << "one hit where there is none";
    EXPECT_GT(*Beside(one, 0).z, 30) << "or can be none";
    EXPECT_EQ(Beside(*EstimateShare(Thirty({10, 0})), 0).z, 0);
    auto missed = Thirty({10, 10});
    missed[0][7].total = 9;
    EXPECT_LT(*Beside(*EstimateShare(missed), 1).z, -30);
}

/// `burst` hits at a time in so many of the 30 batches.
std::vector<BatchSums>
Bursts(std::uint64_t n, std::size_t batches, double burst)
{
    auto replications = Thirty({n, 0});
    for (std::size_t i = 0; i < batches; ++i)
    {
        replications[0][(7 * i) % 30].total += burst;
    }
    return replications;
}

/// The interval and z are two readings of one test, on each side of both ends.
void
ExpectOneTest(const Estimate& estimate)
{
    constexpr double kNormal = 1.959964;
    for (const double end : {estimate.low, estimate.high})
    {
        if (end == LeastOf(estimate.extent) || end == MostOf(estimate.extent))
        {
            continue;
        }
        EXPECT_NEAR(std::abs(*Beside(estimate, end).z), kNormal, 1e-5) << estimate.value;
        const double beyond = end + (end - estimate.value) * 0.01;
        const double within = end - (end - estimate.value) * 0.01;
        EXPECT_GT(std::abs(*Beside(estimate, beyond).z), kNormal) << estimate.value;
        EXPECT_LT(std::abs(*Beside(estimate, within).z), kNormal) << estimate.value;
    }
}

// For none, few and many hits, alone and in bursts, and for two batches only.
TEST(Beside, AValueInTheIntervalIsNotDeniedNorOneOutsideAffirmed)
{
    for (const double effect : {1.0, 2.5, 8.0})
    {
        for (const std::size_t batches : {0, 1, 2, 4, 6, 9, 15, 29})
        {
            for (const double burst : {1.0, 2.0, 40.0})
            {
                const auto seen = Bursts(100, batches, burst);
                SCOPED_TRACE(testing::Message() << batches << " x " << burst << ", " << effect);
                ExpectOneTest(*EstimateShare(seen, effect));
                auto tries = seen;
                for (Sum& batch : tries[0])
                {
                    batch.total += static_cast<double>(batch.n);
                }
                ExpectOneTest(*EstimateMean(tries, Extent::FromOne, effect));
            }
        }
    }
    ExpectOneTest(*EstimateMean(Bursts(100, 15, 40), Extent::FromZero));
    auto two = Thirty({0, 0});
    two[0][3] = {10, 30};
    two[0][4] = {10, 34};
    ExpectOneTest(*EstimateMean(two, Extent::FromZero));
}

// Alternating means of 3 and 5 seconds: residuals -10 and 10 over 10 observations a batch.
TEST(EstimateMean, EqualsTheRatioEstimateWorkedByHand)
{
    auto replications = Thirty({10, 30});
    for (std::size_t i = 0; i < 30; i += 2)
    {
        replications[0][i].total = 50;
    }
    const Estimate estimate = *EstimateMean(replications, Extent::FromZero);
    EXPECT_DOUBLE_EQ(estimate.value, 4);
    EXPECT_EQ(estimate.n, 300U);
    EXPECT_NEAR(estimate.standardError, std::sqrt(30.0 / 29 * 3000) / 300, 1e-13);
    EXPECT_NEAR(estimate.high - 4, kStudent29 * estimate.standardError, 1e-8);
}

TEST(EstimateMean, ShiftsAndScalesWithItsObservations)
{
    auto replications = Thirty({10, 30});
    for (std::size_t i = 0; i < 30; ++i)
    {
        replications[0][i].total += static_cast<double>(i * i % 7);
    }
    const Estimate before = *EstimateMean(replications, Extent::FromZero);
    for (Sum& batch : replications[0])
    {
        batch.total = 3 * batch.total + 2 * static_cast<double>(batch.n);
    }
    const Estimate after = *EstimateMean(replications, Extent::FromZero);
    EXPECT_NEAR(after.value, 3 * before.value + 2, 1e-12);
    EXPECT_NEAR(after.high - after.low, 3 * (before.high - before.low), 1e-12);
}

// Half of the batches see nothing, one sees nearly all: Student's interval would begin below 0.
TEST(EstimateMean, StaysWithinWhatCanBe)
{
    auto replications = Thirty({10, 1});
    replications[0][12].total = 5000;
    EXPECT_EQ(EstimateMean(replications, Extent::FromZero)->low, 0);
    for (Sum& batch : replications[0])
    {
        batch.total += static_cast<double>(batch.n);
    }
    const Estimate tries = *EstimateMean(replications, Extent::FromOne);
    EXPECT_GE(tries.low, 1);
    EXPECT_GT(tries.high, 3 * tries.value) << "one burst tells little of the mean";
}

// No caller of 300 tried twice: up to 3.689 of them might (Garwood), where the batches, all alike,
// would say that none can.
TEST(EstimateMean, OfTriesWithoutASecondOneIsNotCertain)
{
    const Estimate once = *EstimateMean(Thirty({10, 10}), Extent::FromOne);
    EXPECT_EQ(once.value, 1);
    EXPECT_EQ(once.low, 1);
    EXPECT_NEAR(once.high, 1 + 3.688879 / 300, 1e-8);
    const Estimate clustered = *EstimateMean(Thirty({10, 10}), Extent::FromOne, 4);
    EXPECT_NEAR(clustered.high, 1 + 4 * 3.688879 / 300, 1e-8);
}

TEST(EstimateMean, OfASingleBatchIsNone)
{
    auto replications = Thirty({0, 0});
    replications[0][4] = {7, 21};
    EXPECT_FALSE(EstimateMean(replications, Extent::FromOne));
    EXPECT_FALSE(EstimateMean(replications, Extent::FromZero));
}

} // namespace

} // namespace pptplab::analysis
