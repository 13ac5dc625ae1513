// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/continuous-erlang.h"

#include "analysis/queueing/domain.h"
#include "analysis/queueing/legendre-fraction.h"

#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/tools/roots.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace pptplab::analysis
{

namespace
{

constexpr double kSmallestBlocking = 1e-100;
constexpr double kLargestBlocking = 0.999999;
constexpr double kLargestInverse = 1e6;
constexpr double kSmallestLoad = 1e-6;
constexpr double kTie = 1e-11;

double
Blocking(double load, double ports)
{
    if (IsOverloaded(load, ports))
    {
        return (load - ports + LegendreFractionOf(load, ports).idle) / load;
    }
    // Below 1 / 178!, which is less than a double holds; Gamma(ports + 1) soon is more than one.
    if (load < 1 && ports >= 178)
    {
        return 0;
    }
    return boost::math::gamma_p_derivative(ports + 1, load) / boost::math::gamma_q(ports + 1, load);
}

// Logarithm of the blocking over that wanted. A blocking that underflows is just far too small.
double
LogExcess(double load, double ports, double blocking)
{
    return std::log(std::max(Blocking(load, ports), kSmallestBlocking * kSmallestBlocking) /
                    blocking);
}

template <typename Function>
double
Root(const Function& function, double low, double high)
{
    const boost::math::tools::eps_tolerance<double> tolerance(52);
    std::uintmax_t steps = 200;
    const auto [below, above] =
        boost::math::tools::toms748_solve(function, low, high, tolerance, steps);
    return below + (above - below) / 2;
}

void
RequireBlocking(double blocking)
{
    Require(blocking >= kSmallestBlocking && blocking <= kLargestBlocking,
            "blocking",
            blocking,
            "1e-100..0.999999");
}

} // namespace

double
ContinuousErlangB(double load, double ports)
{
    Require(load >= 0 && load <= 1e12, "offered load", load, "0..1e12 erlangs");
    Require(ports >= 0 && ports <= 1e7, "ports", ports, "0..1e7");
    return Blocking(load, ports);
}

double
LoadForBlocking(double ports, double blocking)
{
    Require(ports >= 1 && ports <= kLargestInverse, "ports", ports, "1..1e6");
    RequireBlocking(blocking);
    const auto excess = [&](double logLoad) {
        return LogExcess(std::exp(logLoad), ports, blocking);
    };
    // With all ports taken but the carried load below `ports`, a (1-B) < s bounds the load.
    const double high = std::log(ports / (1 - blocking)) + 1e-9;
    double low = high - 1;
    for (double step = 1; excess(low) > 0; step *= 2)
    {
        low -= step;
    }
    return std::exp(Root(excess, low, high));
}

double
RealPortsForBlocking(double load, double blocking)
{
    Require(load >= kSmallestLoad && load <= kLargestInverse,
            "offered load",
            load,
            "1e-6..1e6 erlangs");
    RequireBlocking(blocking);
    const auto excess = [&](double ports) { return LogExcess(load, ports, blocking); };
    double high = std::max(1.0, load);
    while (excess(high) > 0)
    {
        high *= 2;
    }
    return Root(excess, 0, high);
}

int
PortsForBlocking(double load, double blocking)
{
    const double exact = std::floor(RealPortsForBlocking(load, blocking));
    double ports = std::max(0.0, exact - 1);
    while (Blocking(load, ports) > blocking * (1 + kTie))
    {
        ++ports;
    }
    return static_cast<int>(ports);
}

} // namespace pptplab::analysis
