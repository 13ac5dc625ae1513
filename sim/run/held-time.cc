// SPDX-License-Identifier: GPL-2.0-only
#include "sim/run/held-time.h"

#include <boost/math/special_functions/gamma.hpp>

#include <algorithm>
#include <cmath>

namespace pptplab::sim
{

namespace
{

using population::Law;

double
ExponentialUpTo(double mean, double limit)
{
    return -mean * std::expm1(-limit / mean);
}

double
UniformUpTo(const Law& law, double limit)
{
    const double low = ToSeconds(law.First());
    const double high = ToSeconds(law.High());
    if (limit <= low)
    {
        return limit;
    }
    const double within = std::min(limit, high) - low;
    return high > low ? low + within - within * within / (2 * (high - low)) : low;
}

double
LognormalUpTo(double mean, double cv, double limit)
{
    const double variance = std::log1p(cv * cv);
    const double sigma = std::sqrt(variance);
    const double at = (std::log(limit / mean) + variance / 2) / sigma;
    const auto below = [](double x) { return std::erfc(-x / std::sqrt(2.0)) / 2; };
    return mean * below(at - sigma) + limit * below(-at);
}

double
HyperexponentialUpTo(double mean, double cv, double limit)
{
    const double square = cv * cv;
    const double p = (1 + std::sqrt((square - 1) / (square + 1))) / 2;
    return p * ExponentialUpTo(mean / (2 * p), limit) +
           (1 - p) * ExponentialUpTo(mean / (2 * (1 - p)), limit);
}

double
GammaUpTo(double mean, double cv, double limit)
{
    const double shape = 1 / (cv * cv);
    const double at = limit / mean * shape;
    return mean * boost::math::gamma_p(shape + 1, at) + limit * boost::math::gamma_q(shape, at);
}

double
WeibullUpTo(double mean, double shape, double limit)
{
    const double scale = mean / std::tgamma(1 + 1 / shape);
    const double at = std::pow(limit / scale, shape);
    return mean * boost::math::gamma_p(1 + 1 / shape, at) + limit * std::exp(-at);
}

double
ParetoUpTo(double mean, double shape, double limit)
{
    const double least = mean * (shape - 1) / shape;
    return limit <= least ? limit
                          : least + least / (shape - 1) * (1 - std::pow(least / limit, shape - 1));
}

double
EmpiricalUpTo(const Law& law, double limit)
{
    double sum = 0;
    double weights = 0;
    for (const population::Observed& each : law.Times())
    {
        sum += each.weight * std::min(limit, ToSeconds(each.time));
        weights += each.weight;
    }
    return sum / weights;
}

} // namespace

double
MeanUpTo(const Law& law, Duration limit)
{
    const double mean = ToSeconds(law.Mean());
    const double cut = ToSeconds(limit);
    if (limit <= Duration{})
    {
        return 0;
    }
    switch (law.Form())
    {
    case Law::Kind::Constant:
        break;
    case Law::Kind::Exponential:
        return ExponentialUpTo(mean, cut);
    case Law::Kind::Uniform:
        return UniformUpTo(law, cut);
    case Law::Kind::Lognormal:
        return LognormalUpTo(mean, law.Cv(), cut);
    case Law::Kind::Hyperexponential:
        return HyperexponentialUpTo(mean, law.Cv(), cut);
    case Law::Kind::Gamma:
        return GammaUpTo(mean, law.Cv(), cut);
    case Law::Kind::Weibull:
        return WeibullUpTo(mean, law.Shape(), cut);
    case Law::Kind::Pareto:
        return ParetoUpTo(mean, law.Shape(), cut);
    case Law::Kind::Empirical:
        return EmpiricalUpTo(law, cut);
    }
    return std::min(mean, cut);
}

std::optional<double>
MeanSession(const population::Group& group)
{
    const bool hasTail = !group.idleTail.IsZero() && group.idleLimit != Duration{};
    if (!group.callLimit)
    {
        const double tail = group.idleLimit ? MeanUpTo(group.idleTail, *group.idleLimit)
                                            : ToSeconds(group.idleTail.Mean());
        return ToSeconds(group.holding.Mean()) + tail;
    }
    if (hasTail)
    {
        return std::nullopt;
    }
    return MeanUpTo(group.holding, *group.callLimit);
}

double
CleanupShare(const population::Group& group)
{
    return group.protocols.Has(NetworkProtocol::NetBeui) ? 1 : group.netbeuiShare;
}

std::optional<double>
MeanHeld(const ServerSpec& server, const population::Group& group)
{
    const auto session = MeanSession(group);
    if (!server.setupTime || !session)
    {
        return std::nullopt;
    }
    return ToSeconds(server.setupTime->Mean()) + *session +
           group.silentShare * ToSeconds(server.deadTunnel.Mean()) +
           CleanupShare(group) * ToSeconds(server.cleanup.Mean());
}

} // namespace pptplab::sim
