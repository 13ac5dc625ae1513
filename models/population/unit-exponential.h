// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_POPULATION_UNIT_EXPONENTIAL_H
#define PPTPLAB_MODELS_POPULATION_UNIT_EXPONENTIAL_H

#include "models/base/units.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace pptplab::population
{

/// The ziggurat of e^-x: 256 strips of equal area, the lowest with the tail beyond `kTail` (G.
/// Marsaglia and W. W. Tsang, Journal of Statistical Software 5 (2000), issue 8). Strip i reaches
/// from 0 to edge[i] and from height[i] up to height[i+1].
struct Ziggurat
{
    static constexpr std::size_t kStrips = 256;
    static constexpr double kTail = 7.69711747013104972; ///< makes the areas equal

    Ziggurat();

    std::array<double, kStrips + 1> edge{};
    std::array<double, kStrips + 1> height{};
};

extern const Ziggurat kZiggurat;

/// A point in a strip, by the 64 bits that were drawn for it.
struct StripPoint
{
    std::size_t strip;
    double x;

    explicit StripPoint(std::uint64_t bits)
        : strip(bits % Ziggurat::kStrips),                                      // the lowest 8
          x(static_cast<double>(bits >> 11U) * 0x1p-53 * kZiggurat.edge[strip]) // the highest 53
    {
    }

    /// Below the curve whatever its height.
    bool IsInside() const { return x < kZiggurat.edge[strip + 1]; }
};

/// UnitExponential where the first point was not inside.
template <typename Stream>
[[gnu::noinline]] double
UnitExponentialFrom(StripPoint point, Stream& stream)
{
    double begin = 0;
    for (;; point = StripPoint(stream.Bits()))
    {
        if (point.IsInside())
        {
            return begin + point.x;
        }
        if (point.strip == 0)
        {
            begin += Ziggurat::kTail; // what is left beyond it is exponential again
            continue;
        }
        const double low = kZiggurat.height[point.strip];
        const double high = kZiggurat.height[point.strip + 1];
        if (low + stream.Uniform() * (high - low) < std::exp(-point.x))
        {
            return begin + point.x;
        }
    }
}

/// Exponential with mean 1: one draw of 64 bits in 98.9 % of all cases, and no logarithm. A
/// template, so that a stream of known type is drawn from without a virtual call.
template <typename Stream>
double
UnitExponential(Stream& stream)
{
    const StripPoint point(stream.Bits());
    return point.IsInside() ? point.x : UnitExponentialFrom(point, stream);
}

/// FromSeconds of what a law draws, 0 or more, without its call of llround, which costs as much as
/// the draw: doubles beyond 2^52 are whole, so adding it rounds, of two alike to the even one.
inline Duration
DrawnTime(double seconds)
{
    constexpr double kWhole = 0x1p52;
    const double exact = seconds * 1e9;
    return exact < kWhole ? Duration{static_cast<Duration::rep>((exact + kWhole) - kWhole)}
                          : FromSeconds(seconds);
}

} // namespace pptplab::population

#endif
