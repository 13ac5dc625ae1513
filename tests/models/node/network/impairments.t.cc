// SPDX-License-Identifier: GPL-2.0-only
#include "models/node/network/impairments.h"

#include "models/node/network/link-direction.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <memory>
#include <vector>

namespace pptplab::node
{
namespace
{

using namespace std::chrono_literals;
using population::Law;

constexpr std::size_t kPackets = 100'000;
constexpr double kStandardErrors = 4;

ImpairmentProcess
At(const Impairments& impairments, const char* line = "office-1", const char* direction = "up")
{
    return ImpairmentProcess(std::make_shared<const Impairments>(impairments),
                             {7, 0, line, direction});
}

/// One packet every 10 ms, each with 1 ms to go: how long each took, or -1 ns when it was lost, and
/// -2 ns when it came twice.
std::vector<Duration>
Fates(ImpairmentProcess process, std::size_t packets = kPackets)
{
    std::vector<Duration> fates;
    for (std::size_t i = 0; i < packets; ++i)
    {
        const Duration leaves = i * 10ms;
        const Deliveries deliveries = process.Pass(leaves, leaves, leaves + 1ms);
        fates.push_back(deliveries.count == 1   ? deliveries.after[0]
                        : deliveries.count == 0 ? Duration{-1}
                                                : Duration{-2});
    }
    return fates;
}

double
ShareOf(Duration fate, const std::vector<Duration>& fates)
{
    return static_cast<double>(std::count(fates.begin(), fates.end(), fate)) /
           static_cast<double>(fates.size());
}

constexpr Duration kLost{-1};
constexpr Duration kTwice{-2};

/// The standard error of a share `p` among independent packets.
double
StandardError(double p)
{
    return std::sqrt(p * (1 - p) / static_cast<double>(kPackets));
}

TEST(Impairments, NoneAreThereByDefault)
{
    EXPECT_FALSE(Impairments{}.Any());
    EXPECT_EQ(ShareOf(1ms, Fates(At({}))), 1);
}

TEST(Impairments, BernoulliLossIsTheProbability)
{
    Impairments on;
    on.loss = 0.05;
    EXPECT_TRUE(on.Any());
    EXPECT_NEAR(ShareOf(kLost, Fates(At(on))), 0.05, kStandardErrors * StandardError(0.05));
    on.loss = 1;
    EXPECT_EQ(ShareOf(kLost, Fates(At(on))), 1);
}

TEST(Impairments, GilbertElliottLosesItsStationaryShareInBurstsOfItsMeanLength)
{
    Impairments on;
    on.burstLoss = {0.01, 0.25, 1, 0};
    const auto fates = Fates(At(on));
    // A two-state chain: stationary share, and a correlation of 1 - enter - leave between packets,
    // which widens the standard error by (1 + r) / (1 - r).
    const double share = 0.01 / (0.01 + 0.25);
    const double correlation = 1 - 0.01 - 0.25;
    const double widening = std::sqrt((1 + correlation) / (1 - correlation));
    EXPECT_NEAR(ShareOf(kLost, fates), share, kStandardErrors * StandardError(share) * widening);

    double bursts = 0;
    for (std::size_t i = 1; i < fates.size(); ++i)
    {
        bursts += fates[i] == kLost && fates[i - 1] != kLost ? 1 : 0;
    }
    // Lengths are geometric with mean 4 and variance (1 - leave) / leave^2 = 12.
    const double length = ShareOf(kLost, fates) * static_cast<double>(kPackets) / bursts;
    EXPECT_NEAR(length, 4, kStandardErrors * std::sqrt(12 / bursts));
}

TEST(Impairments, GilbertElliottMayLoseBetweenBurstsToo)
{
    Impairments on;
    on.burstLoss = {0, 0, 1, 0.02};
    EXPECT_TRUE(on.Any());
    EXPECT_NEAR(ShareOf(kLost, Fates(At(on))), 0.02, kStandardErrors * StandardError(0.02));
}

TEST(Impairments, JitterIsAddedToTheDelay)
{
    Impairments on;
    on.jitter = Law::Uniform(0s, 8ms); // shorter than the gaps: order plays no part
    double sum = 0;
    for (const Duration took : Fates(At(on)))
    {
        ASSERT_GE(took, 1ms);
        ASSERT_LE(took, 9ms);
        sum += ToSeconds(took - 1ms);
    }
    const double standardError = 0.008 / std::sqrt(12.0 * kPackets);
    EXPECT_NEAR(sum / kPackets, 0.004, kStandardErrors * standardError);
}

TEST(Impairments, JitterKeepsTheOrderUnlessItIsFree)
{
    Impairments on;
    on.jitter = Law::Uniform(0s, 200ms);
    for (const JitterOrder order : {JitterOrder::Kept, JitterOrder::Free})
    {
        on.jitterOrder = order;
        const auto fates = Fates(At(on), 1000);
        std::size_t overtaken = 0;
        for (std::size_t i = 1; i < fates.size(); ++i)
        {
            overtaken += fates[i] + 10ms < fates[i - 1] ? 1 : 0;
        }
        EXPECT_EQ(overtaken == 0, order == JitterOrder::Kept);
    }
}

TEST(Impairments, AReorderedPacketIsHeldBackAndTheOthersPass)
{
    Impairments on;
    on.reorder = 0.1;
    on.reorderDelay = Law::Constant(25ms);
    const auto fates = Fates(At(on));
    EXPECT_NEAR(ShareOf(26ms, fates), 0.1, kStandardErrors * StandardError(0.1));
    EXPECT_DOUBLE_EQ(ShareOf(26ms, fates) + ShareOf(1ms, fates), 1);
}

TEST(Impairments, ADuplicateArrivesTwice)
{
    Impairments on;
    on.duplicate = 0.1;
    const auto fates = Fates(At(on));
    EXPECT_NEAR(ShareOf(kTwice, fates), 0.1, kStandardErrors * StandardError(0.1));
    EXPECT_DOUBLE_EQ(ShareOf(kTwice, fates) + ShareOf(1ms, fates), 1);
}

TEST(Impairments, AScheduledOutageLosesWhatLeavesDuringIt)
{
    Impairments on;
    on.outages = {{50ms, 80ms}, {100ms, 101ms}};
    std::vector<std::size_t> lost;
    const auto fates = Fates(At(on), 20);
    for (std::size_t i = 0; i < fates.size(); ++i)
    {
        if (fates[i] == kLost)
        {
            lost.push_back(i);
        }
    }
    EXPECT_EQ(lost, (std::vector<std::size_t>{5, 6, 7, 10})) << "from is within, until is not";
}

TEST(Impairments, RandomOutagesTakeTheirShareOfTimeAndBothDirections)
{
    Impairments on;
    on.randomOutages = {Law::Exponential(900ms), Law::Exponential(100ms)};
    const auto up = Fates(At(on, "office-1", "up"));
    // 1000 s hold about 1000 cycles. Renewal theory: the variance of the share after time T is
    // (up^2 var(down) + down^2 var(up)) / (T cycle^3), here 2 * 0.9^2 * 0.1^2 / 1000.
    const double standardError = std::sqrt(2 * 0.81 * 0.01 / 1000);
    EXPECT_NEAR(ShareOf(kLost, up), 0.1, kStandardErrors * standardError);
    EXPECT_EQ(Fates(At(on, "office-1", "down")), up);
    EXPECT_NE(Fates(At(on, "office-2", "up")), up);
}

TEST(Impairments, OneKindDoesNotShiftTheNumbersOfAnother)
{
    Impairments on;
    on.loss = 0.3;
    const auto alone = Fates(At(on));
    on.jitter = Law::Exponential(5ms);
    on.burstLoss = {0.1, 0.5, 1, 0};
    on.reorder = 0.2;
    on.reorderDelay = Law::Exponential(5ms);
    on.duplicate = 0.2;
    const auto together = Fates(At(on));
    for (std::size_t i = 0; i < kPackets; ++i)
    {
        ASSERT_TRUE(alone[i] != kLost || together[i] == kLost) << "packet " << i;
    }
}

TEST(Impairments, LinesAndDirectionsHaveNumbersOfTheirOwn)
{
    Impairments on;
    on.loss = 0.5;
    const auto one = Fates(At(on), 100);
    EXPECT_EQ(Fates(At(on), 100), one);
    EXPECT_NE(Fates(At(on, "office-2"), 100), one);
    EXPECT_NE(Fates(At(on, "office-1", "down"), 100), one);
}

TEST(LinkDirection, AnOutageIsMetWhenTheLastBitLeaves)
{
    Impairments on;
    on.outages = {{0s, 1500us}};
    const LinkDirection::Options eightMegabit{BitRate{8'000'000}, 10ms, Bytes{60'000}};
    LinkDirection link(eightMegabit, std::make_unique<ImpairmentProcess>(At(on)));
    ASSERT_EQ(link.Accept(0s, Bytes{1499}), 1499us + 10ms);
    EXPECT_EQ(link.Impair(0s, 1499us + 10ms).count, 0U);
    ASSERT_EQ(link.Accept(0s, Bytes{1}), 1500us + 10ms);
    const Deliveries passed = link.Impair(0s, 1500us + 10ms);
    ASSERT_EQ(passed.count, 1U);
    EXPECT_EQ(passed.after[0], 1500us + 10ms);
}

} // namespace
} // namespace pptplab::node
