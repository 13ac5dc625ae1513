// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/overflow.h"

#include "analysis/queueing/erlang.h"

#include <gtest/gtest.h>

#include <limits>
#include <stdexcept>
#include <string>

namespace pptplab::analysis
{

namespace
{

// Moments of the second group's busy ports from the two-dimensional chain itself (first group
// finite, second cut at 20 to 28), balance equations solved by mpmath in 30 digits.
TEST(Overflow, EqualsTheMomentsOfTheTwoDimensionalChain)
{
    const Stream one = Overflow(1, 1);
    EXPECT_NEAR(one.mean, 0.5, 1e-15);
    EXPECT_NEAR(one.variance, 0.583333333333333333, 1e-14);
    const Stream three = Overflow(2, 3);
    EXPECT_NEAR(three.mean, 0.421052631578947368, 1e-14);
    EXPECT_NEAR(three.variance, 0.591593399975912321, 1e-14);
    const Stream two = Overflow(0.5, 2);
    EXPECT_NEAR(two.mean, 0.0384615384615384615, 1e-15);
    EXPECT_NEAR(two.variance, 0.0445580060964676349, 1e-15);
}

// M(2) = a^2 s0 / s2 with s0 = a^c / c! and s1, s2 the repeated sums over 0..c, variance = M(2) +
// mean - mean^2, in 50 digits.
TEST(Overflow, EqualsRiordansRecursionIn50DigitsFarAboveFullLoad)
{
    const auto expect = [](double load, double ports, double variance) {
        EXPECT_NEAR(Overflow(load, ports).variance / variance, 1, 1e-13) << load << " " << ports;
    };
    expect(1e3, 6, 999.981880185623254);
    expect(3e3, 6, 2999.99398667340256);
    expect(1e4, 6, 9999.99819880018003);
    expect(1e5, 100, 99999.9969941517193);
    expect(1e6, 100, 999999.999699941603);
    expect(1e6, 179, 999999.999462810578);
}

TEST(Overflow, IsThePoissonStreamItselfWithoutPorts)
{
    const Stream all = Overflow(7, 0);
    EXPECT_DOUBLE_EQ(all.mean, 7);
    EXPECT_DOUBLE_EQ(all.variance, 7);
}

TEST(Overflow, IsMostPeakedNearFullLoad)
{
    const auto peakedness = [](double load) {
        const Stream stream = Overflow(load, 50);
        return stream.variance / stream.mean;
    };
    EXPECT_GT(peakedness(50), peakedness(30));
    EXPECT_GT(peakedness(50), peakedness(100));
    EXPECT_GT(peakedness(30), 1);
}

// The pair (load, ports) by mpmath's two-dimensional secant method on Riordan's two equations, 40
// digits; then load B(load, ports + n) / mean.
TEST(GroupEquivalentTo, EqualsTheRootsIn40Digits)
{
    const EquivalentGroup ten = GroupEquivalentTo({10, 20});
    EXPECT_NEAR(ten.load, 25.484585615656827, 1e-9);
    EXPECT_NEAR(ten.ports, 16.801366126171084, 1e-9);
    EXPECT_NEAR(RefusedOfStream({10, 20}, 15), 0.0959096295656431295, 1e-11);
    const EquivalentGroup one = GroupEquivalentTo({1, 1.5});
    EXPECT_NEAR(one.load, 3.36114684019574634, 1e-10);
    EXPECT_NEAR(one.ports, 3.60191140032624389, 1e-10);
    EXPECT_NEAR(RefusedOfStream({1, 1.5}, 4), 0.0683428865296967069, 1e-11);
    const EquivalentGroup fifty = GroupEquivalentTo({50, 90});
    EXPECT_NEAR(fifty.load, 94.1898969727953169, 1e-9);
    EXPECT_NEAR(fifty.ports, 45.044028802968453, 1e-9);
    EXPECT_NEAR(RefusedOfStream({50, 90}, 60), 0.0456826129429455588, 1e-11);
}

void
ExpectOverflow(const Stream& stream)
{
    SCOPED_TRACE(testing::Message() << "mean " << stream.mean << ", variance " << stream.variance);
    const EquivalentGroup group = GroupEquivalentTo(stream);
    const Stream again = Overflow(group.load, group.ports);
    EXPECT_NEAR(again.mean, stream.mean, 1e-11 * stream.mean);
    EXPECT_NEAR(again.variance, stream.variance, 1e-11 * stream.variance);
}

TEST(GroupEquivalentTo, HasTheStreamAsItsOverflow)
{
    for (const double mean : {1e-3, 0.1, 3.0, 100.0, 1e4})
    {
        for (const double peakedness : {1.0, 1 + 1e-12, 1.001, 1.01, 1.5, 4.0, 50.0})
        {
            ExpectOverflow({mean, mean * peakedness});
        }
    }
}

TEST(RappsGroup, IsNearTheExactOne)
{
    const EquivalentGroup rapp = RappsGroup({10, 20});
    EXPECT_DOUBLE_EQ(rapp.load, 26);
    EXPECT_NEAR(rapp.ports, 191.0 / 11, 1e-12); // 26 x 12 / 11 - 11
    EXPECT_NEAR(rapp.load, GroupEquivalentTo({10, 20}).load, 0.6);
}

TEST(RefusedOfStream, IsErlangBForPoisson)
{
    for (const double load : {0.5, 10.0, 45.0})
    {
        EXPECT_NEAR(RefusedOfStream({load, load}, 20), ErlangB(load, 20), 1e-12);
        EXPECT_NEAR(RefusedByHayward({load, load}, 20), ErlangB(load, 20), 1e-14);
    }
}

// The overflow of one group: what passes both groups is what passes one of 50 + 20.
TEST(RefusedOfStream, IsExactForTheOverflowOfOneGroup)
{
    const Stream stream = Overflow(55, 50);
    const double expected = 55 * ErlangB(55, 70) / stream.mean;
    EXPECT_NEAR(RefusedOfStream(stream, 20), expected, 1e-9 * expected);
    EXPECT_GT(RefusedOfStream(stream, 20), ErlangB(stream.mean, 20));
}

// B(5, 7.5), B(4, 14/3) and, smoother than Poisson, B(20, 30) in 40 digits.
TEST(RefusedByHayward, EqualsErlangBOfTheScaledGroup)
{
    EXPECT_NEAR(RefusedByHayward({10, 20}, 15), 0.0928169686327219481, 1e-13);
    EXPECT_NEAR(RefusedByHayward({6, 9}, 7), 0.232967717558664784, 1e-13);
    EXPECT_NEAR(RefusedByHayward({10, 5}, 15), 0.00845749834019470414, 1e-14);
}

std::string
WhyNot(const Stream& stream, double ports)
{
    try
    {
        return std::to_string(RefusedByHayward(stream, ports));
    }
    catch (const std::domain_error& error)
    {
        return error.what();
    }
}

TEST(RefusedByHayward, BlamesTheArgumentThatIsOutOfRange)
{
    EXPECT_EQ(WhyNot({std::numeric_limits<double>::infinity(), 1}, 1),
              "mean is inf, allowed: above 0 to 1e9 erlangs");
    EXPECT_EQ(WhyNot({1, 0.001}, 1e6), "ports x mean / variance is 1000000000, allowed: 0..1e7");
    EXPECT_EQ(WhyNot({1, 0.001}, 1e4), std::to_string(0.0));
}

TEST(Together, AddsMeansAndVariances)
{
    const Stream sum = Together({{1, 2}, {3, 5}, {0.5, 0.5}});
    EXPECT_DOUBLE_EQ(sum.mean, 4.5);
    EXPECT_DOUBLE_EQ(sum.variance, 7.5);
    EXPECT_EQ(Together({}).mean, 0);
    const double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_THROW(Together({{1, 2}, {nan, 5}}), std::domain_error);
    EXPECT_THROW(Together({{1, nan}}), std::domain_error);
    EXPECT_THROW(Together({{-1, 5}}), std::domain_error);
    EXPECT_THROW(Together({{1, -5}}), std::domain_error);
}

TEST(Overflow, RejectsWhatIsOutOfRange)
{
    EXPECT_THROW(Overflow(-1, 3), std::domain_error);
    EXPECT_THROW(Overflow(1, -1), std::domain_error);
    EXPECT_THROW(GroupEquivalentTo({0, 0}), std::domain_error);
    EXPECT_THROW(GroupEquivalentTo({10, 9}), std::domain_error);
    EXPECT_THROW(RappsGroup({10, 501}), std::domain_error);
    EXPECT_THROW(RefusedOfStream({10, 20}, -1), std::domain_error);
    EXPECT_THROW(RefusedByHayward({0, 1}, 3), std::domain_error);
    EXPECT_THROW(RefusedByHayward({1, std::numeric_limits<double>::quiet_NaN()}, 3),
                 std::domain_error);
}

} // namespace

} // namespace pptplab::analysis
