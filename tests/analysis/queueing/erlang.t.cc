// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/erlang.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>

namespace pptplab::analysis
{

namespace
{

// By hand: B(1) = a/(1+a), B(2) = (a^2/2) / (1 + a + a^2/2).
TEST(ErlangB, EqualsTheFormulaForOneAndTwoPorts)
{
    EXPECT_DOUBLE_EQ(ErlangB(3, 1), 0.75);
    EXPECT_DOUBLE_EQ(ErlangB(2, 2), 0.4);
    EXPECT_DOUBLE_EQ(ErlangB(0, 5), 0);
    EXPECT_DOUBLE_EQ(ErlangB(7, 0), 1);
}

// Published load tables give three or four digits: the refused share at a load rounded that way
// differs from the nominal one by up to 3 %.
TEST(ErlangB, AgreesWithThePublishedLoadTables)
{
    struct Row
    {
        int ports;
        std::array<double, 5> loads; // at 0.1, 0.5, 1, 2 and 5 %
    };
    constexpr std::array<double, 5> kRefused = {0.001, 0.005, 0.01, 0.02, 0.05};
    constexpr std::array<Row, 7> kTable = {{
        {16, {6.72, 8.10, 8.88, 9.83, 11.54}},
        {24, {12.24, 14.20, 15.30, 16.63, 19.03}},
        {48, {30.88, 34.25, 36.11, 38.39, 42.54}},
        {64, {44.16, 48.30, 50.60, 53.43, 58.60}},
        {96, {71.73, 77.24, 80.31, 84.10, 91.15}},
        {128, {100.1, 106.8, 110.6, 115.2, 124.0}},
        {256, {217.5, 228.1, 234.1, 241.8, 256.8}},
    }};
    for (const Row& row : kTable)
    {
        for (std::size_t i = 0; i < kRefused.size(); ++i)
        {
            SCOPED_TRACE(testing::Message() << row.ports << " ports, " << row.loads[i] << " E");
            EXPECT_NEAR(ErlangB(row.loads[i], row.ports) / kRefused[i], 1, 0.03);
        }
    }
}

TEST(ErlangB, IsKnownAt45ErlangsOn50Ports)
{
    EXPECT_NEAR(ErlangB(45, 50), 0.054104, 5e-7);
}

TEST(ErlangB, GrowsWithLoadAndFallsWithPorts)
{
    EXPECT_LT(ErlangB(44, 50), ErlangB(45, 50));
    EXPECT_LT(ErlangB(45, 51), ErlangB(45, 50));
    EXPECT_EQ(ErlangB(1e-3, 256), 0); // 1e-1276 is below what a double holds
    EXPECT_NEAR(ErlangB(1e12, 256), 1, 1e-9);
}

TEST(ErlangB, NamesTheArgumentThatIsOutOfRange)
{
    EXPECT_THROW(ErlangB(-1, 5), std::domain_error);
    EXPECT_THROW(ErlangB(std::numeric_limits<double>::quiet_NaN(), 5), std::domain_error);
    EXPECT_THROW(ErlangB(std::numeric_limits<double>::infinity(), 5), std::domain_error);
    EXPECT_THROW(ErlangBDesignEffect(0, 5), std::domain_error);
    EXPECT_THROW(ErlangBDesignEffect(1, 0), std::domain_error);
    EXPECT_THROW(ErlangB(1, 10'000'001), std::domain_error);
    EXPECT_THROW(ErlangBDesignEffect(1, std::numeric_limits<int>::max()), std::domain_error);
    try
    {
        ErlangB(1, -2);
        FAIL();
    }
    catch (const std::domain_error& error)
    {
        EXPECT_EQ(std::string(error.what()), "ports is -2, allowed: 0..1e7");
    }
}

// One port: between two losses that the same session causes the callers see 1 {busy}, a chain with
// P(busy|busy) = P(busy|idle) = a/(1+a). Losses are independent, so the effect is 1.
TEST(ErlangBDesignEffect, IsOneForOnePort)
{
    EXPECT_DOUBLE_EQ(ErlangBDesignEffect(0.5, 1), 1);
    EXPECT_DOUBLE_EQ(ErlangBDesignEffect(20, 1), 1);
    EXPECT_DOUBLE_EQ(ErlangBDesignEffect(1e16, 1), 1);
    EXPECT_DOUBLE_EQ(ErlangBDesignEffect(1e300, 1), 1);
}

// Two ports, load 2, by hand: pi = (1, 2, 2)/5, p = 2/5, B(0) = 1, B(1) = 2/3. Only x = 0, k = 1
// counts: effect = 1 + 2 p / (1-p) x pi(0) / B(1) = 1 + 4/3 x 1/5 x 3/2 = 1.4.
TEST(ErlangBDesignEffect, EqualsTheSumWorkedByHandForTwoPorts)
{
    EXPECT_NEAR(ErlangBDesignEffect(2, 2), 1.4, 1e-14);
}

// Refusals come together also where they are too rare for a double (B(45, 500) is 1e-340). The sum
// over pi(x) and 1 / B(k) in 50 digits.
TEST(ErlangBDesignEffect, EqualsTheSumIn50DigitsWhereRefusalsAreTooRareForADouble)
{
    EXPECT_NEAR(ErlangBDesignEffect(45, 500), 1.19784531606513, 1e-13);
    EXPECT_NEAR(ErlangBDesignEffect(1, 200), 1.01005050634541, 1e-13);
}

// The value of the long simulations that were compared with other simulators.
TEST(ErlangBDesignEffect, GivesAStandardDeviationOf0point6486At45ErlangsOn50Ports)
{
    const double p = ErlangB(45, 50);
    EXPECT_NEAR(std::sqrt(ErlangBDesignEffect(45, 50) * p * (1 - p)), 0.6486, 5e-5);
}

TEST(ErlangBDesignEffect, IsFiniteAndAtLeastOneForAnyLoad)
{
    for (const double load : {1e-6, 1e-2, 1.0, 50.0, 256.0, 1e4, 1e12})
    {
        for (const int ports : {1, 2, 50, 256})
        {
            SCOPED_TRACE(testing::Message() << load << " E on " << ports);
            EXPECT_GE(ErlangBDesignEffect(load, ports), 1);
            EXPECT_LT(ErlangBDesignEffect(load, ports), 1000);
        }
    }
}

} // namespace

} // namespace pptplab::analysis
