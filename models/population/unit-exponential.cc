// SPDX-License-Identifier: GPL-2.0-only
#include "models/population/unit-exponential.h"

namespace pptplab::population
{

Ziggurat::Ziggurat()
{
    // The lowest strip counts as a rectangle of the same area, wider than its curve.
    const double area = (kTail + 1) * std::exp(-kTail);
    edge[0] = area * std::exp(kTail);
    edge[1] = kTail;
    height[1] = std::exp(-kTail);
    for (std::size_t strip = 1; strip + 1 < kStrips; ++strip)
    {
        height[strip + 1] = height[strip] + area / edge[strip];
        edge[strip + 1] = -std::log(height[strip + 1]);
    }
    edge[kStrips] = 0;
    height[kStrips] = 1;
}

const Ziggurat kZiggurat;

} // namespace pptplab::population
