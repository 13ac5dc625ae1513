// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/plot/look.h"

#include "tests/analysis/contrast.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

namespace pptplab::analysis
{

namespace
{

using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;

constexpr double kPi = 3.14159265358979323846;

// G. Machado, M. Oliveira, L. Fernandes, "A Physiologically-based Model for Simulation of Color
// Vision Deficiency" (2009), severity 1.0, on linear RGB.
constexpr Matrix kNormal = {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
constexpr Matrix kProtanopia = {{{0.152286, 1.052583, -0.204868},
                                 {0.114503, 0.786281, 0.099216},
                                 {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix kDeuteranopia = {{{0.367322, 0.860646, -0.227968},
                                   {0.280085, 0.672501, 0.047413},
                                   {-0.011820, 0.042940, 0.968881}}};
// IEC 61966-2-1 (sRGB): linear RGB to CIE XYZ, white D65.
constexpr Matrix kToXyz = {{{0.4124564, 0.3575761, 0.1804375},
                            {0.2126729, 0.7151522, 0.0721750},
                            {0.0193339, 0.1191920, 0.9503041}}};
constexpr Triple kWhite = {0.95047, 1, 1.08883};

Triple
Times(const Matrix& matrix, const Triple& vector)
{
    Triple result{};
    for (std::size_t i = 0; i < 3; ++i)
    {
        for (std::size_t j = 0; j < 3; ++j)
        {
            result.at(i) += matrix.at(i).at(j) * vector.at(j);
        }
    }
    return result;
}

/// CIELAB of what is seen by those whose vision `matrix` simulates.
Triple
Lab(const std::string& colour, const Matrix& matrix)
{
    Triple rgb = Times(matrix, LinearRgb(colour));
    for (double& part : rgb)
    {
        part = std::clamp(part, 0.0, 1.0);
    }
    Triple f = Times(kToXyz, rgb);
    for (std::size_t i = 0; i < 3; ++i)
    {
        const double t = f.at(i) / kWhite.at(i);
        f.at(i) = t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }
    return {116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
}

double
Degrees(double y, double x)
{
    return std::fmod(std::atan2(y, x) * 180 / kPi + 360, 360);
}

double
Cos(double degrees)
{
    return std::cos(degrees * kPi / 180);
}

/// G. Sharma, W. Wu, E. Dalal, "The CIEDE2000 Color-Difference Formula" (2005), (2) to (22).
double
Difference(const Triple& one, const Triple& other)
{
    const double meanC = (std::hypot(one[1], one[2]) + std::hypot(other[1], other[2])) / 2;
    const double c7 = std::pow(meanC, 7);
    const double g = 0.5 * (1 - std::sqrt(c7 / (c7 + std::pow(25, 7))));
    const double a1 = (1 + g) * one[1];
    const double a2 = (1 + g) * other[1];
    const double c1 = std::hypot(a1, one[2]);
    const double c2 = std::hypot(a2, other[2]);
    const double h1 = Degrees(one[2], a1);
    const double h2 = Degrees(other[2], a2);
    double dh = c1 * c2 == 0 ? 0 : h2 - h1;
    double h = h1 + h2;
    if (c1 * c2 != 0)
    {
        h = std::abs(h1 - h2) <= 180 ? h / 2 : (h + (h < 360 ? 360 : -360)) / 2;
    }
    dh += dh > 180 ? -360 : dh < -180 ? 360 : 0;
    const double dL = other[0] - one[0];
    const double dC = c2 - c1;
    const double dH = 2 * std::sqrt(c1 * c2) * std::sin(dh / 2 * kPi / 180);
    const double l = std::pow((one[0] + other[0]) / 2 - 50, 2);
    const double c = (c1 + c2) / 2;
    const double t =
        1 - 0.17 * Cos(h - 30) + 0.24 * Cos(2 * h) + 0.32 * Cos(3 * h + 6) - 0.20 * Cos(4 * h - 63);
    const double theta = 30 * std::exp(-std::pow((h - 275) / 25, 2));
    const double rC = 2 * std::sqrt(std::pow(c, 7) / (std::pow(c, 7) + std::pow(25, 7)));
    const double sL = 1 + 0.015 * l / std::sqrt(20 + l);
    const double sC = 1 + 0.045 * c;
    const double sH = 1 + 0.015 * c * t;
    const double rT = -std::sin(2 * theta * kPi / 180) * rC;
    return std::sqrt(std::pow(dL / sL, 2) + std::pow(dC / sC, 2) + std::pow(dH / sH, 2) +
                     rT * dC / sC * dH / sH);
}

// Rows 1, 7, 13 and 25 of table 1 of the paper.
TEST(Look, ComputesDifferencesAsThePaperDoes)
{
    EXPECT_NEAR(Difference({50, 2.6772, -79.7751}, {50, 0, -82.7485}), 2.0425, 1e-4);
    EXPECT_NEAR(Difference({50, 0, 0}, {50, -1, 2}), 2.3669, 1e-4);
    EXPECT_NEAR(Difference({50, 2.5, 0}, {50, 0, -2.5}), 4.3065, 1e-4);
    EXPECT_NEAR(
        Difference({60.2574, -34.0099, 36.2677}, {60.4626, -34.1751, 39.4387}), 1.2644, 1e-4);
}

TEST(Look, DrawsLinesAndTextsWithContrastInLightAndDark)
{
    for (std::size_t i = 0; i < kLooks; ++i)
    {
        SCOPED_TRACE(i);
        const Look& look = LookOf(i);
        EXPECT_GE(Contrast(look.tint.light, kPaper.light), 3);
        EXPECT_GE(Contrast(look.tint.dark, kPaper.dark), 3);
        EXPECT_GE(Contrast(look.text.light, look.tint.light), 4.5) << "a letter on a bar";
        EXPECT_GE(Contrast(look.text.dark, look.tint.dark), 4.5);
    }
    EXPECT_GE(Contrast(kInk.light, kPaper.light), 4.5);
    EXPECT_GE(Contrast(kInk.dark, kPaper.dark), 4.5);
    EXPECT_GE(Contrast(kQuiet.light, kPaper.light), 4.5);
    EXPECT_GE(Contrast(kQuiet.dark, kPaper.dark), 4.5);
}

// A difference of 1 can just be seen side by side; lines apart from each other need more. Okabe's
// and Ito's own eight, of which three are too faint on white, have 11.6 at deuteranopia.
TEST(Look, TellsSeriesApartForEachKindOfColourVision)
{
    for (const Matrix& vision : {kNormal, kProtanopia, kDeuteranopia})
    {
        for (std::size_t i = 0; i < kLooks; ++i)
        {
            for (std::size_t j = 0; j < i; ++j)
            {
                SCOPED_TRACE(testing::Message() << i << " and " << j);
                const double least = i < 4 ? 20 : 13;
                const Tint& one = LookOf(i).tint;
                const Tint& other = LookOf(j).tint;
                EXPECT_GE(Difference(Lab(one.light, vision), Lab(other.light, vision)), least);
                EXPECT_GE(Difference(Lab(one.dark, vision), Lab(other.dark, vision)), least);
            }
        }
    }
}

TEST(Look, TellsSeriesApartWithoutColourByMarksAndDashes)
{
    for (std::size_t i = 0; i < kLooks; ++i)
    {
        for (std::size_t j = 0; j < i; ++j)
        {
            EXPECT_NE(LookOf(i).mark, LookOf(j).mark);
            EXPECT_STRNE(LookOf(i).dashes, LookOf(j).dashes);
        }
    }
}

TEST(Look, OrdersHeatByLightnessWithReadableValues)
{
    for (const Matrix& vision : {kNormal, kProtanopia, kDeuteranopia})
    {
        for (std::size_t i = 1; i < kHeatSteps; ++i)
        {
            const Tint& less = HeatTint(i - 1);
            const Tint& more = HeatTint(i);
            EXPECT_LT(Lab(more.light, vision)[0], Lab(less.light, vision)[0] - 4) << i;
            EXPECT_GT(Lab(more.dark, vision)[0], Lab(less.dark, vision)[0] + 4) << i;
        }
    }
    for (std::size_t i = 0; i < kHeatSteps; ++i)
    {
        EXPECT_GE(Contrast(HeatText(i).light, HeatTint(i).light), 4.5) << i;
        EXPECT_GE(Contrast(HeatText(i).dark, HeatTint(i).dark), 4.5) << i;
    }
}

TEST(Look, FindsEachClassByItsLightColour)
{
    for (std::size_t i = 0; i < kLooks; ++i)
    {
        EXPECT_EQ(ClassOf(LookOf(i).tint.light), LookOf(i).tint.name);
        EXPECT_EQ(ClassOf(LookOf(i).text.light), LookOf(i).text.name);
    }
    EXPECT_EQ(ClassOf("#123456"), "");
}

} // namespace

} // namespace pptplab::analysis
