// SPDX-License-Identifier: GPL-2.0-only
#include "sim/load/law-moments.h"

#include <boost/math/special_functions/gamma.hpp>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace pptplab::sim::load
{

namespace
{

using population::Law;

/// A moment that is `whole`, split as the incomplete gamma function of that shape is at `at`.
SplitMoment
OfIncompleteGamma(double whole, double shape, double at)
{
    // Beyond it nothing is left of any shape that a law may have.
    constexpr double kFarOut = 1e300;
    const double x = std::min(at, kFarOut);
    return {whole * boost::math::gamma_p(shape, x), whole * boost::math::gamma_q(shape, x)};
}

SplitMoment
OfPoint(double value, int order, double limit)
{
    double power = 1; // not std::pow: a law may have a million points
    for (int k = 0; k < order; ++k)
    {
        power *= value;
    }
    return value <= limit ? SplitMoment{power, 0} : SplitMoment{0, power};
}

SplitMoment
OfGamma(double scale, double shape, int order, double limit)
{
    double whole = 1;
    for (int k = 0; k < order; ++k)
    {
        whole *= scale * (shape + k);
    }
    return OfIncompleteGamma(whole, shape + order, limit / scale);
}

SplitMoment
OfUniform(const Law& law, int order, double limit)
{
    const double low = ToSeconds(law.First());
    const double high = ToSeconds(law.High());
    if (low == high)
    {
        return OfPoint(low, order, limit);
    }
    const double at = std::clamp(limit, low, high);
    const double n = order + 1;
    const auto between = [&](double from, double to) {
        return (std::pow(to, n) - std::pow(from, n)) / (n * (high - low));
    };
    return {between(low, at), between(at, high)};
}

SplitMoment
OfLognormal(double mean, double cv, int order, double limit)
{
    const double variance = std::log1p(cv * cv);
    const double sigma = std::sqrt(variance);
    const double mu = std::log(mean) - variance / 2;
    const double whole = std::exp(order * mu + order * order * variance / 2);
    const double at = (std::log(limit) - mu - order * variance) / sigma / std::sqrt(2.0);
    return {whole * std::erfc(-at) / 2, whole * std::erfc(at) / 2};
}

SplitMoment
OfHyperexponential(double mean, double cv, int order, double limit)
{
    const double square = cv * cv;
    const double p = (1 + std::sqrt((square - 1) / (square + 1))) / 2;
    const SplitMoment fast = OfGamma(mean / (2 * p), 1, order, limit);
    const SplitMoment slow = OfGamma(mean / (2 * (1 - p)), 1, order, limit);
    return {p * fast.upTo + (1 - p) * slow.upTo, p * fast.beyond + (1 - p) * slow.beyond};
}

SplitMoment
OfWeibull(double mean, double shape, int order, double limit)
{
    const double scale = mean / std::tgamma(1 + 1 / shape);
    const double n = 1 + order / shape;
    return OfIncompleteGamma(
        std::pow(scale, order) * std::tgamma(n), n, std::pow(limit / scale, shape));
}

SplitMoment
OfPareto(double mean, double shape, int order, double limit)
{
    const double least = mean * (shape - 1) / shape;
    const double whole = shape * std::pow(least, order);
    const double longer = std::log(std::max(limit, least) / least);
    const double excess = order - shape;
    return {whole * (excess == 0 ? longer : std::expm1(excess * longer) / excess),
            excess < 0 ? whole * std::exp(excess * longer) / -excess
                       : std::numeric_limits<double>::infinity()};
}

SplitMoment
OfObserved(const Law& law, int order, double limit)
{
    SplitMoment sum;
    double weights = 0;
    for (const population::Observed& each : law.Times())
    {
        const SplitMoment one = OfPoint(ToSeconds(each.time), order, limit);
        sum.upTo += each.weight * one.upTo;
        sum.beyond += each.weight * one.beyond;
        weights += each.weight;
    }
    return {sum.upTo / weights, sum.beyond / weights};
}

} // namespace

SplitMoment
MomentAt(const Law& law, int order, double limit)
{
    assert(order >= 0 && order <= 2 && limit >= 0);
    const double mean = ToSeconds(law.Mean());
    switch (law.Form())
    {
    case Law::Kind::Constant:
        break;
    case Law::Kind::Exponential:
        return OfGamma(mean, 1, order, limit);
    case Law::Kind::Uniform:
        return OfUniform(law, order, limit);
    case Law::Kind::Lognormal:
        return OfLognormal(mean, law.Cv(), order, limit);
    case Law::Kind::Hyperexponential:
        return OfHyperexponential(mean, law.Cv(), order, limit);
    case Law::Kind::Gamma:
        return OfGamma(mean * law.Cv() * law.Cv(), 1 / (law.Cv() * law.Cv()), order, limit);
    case Law::Kind::Weibull:
        return OfWeibull(mean, law.Shape(), order, limit);
    case Law::Kind::Pareto:
        return OfPareto(mean, law.Shape(), order, limit);
    case Law::Kind::Empirical:
        return OfObserved(law, order, limit);
    }
    return OfPoint(mean, order, limit);
}

double
MeanUpTo(const Law& law, double limit)
{
    return MomentAt(law, 1, limit).upTo + limit * MomentAt(law, 0, limit).beyond;
}

double
ResidualTail(const Law& law, double t)
{
    const double excess = MomentAt(law, 1, t).beyond - t * MomentAt(law, 0, t).beyond;
    return std::max(0.0, excess) / ToSeconds(law.Mean());
}

double
ResidualTailUpTo(const Law& law, double t)
{
    const double twice = MomentAt(law, 2, t).upTo + 2 * t * MomentAt(law, 1, t).beyond -
                         t * t * MomentAt(law, 0, t).beyond;
    return twice / (2 * ToSeconds(law.Mean()));
}

} // namespace pptplab::sim::load
