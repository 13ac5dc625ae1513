// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/continuous-erlang.h"

#include "analysis/queueing/erlang.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

namespace pptplab::analysis
{

namespace
{

struct Case
{
    double load;
    double ports;
    double blocking;
};

// 40 digits with Python's mpmath: whole ports by Erlang's recursion, the others by numerical
// integration of 1/B = integral_0^inf e^-u (1 + u/a)^s du and again by a^s e^-a / gammainc(s+1, a).
const std::vector<Case> kCases = {
    {45, 50, 0.0541044721646261704},
    {500, 256, 0.490064250882995045},
    {12345, 12421, 0.00375553310674591848},
    {1e6, 1e6, 0.000797460306855561014},
    {999000, 1e6, 0.000287421375776867924},
    {1.1e6, 1e6, 0.0909181798192409866},
    {20, 100, 2.79966632549908105e-37},
    {10.5, 7.25, 0.412867448474943596},
    {0.3, 0.5, 0.510751687329212206},
    {2.5, 0.5, 0.852457857892633992},
    {800, 900.5, 0.0000309220668584858254},
    {900.5, 800.25, 0.11903615024091139},
    {0.001, 0.5, 0.0356476651655321466},
};

TEST(ContinuousErlangB, EqualsTheIntegralAndTheRecursionIn40Digits)
{
    for (const Case& one : kCases)
    {
        SCOPED_TRACE(testing::Message() << one.load << " E on " << one.ports);
        EXPECT_NEAR(ContinuousErlangB(one.load, one.ports) / one.blocking, 1, 1e-12);
    }
}

// Natural logarithms that the test of a public Python package (capacity_planning, erlang_test.py)
// took from Mathematica.
TEST(ContinuousErlangB, AgreesWithPublishedLogarithms)
{
    EXPECT_NEAR(std::log(ContinuousErlangB(120, 100)), -1.62826407041, 1e-10);
    EXPECT_NEAR(std::log(ContinuousErlangB(12000, 10000)), -1.78927734649, 1e-10);
    EXPECT_NEAR(std::log(ContinuousErlangB(20, 100)), -84.1661482002, 1e-10);
    EXPECT_NEAR(std::log(ContinuousErlangB(10000, 100)), -0.01004931575, 1e-11);
}

void
ExpectErlangB(double load, int ports)
{
    SCOPED_TRACE(testing::Message() << load << " E on " << ports);
    const double expected = ErlangB(load, ports);
    EXPECT_NEAR(ContinuousErlangB(load, ports), expected, 1e-12 * expected);
}

TEST(ContinuousErlangB, IsErlangBForWholePorts)
{
    for (const int ports : {0, 1, 2, 7, 50, 256, 1000, 20'000})
    {
        for (const double share : {0.01, 0.5, 0.9, 0.99, 1.0, 1.01, 1.5, 10.0})
        {
            ExpectErlangB(share * ports, ports);
        }
    }
    ExpectErlangB(0, 5);
    ExpectErlangB(0, 0);
}

// a^s / s! is below 1e-308 x a there, and s! beyond any floating-point type from 1755 on.
TEST(ContinuousErlangB, IsZeroWhereTheFactorialOverflows)
{
    for (const double ports : {178.0, 1753.5, 1753.6, 1800.0, 1e4, 1e7})
    {
        for (const double load : {0.0, 5e-324, 1e-12, 3e-10, 0.999})
        {
            EXPECT_EQ(ContinuousErlangB(load, ports), 0) << load << " E on " << ports;
        }
    }
    EXPECT_GT(ContinuousErlangB(0.999, 165), 0);
}

// B(a, s+1) = a B(a, s) / (s + 1 + a B(a, s)) also holds between whole numbers, on both sides of
// the switch of methods.
TEST(ContinuousErlangB, ObeysTheRecursionForAnyPorts)
{
    for (const double load : {0.2, 0.999, 1.0, 3.0, 80.0, 80.5, 5000.0})
    {
        for (const double ports : {0.0, 0.1, 0.9, 2.4, 79.0, 79.9, 80.2, 5001.3})
        {
            SCOPED_TRACE(testing::Message() << load << " E on " << ports);
            const double offered = load * ContinuousErlangB(load, ports);
            const double expected = offered / (ports + 1 + offered);
            EXPECT_NEAR(ContinuousErlangB(load, ports + 1), expected, 2e-13 * expected);
        }
    }
}

TEST(ContinuousErlangB, GrowsWithLoadAndFallsWithPorts)
{
    double before = 0;
    for (double load = 0.25; load < 400; load += 0.25)
    {
        EXPECT_GT(ContinuousErlangB(load, 100.5), before) << load;
        before = ContinuousErlangB(load, 100.5);
    }
    before = 1.1;
    for (double ports = 0; ports < 200; ports += 0.25)
    {
        EXPECT_LT(ContinuousErlangB(100.5, ports), before) << ports;
        before = ContinuousErlangB(100.5, ports);
    }
}

// Roots by mpmath's secant method on the logarithm, 40 digits.
TEST(LoadForBlocking, EqualsTheRootsIn40Digits)
{
    EXPECT_NEAR(LoadForBlocking(50, 0.01), 37.9013980885248999, 1e-9);
    EXPECT_NEAR(LoadForBlocking(256, 0.001), 217.509500515678215, 1e-9);
    EXPECT_NEAR(LoadForBlocking(3, 0.5), 4.59140572051799113, 1e-11);
    EXPECT_NEAR(LoadForBlocking(10, 1e-12), 0.29427718921394222, 1e-12);
    EXPECT_NEAR(LoadForBlocking(1, 0.2), 0.25, 1e-14); // a / (1 + a)
}

TEST(LoadForBlocking, IsTheInverse)
{
    for (const double ports : {1.0, 2.5, 50.0, 256.0, 1e4, 1e6})
    {
        for (const double blocking : {1e-100, 1e-9, 1e-3, 0.1, 0.7, 0.999999})
        {
            SCOPED_TRACE(testing::Message() << ports << " ports, blocking " << blocking);
            const double load = LoadForBlocking(ports, blocking);
            EXPECT_NEAR(ContinuousErlangB(load, ports), blocking, 1e-10 * blocking);
        }
    }
}

TEST(RealPortsForBlocking, EqualsTheRootsIn40Digits)
{
    EXPECT_NEAR(RealPortsForBlocking(45, 0.01), 57.8570477013241559, 1e-9);
    EXPECT_NEAR(RealPortsForBlocking(200, 0.001), 237.174777924025111, 1e-9);
    EXPECT_NEAR(RealPortsForBlocking(0.5, 0.3), 1.08122393651629147, 1e-11);
}

TEST(RealPortsForBlocking, IsTheInverse)
{
    for (const double load : {1e-6, 0.3, 45.0, 1e4, 1e6})
    {
        for (const double blocking : {1e-100, 1e-9, 1e-3, 0.1, 0.9})
        {
            SCOPED_TRACE(testing::Message() << load << " E, blocking " << blocking);
            const double ports = RealPortsForBlocking(load, blocking);
            EXPECT_NEAR(ContinuousErlangB(load, ports), blocking, 1e-10 * blocking);
        }
    }
}

void
ExpectSmallest(double load, double blocking)
{
    SCOPED_TRACE(testing::Message() << load << " E, blocking " << blocking);
    const int ports = PortsForBlocking(load, blocking);
    EXPECT_LE(ErlangB(load, ports), blocking);
    EXPECT_GT(ErlangB(load, ports - 1), blocking);
}

TEST(PortsForBlocking, IsTheSmallestNumberThatWillDo)
{
    for (const double load : {1e-3, 0.9, 6.72, 36.11, 217.5, 1e5})
    {
        for (const double blocking : {1e-6, 1e-3, 0.01, 0.5})
        {
            ExpectSmallest(load, blocking);
        }
    }
}

TEST(PortsForBlocking, RoundsTheRootsUp)
{
    EXPECT_EQ(PortsForBlocking(45, 0.01), 58);
    EXPECT_EQ(PortsForBlocking(200, 0.001), 238);
    EXPECT_EQ(PortsForBlocking(0.5, 0.3), 2);
}

TEST(PortsForBlocking, TakesAnExactTieAsEnough)
{
    EXPECT_EQ(PortsForBlocking(2, 0.4), 2);
    EXPECT_EQ(PortsForBlocking(3, 0.75), 1);
    EXPECT_EQ(PortsForBlocking(45, ErlangB(45, 50)), 50);
}

TEST(ContinuousErlangB, AndItsInversesRejectWhatIsOutOfRange)
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_THROW(ContinuousErlangB(-1, 5), std::domain_error);
    EXPECT_THROW(ContinuousErlangB(nan, 5), std::domain_error);
    EXPECT_THROW(ContinuousErlangB(1, -0.1), std::domain_error);
    EXPECT_THROW(ContinuousErlangB(1, 2e7), std::domain_error);
    EXPECT_THROW(LoadForBlocking(0.5, 0.1), std::domain_error);
    EXPECT_THROW(LoadForBlocking(5, 0), std::domain_error);
    EXPECT_THROW(LoadForBlocking(5, 1), std::domain_error);
    EXPECT_THROW(RealPortsForBlocking(0, 0.1), std::domain_error);
    EXPECT_THROW(RealPortsForBlocking(1, nan), std::domain_error);
    EXPECT_THROW(PortsForBlocking(1e7, 0.1), std::domain_error);
}

} // namespace

} // namespace pptplab::analysis
