// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_BASE_UNITS_H
#define PPTPLAB_MODELS_BASE_UNITS_H

#include <chrono>
#include <cmath>
#include <cstdint>

namespace pptplab
{

/// A span of simulated time, or a point of it counted from the start of the run. Up to 292 years.
using Duration = std::chrono::nanoseconds;

/// Seconds for formulas, laws and display only; interfaces carry Duration.
constexpr double
ToSeconds(Duration time)
{
    return static_cast<double>(time.count()) * 1e-9;
}

/// Nearest whole nanosecond. Values that a Duration cannot hold saturate at its ends.
/// Pre: seconds is not NaN.
inline Duration
FromSeconds(double seconds)
{
    // 9.2e9 s is just inside the 2^63 ns that a Duration holds.
    constexpr double kLimit = 9.2e9;
    if (seconds >= kLimit)
    {
        return Duration::max();
    }
    if (seconds <= -kLimit)
    {
        return Duration::min();
    }
    return Duration{std::llround(seconds * 1e9)};
}

/// `span` after `time`, or Duration::max() when that is beyond what a Duration holds ("never").
/// Pre: span is not negative.
constexpr Duration
Later(Duration time, Duration span)
{
    return span > Duration::max() - time ? Duration::max() : time + span;
}

/// Octets on the wire or in a buffer.
struct Bytes
{
    std::uint64_t count = 0;

    friend constexpr Bytes operator+(Bytes a, Bytes b) { return {a.count + b.count}; }
};

/// Bits per second. Never bytes: link speeds in the RFCs and in ns-3 are in bits.
struct BitRate
{
    std::uint64_t bitsPerSecond = 0;

    friend constexpr bool operator==(BitRate a, BitRate b)
    {
        return a.bitsPerSecond == b.bitsPerSecond;
    }
};

/// Time to put `size` on a link of speed `rate`, rounded down to whole nanoseconds.
/// Pre: rate.bitsPerSecond > 0 and size < 2 GB.
constexpr Duration
TransmissionTime(Bytes size, BitRate rate)
{
    constexpr std::uint64_t kBitsPerOctet = 8;
    constexpr std::uint64_t kNanosecondsPerSecond = 1'000'000'000;
    return Duration{static_cast<Duration::rep>(size.count * kBitsPerOctet * kNanosecondsPerSecond /
                                               rate.bitsPerSecond)};
}

/// Events per second of simulated time, 0 or more.
struct Rate
{
    double perSecond = 0;
};

} // namespace pptplab

#endif
