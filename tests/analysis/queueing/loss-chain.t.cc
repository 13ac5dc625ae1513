// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/loss-chain.h"

#include "analysis/queueing/erlang.h"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

namespace pptplab::analysis
{

namespace
{

TEST(BusyDistribution, EqualsTheTruncatedPoissonDistribution)
{
    // Weights 1, 2, 2, 4/3 of load 2.
    const Eigen::VectorXd probability = BusyDistribution(2, 3);
    ASSERT_EQ(probability.size(), 4);
    EXPECT_NEAR(probability(0), 3.0 / 19, 1e-15);
    EXPECT_NEAR(probability(1), 6.0 / 19, 1e-15);
    EXPECT_NEAR(probability(2), 6.0 / 19, 1e-15);
    EXPECT_NEAR(probability(3), 4.0 / 19, 1e-15);
}

void
ExpectErlangBAtTheTop(double load, int ports)
{
    SCOPED_TRACE(testing::Message() << load << " E on " << ports);
    const Eigen::VectorXd probability = BusyDistribution(load, ports);
    const double expected = ErlangB(load, ports);
    EXPECT_NEAR(probability(ports), expected, 1e-11 * expected + 1e-300);
    EXPECT_NEAR(probability.sum(), 1, 1e-12);
}

TEST(BusyDistribution, HasErlangBAtItsTopForAnyLoad)
{
    for (const double load : {1e-3, 1.0, 45.0, 256.0, 1e4, 1e6})
    {
        for (const int ports : {1, 50, 256, 20'000})
        {
            ExpectErlangBAtTheTop(load, ports);
        }
    }
}

// One port: the only other eigenvalue of the generator is -(1 + a). Two: x^2 - (2a + 3) x +
// a^2 + 2a + 2, whose smaller root for a = 1 is (5 - sqrt 5) / 2. The others by mpmath's symmetric
// eigenvalue solver on the whole generator, 30 digits.
TEST(RelaxationTime, EqualsTheSecondEigenvalueIn30Digits)
{
    EXPECT_NEAR(RelaxationTime(3, 1), 0.25, 1e-15);
    EXPECT_NEAR(RelaxationTime(1, 2), 2 / (5 - std::sqrt(5.0)), 1e-14);
    EXPECT_NEAR(RelaxationTime(9, 10), 0.573882415869933149, 1e-13);
    EXPECT_NEAR(RelaxationTime(0.5, 5), 0.999313707813103552, 1e-13);
    EXPECT_NEAR(RelaxationTime(45, 50), 0.66439790008712535, 1e-13);
}

TEST(RelaxationTime, FallsWithLoadAndIsThatOfUnlimitedPortsAtLittleLoad)
{
    EXPECT_NEAR(RelaxationTime(10, 256), 1, 1e-12);
    double before = 1;
    for (const double load : {200.0, 256.0, 300.0, 1000.0, 1e6})
    {
        EXPECT_LT(RelaxationTime(load, 256), before) << load;
        before = RelaxationTime(load, 256);
    }
}

// 2 sum_i pi(i) (f(i) - mean) h(i) with h from the linear system (-Q + 1 pi) h = f - mean, solved
// by mpmath in 30 digits.
TEST(VarianceOfTimeAverages, EqualsPoissonsEquationIn30Digits)
{
    const AsymptoticVariance two = VarianceOfTimeAverages(1, 2);
    EXPECT_NEAR(two.busy, 0.8, 1e-14);
    EXPECT_NEAR(two.full, 0.16, 1e-14);
    const AsymptoticVariance ten = VarianceOfTimeAverages(9, 10);
    EXPECT_NEAR(ten.busy, 4.03974897677140779, 1e-12);
    EXPECT_NEAR(ten.full, 0.0524732876749551537, 1e-14);
    const AsymptoticVariance five = VarianceOfTimeAverages(0.5, 5);
    EXPECT_NEAR(five.busy, 0.998438606516903497, 1e-13);
    EXPECT_NEAR(five.full, 0.0000726430652004840846, 1e-17);
    const AsymptoticVariance fifty = VarianceOfTimeAverages(45, 50);
    EXPECT_NEAR(fifty.busy, 31.3105691065817205, 1e-11);
    EXPECT_NEAR(fifty.full, 0.00917781590423969117, 1e-14);
}

// With plenty of ports the busy ones are an M/M/inf queue: covariance a e^-t, integral 2 a.
TEST(VarianceOfTimeAverages, IsTwiceTheLoadOnPlentyOfPorts)
{
    EXPECT_NEAR(VarianceOfTimeAverages(20, 256).busy, 40, 1e-10);
}

// Where no port is ever missed: also if all busy is too improbable for a double.
TEST(VarianceOfTimeAverages, IsThatOfUnlimitedPortsWhereAllBusyUnderflows)
{
    const auto expect = [](double load, int ports) {
        SCOPED_TRACE(testing::Message() << load << " E on " << ports);
        const AsymptoticVariance variance = VarianceOfTimeAverages(load, ports);
        EXPECT_NEAR(variance.busy, 2 * load, 1e-14 * load);
        EXPECT_EQ(variance.full, 0);
    };
    expect(1e-6, 50);
    expect(0.001, 100);
    expect(0.1, 150);
    expect(1, 200);
    expect(45, 500);
    expect(100, 1000);
    expect(1, 100'000);
}

// One port changes state at rates a and 1: 2 a / (1+a)^3 for either.
TEST(VarianceOfTimeAverages, IsThatOfASwitchForOnePort)
{
    const AsymptoticVariance one = VarianceOfTimeAverages(3, 1);
    EXPECT_NEAR(one.busy, 6.0 / 64, 1e-15);
    EXPECT_NEAR(one.full, 6.0 / 64, 1e-15);
    const double busiest = 2e6 / std::pow(1e6 + 1, 3);
    EXPECT_NEAR(VarianceOfTimeAverages(1e6, 1).busy, busiest, 1e-14 * busiest);
}

TEST(LossChain, RejectsWhatIsOutOfRange)
{
    EXPECT_THROW(BusyDistribution(0, 3), std::domain_error);
    EXPECT_THROW(BusyDistribution(1, 0), std::domain_error);
    EXPECT_THROW(RelaxationTime(-1, 3), std::domain_error);
    EXPECT_THROW(RelaxationTime(1, 100'001), std::domain_error);
    EXPECT_THROW(VarianceOfTimeAverages(2e6, 3), std::domain_error);
}

} // namespace

} // namespace pptplab::analysis
