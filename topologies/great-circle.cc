// SPDX-License-Identifier: GPL-2.0-only
#include "topologies/great-circle.h"

#include <algorithm>
#include <cmath>

namespace pptplab::topologies
{

namespace
{

constexpr double kEarthRadiusKilometres = 6371.0088;
constexpr double kRadiansPerDegree = 3.14159265358979323846 / 180;

double
SquaredSine(double radians)
{
    return std::sin(radians) * std::sin(radians);
}

} // namespace

Distance
GreatCircle(const Place& from, const Place& to)
{
    const double latitude1 = from.latitude * kRadiansPerDegree;
    const double latitude2 = to.latitude * kRadiansPerDegree;
    const double turn = (to.longitude - from.longitude) * kRadiansPerDegree;
    // The haversine formula, which keeps its digits for short distances.
    const double squaredHalfChord =
        SquaredSine((latitude2 - latitude1) / 2) +
        std::cos(latitude1) * std::cos(latitude2) * SquaredSine(turn / 2);
    return {2 * kEarthRadiusKilometres * std::asin(std::min(1.0, std::sqrt(squaredHalfChord)))};
}

Duration
TravelTime(Distance distance, double kilometresPerSecond)
{
    return FromSeconds(distance.kilometres / kilometresPerSecond);
}

} // namespace pptplab::topologies
