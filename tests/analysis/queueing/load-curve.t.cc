// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/load-curve.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

namespace pptplab::analysis
{

namespace
{

const LoadCurve kSteps = std::vector<LoadStep>{{0, 2}, {1, 0}, {3, 5}};

TEST(LoadCurve, HasAStepFromItsStartOn)
{
    EXPECT_EQ(LoadAt(kSteps, 0), 2);
    EXPECT_EQ(LoadAt(kSteps, 0.999), 2);
    EXPECT_EQ(LoadAt(kSteps, 1), 0);
    EXPECT_EQ(LoadAt(kSteps, 3), 5);
    EXPECT_EQ(LoadAt(kSteps, 1e9), 5);
    EXPECT_EQ(PeakLoad(kSteps), 5);
    EXPECT_EQ(SmoothPieces(kSteps, 0.5, 3), (std::vector<double>{0.5, 1, 3}));
}

TEST(LoadCurve, IsASineAroundItsMean)
{
    const LoadCurve sine = LoadSine{10, 4, 8, 0};
    EXPECT_DOUBLE_EQ(LoadAt(sine, 0), 10);
    EXPECT_DOUBLE_EQ(LoadAt(sine, 2), 14);
    EXPECT_DOUBLE_EQ(LoadAt(sine, 6), 6);
    EXPECT_DOUBLE_EQ(PeakLoad(sine), 14);
    EXPECT_EQ(SmoothPieces(sine, 1, 12), (std::vector<double>{1, 5, 9, 12}));
}

// integral_0^t load(u) e^(u-t) du by mpmath's quadrature, 30 digits.
TEST(UnlimitedBusyAt, EqualsTheIntegralOfTheSineIn30Digits)
{
    EXPECT_NEAR(UnlimitedBusyAt(LoadSine{1, 0.5, 2, 0}, 3), 1.10192053846498084, 1e-14);
    EXPECT_NEAR(UnlimitedBusyAt(LoadSine{45, 10, 48, 1}, 7.5), 54.4980081526823197, 1e-12);
    EXPECT_NEAR(UnlimitedBusyAt(LoadSine{2, 2, 0.5, 2}, 0.3), 0.317174841696527431, 1e-14);
}

// By hand: 2 (1 - e^-1) at 1, e^-2 of it at 3, towards 5 from there.
TEST(UnlimitedBusyAt, FollowsTheSteps)
{
    const double atOne = 2 * (1 - std::exp(-1.0));
    const double atThree = atOne * std::exp(-2.0);
    EXPECT_EQ(UnlimitedBusyAt(kSteps, 0), 0);
    EXPECT_NEAR(UnlimitedBusyAt(kSteps, 1), atOne, 1e-15);
    EXPECT_NEAR(UnlimitedBusyAt(kSteps, 3), atThree, 1e-15);
    EXPECT_NEAR(UnlimitedBusyAt(kSteps, 3.5), 5 + (atThree - 5) * std::exp(-0.5), 1e-14);
    EXPECT_NEAR(UnlimitedBusyAt(kSteps, 100), 5, 1e-14);
}

bool
IsRejected(const LoadCurve& curve)
{
    try
    {
        RequireCurve(curve);
        return false;
    }
    catch (const std::domain_error&)
    {
        return true;
    }
}

TEST(LoadCurve, CountsItsPiecesWithoutMakingThem)
{
    EXPECT_EQ(PiecesBetween(kSteps, 0.5, 3), 2);
    EXPECT_EQ(PiecesBetween(kSteps, 1, 2), 1);
    const LoadCurve sine = LoadSine{10, 4, 8, 0};
    EXPECT_EQ(PiecesBetween(sine, 1, 12), 3);
    EXPECT_EQ(PiecesBetween(sine, 0, 8), 2);
    EXPECT_EQ(PiecesBetween(LoadSine{10, 4, 0.5, 0}, 0, 1e12), 4e12);
}

TEST(LoadCurve, IsNotAskedWithoutStepsPeriodOrTime)
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double infinity = std::numeric_limits<double>::infinity();
    const std::vector<LoadCurve> bad = {std::vector<LoadStep>{}, LoadSine{1, 1, 0, 0}};
    for (const LoadCurve& curve : bad)
    {
        EXPECT_THROW(LoadAt(curve, 1), std::domain_error);
        EXPECT_THROW(PeakLoad(curve), std::domain_error);
        EXPECT_THROW(SmoothPieces(curve, 0, 1), std::domain_error);
        EXPECT_THROW(PiecesBetween(curve, 0, 1), std::domain_error);
        EXPECT_THROW(UnlimitedBusyAt(curve, 1), std::domain_error);
    }
    for (const double time : {nan, infinity, -1.0})
    {
        EXPECT_THROW(LoadAt(kSteps, time), std::domain_error) << time;
        EXPECT_THROW(UnlimitedBusyAt(kSteps, time), std::domain_error) << time;
        EXPECT_THROW(UnlimitedBusyAt(LoadSine{2, 1, 5, 0}, time), std::domain_error) << time;
    }
}

TEST(LoadCurve, RejectsWhatIsOutOfRange)
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const std::vector<LoadCurve> bad = {
        LoadSine{-1, 0, 1, 0},
        LoadSine{1, 2, 1, 0},
        LoadSine{1, 1, 0, 0},
        LoadSine{1, 1, nan, 0},
        LoadSine{1, 1, 1, nan},
        std::vector<LoadStep>{},
        std::vector<LoadStep>{{1, 1}},
        std::vector<LoadStep>{{0, 1}, {2, 1}, {2, 3}},
        std::vector<LoadStep>{{0, -1}},
        std::vector<LoadStep>{{0, 1}, {nan, 1}},
    };
    for (const LoadCurve& curve : bad)
    {
        EXPECT_TRUE(IsRejected(curve));
    }
    EXPECT_FALSE(IsRejected(kSteps));
}

} // namespace

} // namespace pptplab::analysis
