// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/transient.h"

#include "analysis/queueing/erlang.h"
#include "analysis/queueing/loss-chain.h"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

namespace pptplab::analysis
{

namespace
{

// One port: p1(t) = a / (1+a) (1 - e^-(1+a)t), and its mean over (0, t).
TEST(Transient, EqualsTheExponentialOfOnePort)
{
    for (const double time : {0.0, 0.01, 0.5, 3.0, 200.0})
    {
        EXPECT_NEAR(BusyFromEmpty(time, 3, 1)(1), 0.75 * -std::expm1(-4 * time), 1e-14) << time;
    }
    const double mean = 0.75 * (1 + std::expm1(-4 * 0.5) / (4 * 0.5));
    EXPECT_NEAR(RefusedFromEmpty({0, 0.5}, 3, 1), mean, 1e-14);
}

// Share refused at one port in short windows, by its series a t / 2 (1 - (1+a) t / 3 ...).
TEST(RefusedFromEmpty, IsHalfTheCallersOfAShortWindowOfOnePort)
{
    const auto expect = [](double time, double load) {
        SCOPED_TRACE(testing::Message() << load << " E for " << time);
        const double expected = load * time / 2 * (1 - (1 + load) * time / 3);
        EXPECT_NEAR(RefusedFromEmpty({0, time}, load, 1), expected, 1e-17 + 1e-11 * expected);
    };
    expect(2e-11, 200);
    expect(1e-9, 1);
    expect(1e-6, 1);
    expect(1e-15, 1);
}

// The calls that came until then fill the ports: P(Poisson(a t) > 1) is (a t)^2 / 2 of them, of
// which the mean over the window is a third.
TEST(RefusedFromEmpty, IsAThirdOfTheSquareOfAShortWindowOfTwoPorts)
{
    EXPECT_NEAR(RefusedFromEmpty({0, 1e-7}, 3, 2), 3e-7 * 3e-7 / 6, 1e-6 * 1.5e-14);
    EXPECT_NEAR(RefusedFromEmpty({2, 2 + 1e-9}, 3, 2), BusyFromEmpty(2, 3, 2)(2), 1e-9);
}

// mpmath's exponential of the generator, 30 digits; the means from that of the generator with one
// more column, which adds up the time with all ports busy.
TEST(Transient, EqualsTheExponentialOfTheGeneratorIn30Digits)
{
    const Eigen::VectorXd three = BusyFromEmpty(0.7, 2, 3);
    EXPECT_NEAR(three(3), 0.0749754452523424099, 1e-14);
    EXPECT_NEAR(three(0), 0.365518831252354756, 1e-14);
    EXPECT_NEAR(RefusedFromEmpty({0, 0.7}, 2, 3), 0.0270785655828085423, 1e-14);
    EXPECT_NEAR(RefusedFromEmpty({0.35, 0.7}, 2, 3), 0.0475807579342046103, 1e-14);
    const Eigen::VectorXd five = BusyFromEmpty(2, 4.5, 5);
    EXPECT_NEAR(five(5), 0.22140631491304021, 1e-14);
    EXPECT_NEAR(five(0), 0.0215748206133852108, 1e-14);
    EXPECT_NEAR(RefusedFromEmpty({0, 2}, 4.5, 5), 0.11445239382214629, 1e-14);
    EXPECT_NEAR(RefusedFromEmpty({1, 2}, 4.5, 5), 0.185427010274777682, 1e-14);
    const Eigen::VectorXd ten = BusyFromEmpty(0.25, 12, 10);
    EXPECT_NEAR(ten(10), 0.000421060392161107413, 1e-15);
    EXPECT_NEAR(ten(0), 0.0703416916124515557, 1e-14);
    EXPECT_NEAR(RefusedFromEmpty({0, 0.25}, 12, 10), 0.0000528795018272792985, 1e-16);
    EXPECT_NEAR(RefusedFromEmpty({0.125, 0.25}, 12, 10), 0.000105505873491949122, 1e-16);
}

void
ExpectRelative(double value, double expected)
{
    EXPECT_NEAR(value, expected, 1e-12 * expected);
}

// The sum over uniformization's steps in mpmath, 60 digits.
TEST(Transient, IsRightHoweverSmallTheProbability)
{
    const Eigen::VectorXd many = BusyFromEmpty(0.25, 300, 256);
    ExpectRelative(many(256), 5.7382687187874435e-70);
    ExpectRelative(many(0), 1.514677610927244e-29);
    ExpectRelative(RefusedFromEmpty({0, 0.25}, 300, 256), 3.4044458283883768e-72);
    const Eigen::VectorXd soon = BusyFromEmpty(0.01, 50, 100);
    ExpectRelative(soon(100), 3.1339275214700063e-189);
    ExpectRelative(soon(0), 0.60804382894009269);
    const Eigen::VectorXd later = BusyFromEmpty(5, 20, 60);
    ExpectRelative(later(60), 2.1858180492263954e-13);
    ExpectRelative(later(0), 2.3584975310903354e-9);
    ExpectRelative(RefusedFromEmpty({0, 5}, 20, 60), 5.5840219382667802e-14);
    ExpectRelative(BusyFromEmpty(60, 100, 256)(256), ErlangB(100, 256));
}

void
ExpectStationary(double load, int ports)
{
    SCOPED_TRACE(testing::Message() << load << " E on " << ports);
    const Eigen::VectorXd late = BusyFromEmpty(60, load, ports);
    EXPECT_LT((late - BusyDistribution(load, ports)).cwiseAbs().sum(), 1e-12);
    EXPECT_NEAR(RefusedFromEmpty({60, 1000}, load, ports), ErlangB(load, ports), 1e-12);
}

TEST(Transient, BecomesStationary)
{
    for (const int ports : {1, 50, 256})
    {
        for (const double share : {0.1, 0.9, 1.5})
        {
            ExpectStationary(share * ports, ports);
        }
    }
}

// While no port is missed the mean number of busy ports is that of M/M/inf, a (1 - e^-t).
TEST(Transient, FillsLikeUnlimitedPortsAtFirst)
{
    const Eigen::VectorXd early = BusyFromEmpty(0.3, 45, 60);
    const double mean = early.dot(Eigen::VectorXd::LinSpaced(61, 0, 60));
    EXPECT_NEAR(mean, -45 * std::expm1(-0.3), 1e-10);
}

// Chapman and Kolmogorov, also across the early end at the stationary state.
TEST(Transient, GoesOnFromAnyState)
{
    const Eigen::VectorXd halfway = BusyFromEmpty(0.4, 45, 50);
    const Eigen::VectorXd whole = BusyFromEmpty(1.1, 45, 50);
    EXPECT_LT((BusyAfter(0.7, 45, halfway) - whole).cwiseAbs().maxCoeff(), 1e-14);
    EXPECT_NEAR(RefusedFromEmpty({0, 50}, 45, 50) * 50,
                RefusedFromEmpty({0, 2}, 45, 50) * 2 + RefusedFromEmpty({2, 50}, 45, 50) * 48,
                1e-11);
}

TEST(Transient, RefusesMoreTheLaterFromEmpty)
{
    double before = 0;
    for (double time = 0.25; time < 5; time += 0.25)
    {
        const double full = BusyFromEmpty(time, 45, 50)(50);
        EXPECT_GT(full, before) << time;
        before = full;
    }
    EXPECT_LT(RefusedFromEmpty({0, 10}, 45, 50), RefusedFromEmpty({2, 10}, 45, 50));
}

TEST(Transient, RejectsWhatIsOutOfRange)
{
    EXPECT_THROW(BusyFromEmpty(-1, 1, 1), std::domain_error);
    EXPECT_THROW(BusyFromEmpty(1, 0, 1), std::domain_error);
    EXPECT_THROW(BusyFromEmpty(1, 1, 0), std::domain_error);
    EXPECT_THROW(BusyFromEmpty(40, 9000, 10'000), std::domain_error);
    EXPECT_THROW(BusyFromEmpty(1000, 1e6, 2), std::domain_error);
    EXPECT_THROW(RefusedFromEmpty({1, 1}, 1, 1), std::domain_error);
    EXPECT_THROW(RefusedFromEmpty({-1, 1}, 1, 1), std::domain_error);
    EXPECT_THROW(BusyAfter(1, 1, Eigen::VectorXd::Ones(3)), std::domain_error);
    EXPECT_THROW(BusyAfter(1, 1, Eigen::Vector3d(1.5, -0.5, 0)), std::domain_error);
    EXPECT_THROW(BusyAfter(1, 1, Eigen::VectorXd::Ones(1)), std::domain_error);
    EXPECT_THROW(BusyAfter(1, 1, Eigen::VectorXd()), std::domain_error);
}

} // namespace

} // namespace pptplab::analysis
