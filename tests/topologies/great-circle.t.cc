// SPDX-License-Identifier: GPL-2.0-only
#include "topologies/great-circle.h"

#include <gtest/gtest.h>

namespace pptplab::topologies
{
namespace
{

constexpr double kPi = 3.14159265358979323846;
constexpr double kRadius = 6371.0088;

constexpr Place kNewYork{40.71427, -74.00597}; // GeoNames, as in the maps of the Topology Zoo
constexpr Place kLosAngeles{34.05223, -118.24368};
constexpr Place kLondon{51.50853, -0.12574};
constexpr Place kSydney{-33.86785, 151.20732};

// Geodesics on WGS 84: 3944.4, 5585.2 and 16,993.9 km. The sphere is within 0.6 % of them.
TEST(GreatCircle, KnowsTheWaysBetweenCities)
{
    EXPECT_NEAR(GreatCircle(kNewYork, kLosAngeles).kilometres, 3944, 0.006 * 3944);
    EXPECT_NEAR(GreatCircle(kNewYork, kLondon).kilometres, 5585, 0.006 * 5585);
    EXPECT_NEAR(GreatCircle(kLondon, kSydney).kilometres, 16'994, 0.006 * 16'994);
}

TEST(GreatCircle, FollowsFromTheRadiusAlone)
{
    EXPECT_DOUBLE_EQ(GreatCircle(kLondon, kLondon).kilometres, 0);
    EXPECT_NEAR(GreatCircle({0, 0}, {0, 90}).kilometres, kRadius * kPi / 2, 1e-6);
    EXPECT_NEAR(GreatCircle({90, 0}, {-90, 0}).kilometres, kRadius * kPi, 1e-6);
    EXPECT_NEAR(GreatCircle({0, 0}, {0, 180}).kilometres, kRadius * kPi, 1e-6);
    // Across the date line.
    EXPECT_NEAR(GreatCircle({0, 179.5}, {0, -179.5}).kilometres, kRadius * kPi / 180, 1e-6);
}

TEST(GreatCircle, IsTheSameBothWays)
{
    EXPECT_DOUBLE_EQ(GreatCircle(kNewYork, kSydney).kilometres,
                     GreatCircle(kSydney, kNewYork).kilometres);
}

// 199,861.638667 km/s: 1000 km in 5.003461 ms.
TEST(TravelTime, IsThatOfLightInFibre)
{
    EXPECT_EQ(TravelTime({1000}).count(), 5'003'461);
    EXPECT_EQ(TravelTime({299'792.458}, 299'792.458).count(), 1'000'000'000);
}

} // namespace
} // namespace pptplab::topologies
