// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/waiting.h"

#include "analysis/queueing/erlang.h"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

namespace pptplab::analysis
{

namespace
{

// The sum a^c/c! c/(c-a) / (sum_{k<c} a^k/k! + a^c/c! c/(c-a)) in fractions (Python).
TEST(ErlangC, EqualsItsSumInFractions)
{
    EXPECT_NEAR(ErlangC(0.9, 1).waits, 0.9, 1e-14);
    EXPECT_NEAR(ErlangC(2.5, 4).waits, 0.319856704196519959, 1e-13);
    EXPECT_NEAR(ErlangC(45, 50).waits, 0.363864467206988387, 1e-12);
    EXPECT_NEAR(ErlangC(250, 256).waits, 0.607596346202982732, 1e-12);
}

// Four digits, from the tests of two public packages.
TEST(ErlangC, AgreesWithPublishedValues)
{
    EXPECT_NEAR(ErlangC(123, 132).waits, 0.3211, 5e-5);
    EXPECT_NEAR(ErlangC(12345, 12421).waits, 0.3812, 5e-5);
}

// M/M/1: mean wait a / (1-a), mean queue a^2 / (1-a), P(W > t) = a e^-(1-a)t.
TEST(ErlangC, IsTheSingleServerQueueForOnePort)
{
    const Waiting waiting = ErlangC(0.75, 1);
    EXPECT_NEAR(waiting.meanWait, 3, 1e-13);
    EXPECT_NEAR(waiting.meanQueue, 2.25, 1e-13);
    EXPECT_NEAR(WaitsLongerThan(2, 0.75, 1), 0.75 * std::exp(-0.5), 1e-14);
}

TEST(ErlangC, IsAboveErlangBAndMeetsOneAtTheEdge)
{
    for (const int ports : {1, 10, 256, 1'000'000})
    {
        const double load = 0.999 * ports;
        EXPECT_GE(ErlangC(load, ports).waits, ErlangB(load, ports)) << ports;
        EXPECT_NEAR(ErlangC(ports * (1 - 1e-12), ports).waits, 1, 1e-8) << ports;
    }
}

TEST(ErlangC, IsZeroWithoutCallers)
{
    EXPECT_EQ(ErlangC(0, 3).waits, 0);
}

// The mean wait is the integral of the tail, here by the trapezoidal rule.
TEST(WaitsLongerThan, IntegratesToTheMeanWait)
{
    double sum = WaitsLongerThan(0, 8, 10) / 2;
    constexpr double kStep = 1e-3;
    for (int i = 1; i < 20'000; ++i)
    {
        sum += WaitsLongerThan(i * kStep, 8, 10);
    }
    EXPECT_NEAR(sum * kStep, ErlangC(8, 10).meanWait, 1e-6);
}

TEST(ErlangC, RejectsWhatIsOutOfRange)
{
    EXPECT_THROW(ErlangC(1, 1), std::domain_error);
    EXPECT_THROW(ErlangC(-1, 1), std::domain_error);
    EXPECT_THROW(ErlangC(0.5, 0), std::domain_error);
    EXPECT_THROW(WaitsLongerThan(-1, 0.5, 1), std::domain_error);
}

} // namespace

} // namespace pptplab::analysis
