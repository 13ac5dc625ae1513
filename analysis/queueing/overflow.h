// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_ANALYSIS_QUEUEING_OVERFLOW_H
#define PPTPLAB_ANALYSIS_QUEUEING_OVERFLOW_H

#include <vector>

namespace pptplab::analysis
{

// Servers with overflow: callers whom one group of ports refuses try the next group. They come in
// bursts, so the next group refuses more of them than Erlang B says. A stream is described by mean
// and variance of the number of its calls that infinitely many ports would carry.

struct Stream
{
    double mean = 0;     ///< erlangs
    double variance = 0; ///< equal to the mean for Poisson callers, above it for overflow
};

/// What `ports` refuse of Poisson callers (J. Riordan, appendix to R. I. Wilkinson, Bell System
/// Technical Journal 35 (1956) 421-514):
///     mean = a B(a, c),    variance = mean (1 - mean + a / (c + 1 + mean - a))
///                                   = mean (1 + idle (1 + next - idle) / (1 + idle)),
/// the latter with legendre-fraction.h above full load, where the former cancels. Exact for
/// exponential holding. Domain: 0 <= load <= 1e6, 0 <= ports <= 1e6 (any real number). Relative
/// error of the mean below 1e-12, of the variance below 1e-11.
Stream Overflow(double load, double ports);

/// Sum of independent streams: means and variances add. Domain: both finite and 0 or more. Error:
/// rounding.
Stream Together(const std::vector<Stream>& streams);

/// Poisson callers and a number of ports, mostly not whole, whose overflow is a given stream.
struct EquivalentGroup
{
    double load = 0;
    double ports = 0;
};

/// Y. Rapp's approximation (Ericsson Technics 20 (1964) 1-60) with z = variance / mean:
///     load = variance + 3 z (z-1),    ports = load (mean+z) / (mean+z-1) - mean - 1.
/// Domain: 1e-3 <= mean <= 1e4, 1 <= variance / mean <= 50.
EquivalentGroup RappsGroup(const Stream& stream);

/// The group itself: the second of Rapp's formulas follows from Riordan's variance without
/// approximation, and the load is the root of load B(load, ports) = mean. Solved for the load that
/// the group carries, load - mean, of which also ports - carried = (carried-z+1) / (mean+z-1) is
/// free of differences of near numbers. Domain as RappsGroup; both moments of the overflow of the
/// answer agree with the stream to 1e-11 relative.
EquivalentGroup GroupEquivalentTo(const Stream& stream);

/// Share of the stream that `ports` refuse, by Wilkinson's equivalent random method: the overflow
/// of the equivalent group with its ports and these together, over the mean. Exact if the stream
/// is the overflow of one group or Poisson; else an approximation, usually good to a tenth.
double RefusedOfStream(const Stream& stream, double ports);

/// Share refused of a stream by W. S. Hayward's approximation (A. A. Fredericks, Bell System
/// Technical Journal 59 (1980) 807-827): B(mean / z, ports / z). Also for z below 1. Exact for
/// Poisson only. Domain: 0 < mean <= 1e9, 1e-3 <= z <= 1e3, ports / z <= 1e7. Relative error of the
/// arithmetic some 1e-12 + 1e-16 x idle ports.
double RefusedByHayward(const Stream& stream, double ports);

// All functions above: std::domain_error outside the domain; 0 <= ports <= 1e6.

} // namespace pptplab::analysis

#endif
