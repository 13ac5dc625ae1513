// SPDX-License-Identifier: GPL-2.0-only
#include "models/population/law.h"

#include <cassert>
#include <cmath>

namespace pptplab::population
{

namespace
{

/// Exponential with mean 1. 1-u is in (0, 1], so the logarithm is finite.
double
UnitExponential(RandomStream& stream)
{
    return -std::log(1.0 - stream.Uniform());
}

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

} // namespace

Law::Law(Kind kind, Duration first, double cv)
    : m_kind(kind), m_first(first), m_cv(cv), m_a(ToSeconds(first))
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

Duration
Law::Sample(RandomStream& stream) const
{
    switch (m_kind)
    {
    case Kind::Constant:
        break;
    case Kind::Exponential:
        return FromSeconds(m_a * UnitExponential(stream));
    case Kind::Uniform:
        return m_first + FromSeconds(ToSeconds(m_high - m_first) * stream.Uniform());
    case Kind::Lognormal:
        return FromSeconds(SampleLognormal(stream));
    case Kind::Hyperexponential:
        return FromSeconds(SampleHyperexponential(stream));
    }
    return m_first;
}

Duration
Law::Mean() const
{
    return m_kind == Kind::Uniform ? m_first + (m_high - m_first) / 2 : m_first;
}

double
Law::SampleLognormal(RandomStream& stream) const
{
    return std::exp(m_a + m_b * UnitNormal(stream));
}

double
Law::SampleHyperexponential(RandomStream& stream) const
{
    const double phaseMean = stream.Uniform() < m_p ? m_a : m_b;
    return phaseMean * UnitExponential(stream);
}

} // namespace pptplab::population
