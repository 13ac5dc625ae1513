// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/overflow.h"

#include "analysis/queueing/continuous-erlang.h"
#include "analysis/queueing/domain.h"
#include "analysis/queueing/legendre-fraction.h"

#include <boost/math/tools/roots.hpp>

#include <algorithm>
#include <cmath>
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

// Equivalent groups of a stream at least as peaked as Poisson.
class PeakedStream
{
  public:
    explicit PeakedStream(const Stream& stream) : m_mean(stream.mean)
    {
        Require(m_mean >= 1e-3 && m_mean <= 1e4, "mean", m_mean, "0.001..1e4 erlangs");
        const double peakedness = stream.variance / m_mean;
        Require(peakedness >= 1 && peakedness <= 50, "variance over mean", peakedness, "1..50");
        m_above = (stream.variance - m_mean) / m_mean;
    }

    double Mean() const { return m_mean; }

    /// Variance over mean, less the 1 of Poisson.
    double Above() const { return m_above; }

    /// Mean number of idle ports of the group that carries so much of its load: Riordan's variance.
    double Idle(double carried) const { return (carried - m_above) / (m_mean + m_above); }

    double Ports(double carried) const { return std::max(0.0, carried + Idle(carried)); }

    /// What the group passes on beyond the mean.
    double Excess(double carried) const
    {
        const double load = m_mean + carried;
        const double ports = Ports(carried);
        if (IsOverloaded(load, ports))
        {
            return LegendreFractionOf(load, ports).idle - Idle(carried);
        }
        return load * ContinuousErlangB(load, ports) - m_mean;
    }

    EquivalentGroup Group(double carried) const { return {m_mean + carried, Ports(carried)}; }

  private:
    double m_mean;
    double m_above = 0;
};

// What Rapp's group carries.
double
RappsCarried(const PeakedStream& stream)
{
    return stream.Above() * (stream.Mean() + 3 * (1 + stream.Above()));
}

} // namespace

Stream
Overflow(double load, double ports)
{
    Require(load >= 0 && load <= 1e6, "offered load", load, "0..1e6 erlangs");
    RequirePorts(ports);
    if (IsOverloaded(load, ports))
    {
        const auto [idle, next] = LegendreFractionOf(load, ports);
        const double mean = load - ports + idle;
        return {mean, mean * (1 + idle * (1 + next - idle) / (1 + idle))};
    }
    const double mean = load * ContinuousErlangB(load, ports);
    const double idle = ports - load + mean;
    return {mean, mean * (1 + (load - mean * (1 + idle)) / (1 + idle))};
}

Stream
Together(const std::vector<Stream>& streams)
{
    Stream sum;
    for (const Stream& stream : streams)
    {
        Require(stream.mean >= 0 && std::isfinite(stream.mean),
                "mean of a stream",
                stream.mean,
                "finite, 0 erlangs or more");
        Require(stream.variance >= 0 && std::isfinite(stream.variance),
                "variance of a stream",
                stream.variance,
                "finite, 0 or more");
        sum.mean += stream.mean;
        sum.variance += stream.variance;
    }
    return sum;
}

EquivalentGroup
RappsGroup(const Stream& stream)
{
    const PeakedStream peaked(stream);
    return peaked.Group(RappsCarried(peaked));
}

EquivalentGroup
GroupEquivalentTo(const Stream& stream)
{
    const PeakedStream peaked(stream);
    const auto excess = [&](double carried) { return peaked.Excess(carried); };
    // A group of no ports that carries (z-1) / (M+z), which it then passes on too much.
    const double low = peaked.Above() / (peaked.Mean() + 1 + peaked.Above());
    if (excess(low) <= 0)
    {
        return {stream.mean, 0}; // Poisson
    }
    double high = std::max(low, RappsCarried(peaked));
    while (excess(high) > 0)
    {
        high *= 1.25;
    }
    const boost::math::tools::eps_tolerance<double> tolerance(50);
    std::uintmax_t steps = 200;
    const auto [below, above] =
        boost::math::tools::toms748_solve(excess, low, high, tolerance, steps);
    return peaked.Group(below + (above - below) / 2);
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
    Require(stream.mean > 0 && stream.mean <= 1e9, "mean", stream.mean, "above 0 to 1e9 erlangs");
    const double peakedness = stream.variance / stream.mean;
    Require(
        peakedness >= 1e-3 && peakedness <= 1e3, "variance over mean", peakedness, "0.001..1000");
    Require(ports <= 1e7 * peakedness, "ports x mean / variance", ports / peakedness, "0..1e7");
    return ContinuousErlangB(stream.mean / peakedness, ports / peakedness);
}

} // namespace pptplab::analysis
