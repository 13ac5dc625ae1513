// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/overflow.h"

#include "analysis/queueing/continuous-erlang.h"
#include "analysis/queueing/domain.h"

#include <boost/math/tools/roots.hpp>

#include <algorithm>
#include <cstdint>

namespace pptplab::analysis
{

namespace
{

void
RequirePorts(double ports)
{
    Require(ports >= 0 && ports <= 1e6, "ports", ports, "0..1e6");
}

// The variance over the mean, of a stream at least as peaked as Poisson.
double
Peakedness(const Stream& stream)
{
    Require(stream.mean >= 1e-3 && stream.mean <= 1e4, "mean", stream.mean, "0.001..1e4 erlangs");
    const double peakedness = stream.variance / stream.mean;
    Require(peakedness >= 1 && peakedness <= 50, "variance over mean", peakedness, "1..50");
    return peakedness;
}

double
PortsOfLoad(double load, double mean, double peakedness)
{
    return load * (mean + peakedness) / (mean + peakedness - 1) - mean - 1;
}

} // namespace

Stream
Overflow(double load, double ports)
{
    Require(load >= 0 && load <= 1e6, "offered load", load, "0..1e6 erlangs");
    RequirePorts(ports);
    const double mean = load * ContinuousErlangB(load, ports);
    return {mean, mean * (1 - mean + load / (ports + 1 + mean - load))};
}

Stream
Together(const std::vector<Stream>& streams)
{
    Stream sum;
    for (const Stream& stream : streams)
    {
        sum.mean += stream.mean;
        sum.variance += stream.variance;
    }
    return sum;
}

EquivalentGroup
RappsGroup(const Stream& stream)
{
    const double peakedness = Peakedness(stream);
    const double load = stream.variance + 3 * peakedness * (peakedness - 1);
    return {load, std::max(0.0, PortsOfLoad(load, stream.mean, peakedness))};
}

EquivalentGroup
GroupEquivalentTo(const Stream& stream)
{
    const double peakedness = Peakedness(stream);
    const auto portsOf = [&](double load) {
        return std::max(0.0, PortsOfLoad(load, stream.mean, peakedness));
    };
    const auto excess = [&](double load) {
        return load * ContinuousErlangB(load, portsOf(load)) - stream.mean;
    };
    // Without ports the load is (M+1) (M+z-1) / (M+z), which overflows (z-1) / (M+z) too much.
    const double low =
        (stream.mean + 1) * (stream.mean + peakedness - 1) / (stream.mean + peakedness);
    if (excess(low) <= 0)
    {
        return {stream.mean, 0}; // Poisson
    }
    double high = std::max(low, RappsGroup(stream).load);
    while (excess(high) > 0)
    {
        high *= 1.25;
    }
    const boost::math::tools::eps_tolerance<double> tolerance(50);
    std::uintmax_t steps = 200;
    const auto [below, above] =
        boost::math::tools::toms748_solve(excess, low, high, tolerance, steps);
    const double load = below + (above - below) / 2;
    return {load, portsOf(load)};
}

double
RefusedOfStream(const Stream& stream, double ports)
{
    RequirePorts(ports);
    const EquivalentGroup group = GroupEquivalentTo(stream);
    return group.load * ContinuousErlangB(group.load, group.ports + ports) / stream.mean;
}

double
RefusedByHayward(const Stream& stream, double ports)
{
    RequirePorts(ports);
    Require(stream.mean > 0, "mean", stream.mean, "above 0 erlangs");
    const double peakedness = stream.variance / stream.mean;
    Require(
        peakedness >= 1e-3 && peakedness <= 1e3, "variance over mean", peakedness, "0.001..1000");
    return ContinuousErlangB(stream.mean / peakedness, ports / peakedness);
}

} // namespace pptplab::analysis
