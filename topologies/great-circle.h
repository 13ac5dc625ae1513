// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TOPOLOGIES_GREAT_CIRCLE_H
#define PPTPLAB_TOPOLOGIES_GREAT_CIRCLE_H

#include "topologies/graph.h"

namespace pptplab::topologies
{

/// Kilometres on the surface of the Earth.
struct Distance
{
    double kilometres = 0;
};

/// Light in fibre: 2/3 of 299,792.458 km/s, as a refractive index of about 1.5 has it.
inline constexpr double kFibreKilometresPerSecond = 299'792.458 * 2 / 3;

/// The shortest way over a sphere of the Earth's mean radius (IUGG: 6371.0088 km); within 0.6 % of
/// the ellipsoid. Real cables are longer.
Distance GreatCircle(const Place& from, const Place& to);

/// Pre: kilometresPerSecond > 0.
Duration TravelTime(Distance distance, double kilometresPerSecond = kFibreKilometresPerSecond);

} // namespace pptplab::topologies

#endif
