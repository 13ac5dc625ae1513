// SPDX-License-Identifier: GPL-2.0-only
#include "models/population/law.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

namespace pptplab::population
{

namespace
{

/// Standard normal by the polar method (Marsaglia and Bray 1964). The second value of each pair
/// is not kept: a law is shared by many callers and has no memory.
double
UnitNormal(RandomStream& stream)
{
    for (;;)
    {
        const double x = 2.0 * stream.Uniform() - 1.0;
        const double y = 2.0 * stream.Uniform() - 1.0;
        const double square = x * x + y * y;
        if (square > 0 && square < 1)
        {
            return x * std::sqrt(-2.0 * std::log(square) / square);
        }
    }
}

/// Gamma with scale 1 and shape 1 or more, by the squeeze of G. Marsaglia and W. W. Tsang (ACM
/// Transactions on Mathematical Software 26 (2000) 363-372) without its shortcut.
double
UnitGamma(double shape, RandomStream& stream)
{
    const double d = shape - 1.0 / 3;
    const double c = 1 / std::sqrt(9 * d);
    for (;;)
    {
        const double x = UnitNormal(stream);
        const double root = 1 + c * x;
        const double v = root * root * root;
        const double u = 1 - stream.Uniform();
        if (root > 0 && std::log(u) < x * x / 2 + d * (1 - v + std::log(v)))
        {
            return d * v;
        }
    }
}

} // namespace

Law::Law(Kind kind, Duration first, double shape)
    : m_kind(kind), m_first(first), m_shape(shape), m_a(ToSeconds(first))
{
    assert(first >= Duration{});
}

Law
Law::Constant(Duration value)
{
    return {Kind::Constant, value, 0};
}

Law
Law::Exponential(Duration mean)
{
    return {Kind::Exponential, mean, 1};
}

Law
Law::Uniform(Duration low, Duration high)
{
    assert(low <= high);
    Law law(Kind::Uniform, low, 0);
    law.m_high = high;
    return law;
}

Law
Law::Lognormal(Duration mean, double cv)
{
    assert(mean > Duration{} && cv > 0);
    Law law(Kind::Lognormal, mean, cv);
    const double variance = std::log1p(cv * cv);
    law.m_a = std::log(ToSeconds(mean)) - variance / 2;
    law.m_b = std::sqrt(variance);
    return law;
}

Law
Law::Hyperexponential(Duration mean, double cv)
{
    assert(mean > Duration{} && cv >= 1);
    Law law(Kind::Hyperexponential, mean, cv);
    const double square = cv * cv;
    law.m_p = (1 + std::sqrt((square - 1) / (square + 1))) / 2;
    law.m_a = ToSeconds(mean) / (2 * law.m_p);
    law.m_b = ToSeconds(mean) / (2 * (1 - law.m_p));
    return law;
}

Law
Law::Gamma(Duration mean, double cv)
{
    assert(mean > Duration{} && cv > 0);
    Law law(Kind::Gamma, mean, cv);
    law.m_b = 1 / (cv * cv);
    law.m_a = ToSeconds(mean) / law.m_b;
    return law;
}

Law
Law::Weibull(Duration mean, double shape)
{
    assert(mean > Duration{} && shape > 0);
    Law law(Kind::Weibull, mean, shape);
    law.m_a = ToSeconds(mean) / std::tgamma(1 + 1 / shape);
    return law;
}

Law
Law::Pareto(Duration mean, double shape)
{
    assert(mean > Duration{} && shape > 1);
    Law law(Kind::Pareto, mean, shape);
    law.m_a = ToSeconds(mean) * (shape - 1) / shape;
    return law;
}

Law
Law::Empirical(std::vector<Observed> observed)
{
    assert(!observed.empty());
    Table table;
    double weights = 0;
    double sum = 0;
    for (const Observed& each : observed)
    {
        assert(each.time >= Duration{} && each.weight > 0);
        weights += each.weight;
        sum += each.weight * ToSeconds(each.time);
        table.upTo.push_back(weights);
    }
    table.observed = std::move(observed);
    Law law(Kind::Empirical, FromSeconds(sum / weights), 0);
    law.m_table = std::make_shared<const Table>(std::move(table));
    return law;
}

Duration
Law::SampleOther(RandomStream& stream) const
{
    switch (m_kind)
    {
    case Kind::Constant:
    case Kind::Exponential:
        break; // Sample's
    case Kind::Uniform:
        return m_first + DrawnTime(ToSeconds(m_high - m_first) * stream.Uniform());
    case Kind::Lognormal:
        return DrawnTime(std::exp(m_a + m_b * UnitNormal(stream)));
    case Kind::Hyperexponential:
        return DrawnTime(SampleHyperexponential(stream));
    case Kind::Gamma:
        return DrawnTime(SampleGamma(stream));
    case Kind::Weibull:
        return DrawnTime(m_a * std::pow(UnitExponential(stream), 1 / m_shape));
    case Kind::Pareto:
        return DrawnTime(m_a * std::exp(UnitExponential(stream) / m_shape));
    case Kind::Empirical:
        return SampleEmpirical(stream);
    }
    return m_first;
}

Duration
Law::Mean() const
{
    return m_kind == Kind::Uniform ? m_first + (m_high - m_first) / 2 : m_first;
}

double
Law::SampleHyperexponential(RandomStream& stream) const
{
    const double phaseMean = stream.Uniform() < m_p ? m_a : m_b;
    return phaseMean * UnitExponential(stream);
}

double
Law::SampleGamma(RandomStream& stream) const
{
    if (m_b >= 1)
    {
        return m_a * UnitGamma(m_b, stream);
    }
    // A shape below 1 is one above it, times U^(1/shape).
    const double u = 1 - stream.Uniform();
    return m_a * UnitGamma(m_b + 1, stream) * std::pow(u, 1 / m_b);
}

Duration
Law::SampleEmpirical(RandomStream& stream) const
{
    const auto& upTo = m_table->upTo;
    const double at = stream.Uniform() * upTo.back();
    const auto found = std::upper_bound(upTo.begin(), upTo.end() - 1, at);
    return m_table->observed[static_cast<std::size_t>(found - upTo.begin())].time;
}

bool
operator==(const Law& a, const Law& b)
{
    const bool sameTable = a.m_table == b.m_table ||
                           (a.m_table && b.m_table && a.m_table->observed == b.m_table->observed);
    return a.m_kind == b.m_kind && a.m_first == b.m_first && a.m_high == b.m_high &&
           a.m_shape == b.m_shape && sameTable;
}

} // namespace pptplab::population
